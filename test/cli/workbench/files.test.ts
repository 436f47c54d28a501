import { spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FileRefused, WorkspaceFiles } from "../../../src/cli/workbench/files.js";

function workspace(): { readonly root: string; readonly files: WorkspaceFiles } {
  const root = mkdtempSync(join(tmpdir(), "worthwhile-files-"));
  writeFileSync(join(root, "metrics.yaml"), "version: 1\ninclude: [kpis/*.yaml]\n");
  mkdirSync(join(root, "kpis"));
  mkdirSync(join(root, "notebooks"));
  writeFileSync(join(root, "kpis", "one.yaml"), "kpis: {}\r\n");
  writeFileSync(join(root, "notebooks", "why.md"), "# Why\n");
  writeFileSync(join(root, "secret.yaml"), "token: x\n");
  return { root, files: new WorkspaceFiles(root) };
}

const refusal = async (work: Promise<unknown>): Promise<FileRefused> => {
  const cause = await work.then(
    () => null,
    (error: unknown) => error,
  );
  expect(cause).toBeInstanceOf(FileRefused);
  return cause as FileRefused;
};

describe("the files of a workbench", () => {
  it("are metrics.yaml, what it includes, and notebooks, as they lie there", async () => {
    const { files } = workspace();
    const all = await files.all();
    expect(all.map(({ path, text }) => [path, text])).toEqual([
      ["metrics.yaml", "version: 1\ninclude: [kpis/*.yaml]\n"],
      ["kpis/one.yaml", "kpis: {}\r\n"],
      ["notebooks/why.md", "# Why\n"],
    ]);
  });

  it.each([
    ["../outside.yaml"],
    ["kpis/../../outside.yaml"],
    ["/etc/passwd"],
    ["C:\\x.yaml"],
    ["secret.yaml"],
    ["data/in/x.csv"],
    ["notebooks/../secret.yaml"],
    ["package.json"],
    ["metrics.yaml\0"],
    [""],
  ])("%j is none of them: neither read nor written", async (path) => {
    const { root, files } = workspace();
    expect((await refusal(files.read(path))).status).toBe(403);
    expect((await refusal(files.write(path, "x", null))).status).toBe(403);
    expect(readFileSync(join(root, "secret.yaml"), "utf8")).toBe("token: x\n");
  });

  it("a link is not followed, whether file or folder", async () => {
    const { root, files } = workspace();
    const outside = mkdtempSync(join(tmpdir(), "worthwhile-outside-"));
    writeFileSync(join(outside, "a.md"), "theirs\n");
    symlinkSync(join(outside, "a.md"), join(root, "notebooks", "a.md"));
    symlinkSync(outside, join(root, "notebooks", "far"));
    for (const path of ["notebooks/a.md", "notebooks/far/a.md", "notebooks/far/b.md"])
      expect([path, (await refusal(files.write(path, "mine\n", null))).status]).toEqual([path, 403]);
    expect((await refusal(files.read("notebooks/a.md"))).status).toBe(403);
    expect(readFileSync(join(outside, "a.md"), "utf8")).toBe("theirs\n");
    expect(existsSync(join(outside, "b.md"))).toBe(false);
  });

  it("a text is written over the one it was made from, its mode kept, nothing left beside it", async () => {
    const { root, files } = workspace();
    const full = join(root, "metrics.yaml");
    chmodSync(full, 0o600);
    const { digest } = await files.read("metrics.yaml");
    const stored = await files.write("metrics.yaml", "version: 1\n", digest);
    expect(readFileSync(full, "utf8")).toBe("version: 1\n");
    expect(stored.digest).toBe((await files.read("metrics.yaml")).digest);
    expect(statSync(full).mode & 0o777).toBe(0o600);
    expect(readdirSync(root).sort()).toEqual(["kpis", "metrics.yaml", "notebooks", "secret.yaml"]);
  });

  it("another's change is not written over: it is handed back instead", async () => {
    const { root, files } = workspace();
    const { digest } = await files.read("metrics.yaml");
    writeFileSync(join(root, "metrics.yaml"), "version: 1 # theirs\n");
    const refused = await refusal(files.write("metrics.yaml", "version: 1 # mine\n", digest));
    expect([refused.status, refused.current?.text]).toEqual([412, "version: 1 # theirs\n"]);
    expect(readFileSync(join(root, "metrics.yaml"), "utf8")).toBe("version: 1 # theirs\n");
    expect((await refusal(files.write("notebooks/why.md", "new", null))).status).toBe(412);
  });

  it("of two writes over one text, the second is refused", async () => {
    const { files } = workspace();
    const { digest } = await files.read("metrics.yaml");
    const both = await Promise.allSettled([
      files.write("metrics.yaml", "version: 1 # a\n", digest),
      files.write("metrics.yaml", "version: 1 # b\n", digest),
    ]);
    expect(both.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect((await files.read("metrics.yaml")).text).toBe("version: 1 # a\n");
  });

  it("a new notebook is made, also in a new folder; a new definition file is not", async () => {
    const { root, files } = workspace();
    await files.write("notebooks/deep/er.md", "# New\n", null);
    expect(readFileSync(join(root, "notebooks/deep/er.md"), "utf8")).toBe("# New\n");
    expect((await refusal(files.write("kpis/two.yaml", "kpis: {}\n", null))).status).toBe(403);
  });

  it("what is no text, or larger than a definition file may be, is refused and nothing written", async () => {
    const { root, files } = workspace();
    const { digest } = await files.read("metrics.yaml");
    expect((await refusal(files.write("metrics.yaml", "x".repeat(600 * 1024), digest))).status).toBe(413);
    expect((await refusal(files.write("metrics.yaml", "half \uD83D", digest))).status).toBe(422);
    writeFileSync(join(root, "kpis", "one.yaml"), Buffer.from([0xff, 0xfe, 0x00]));
    expect((await refusal(files.read("kpis/one.yaml"))).status).toBe(422);
    expect((await files.read("metrics.yaml")).digest).toBe(digest);
  });

  it("killed while it writes again and again, it leaves the old text or the new one", async () => {
    const { root } = workspace();
    const script = new URL("./write-for-ever.ts", import.meta.url).pathname;
    for (let round = 0; round < 4; round++) {
      const child = spawn(process.execPath, ["--import", "tsx", script, root], { stdio: ["ignore", "pipe", "inherit"] });
      await new Promise((resolve) => child.stdout.once("data", resolve));
      await new Promise((resolve) => setTimeout(resolve, 5 + 17 * round));
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await gone;
      const text = readFileSync(join(root, "metrics.yaml"), "utf8");
      expect(text).toMatch(/^version: 1 # (\d+)\n(?:#\n){20000}# \1\n$/);
    }
  });
});
