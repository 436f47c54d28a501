import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { foundReleases } from "../../src/cli/archive.js";
import { nameProblem } from "../../src/report/versions/name.js";
import { makeManifest, printManifest } from "../../src/report/versions/release.js";
import { verifyReleases, type FoundRelease } from "../../src/report/versions/verify.js";
import { filesOf, JULY, JUNE, makeShop, run, writeShop } from "./shop.js";

let root: string;
beforeAll(async () => {
  root = await makeShop(JUNE);
  expect(await run(root, "release", "june")).toMatchObject({ exit: 0, err: "" });
  await writeShop(root, JULY);
  expect(await run(root, "release", "july", "--date", "2026-08-03")).toMatchObject({ exit: 0, err: "" });
});

describe("a release", () => {
  it("holds the definitions as they were written, and the day of its data unless told another", async () => {
    const frozen = await readFile(join(root, "data/releases/july/definitions/metrics.yaml"), "utf8");
    expect(frozen).toBe(await readFile(join(root, "metrics.yaml"), "utf8"));
    const { chain, findings } = verifyReleases(foundReleases(root));
    expect(findings).toEqual([]);
    expect(chain.map(({ name, date }) => [name, date])).toEqual([
      ["june", "2026-06-30"],
      ["july", "2026-08-03"],
    ]);
    expect(chain[1]?.predecessor).toEqual({ name: "june", digest: chain[0]?.digest });
    expect((await run(root, "verify")).exit).toBe(0);
  });

  it("is never made twice, nor under a name that only case tells apart, nor under one that is no name", async () => {
    for (const name of ["june", "JUNE", "a..b", "../x", "current", "con", "a b", "-a", "x".repeat(61)]) {
      const { exit, out } = await run(root, "release", "--date", "2026-08-03", "--", name);
      expect([name, exit, out]).toEqual([name, 2, ""]);
    }
    expect(["2026-Q3", "v1.2", "a_b"].map(nameProblem)).toEqual([null, null, null]);
    expect((await readdir(join(root, "data/releases"))).filter((name) => !name.startsWith("."))).toEqual(["july", "june"]);
  });

  it("has the same bytes in another folder", async () => {
    const other = await makeShop(JUNE);
    await run(other, "release", "june");
    await writeShop(other, JULY);
    await run(other, "release", "july", "--date", "2026-08-03");
    expect(await filesOf(join(other, "data/releases"))).toEqual(await filesOf(join(root, "data/releases")));
  });
});

describe("verify", () => {
  const changed = (found: readonly FoundRelease[], name: string, path: string, at: number): readonly FoundRelease[] =>
    found.map((release) => ({
      ...release,
      files: release.files.map((file) => {
        if (release.name !== name || file.path !== path) return file;
        const bytes = Uint8Array.from(file.bytes);
        bytes[at] = (bytes[at] ?? 0) ^ 1;
        return { path, bytes };
      }),
    }));

  it("finds any changed byte of any file, and names the file", () => {
    const found = foundReleases(root);
    for (const { name, files } of found)
      for (const { path, bytes } of files) {
        // Every byte of what names the others; of the large files some hundred, and both ends.
        const step = path === "release.json" ? 1 : Math.max(1, Math.floor(bytes.length / 100));
        for (let at = 0; at < bytes.length; at += step) {
          const { findings } = verifyReleases(changed(found, name, path, at));
          expect(findings, `${name}/${path} at ${at}`).toContainEqual({ release: name, problem: "changed", file: path });
        }
      }
  });

  it("finds a file that is missing, one that is foreign, and a folder that was renamed", () => {
    const found = foundReleases(root);
    const [first, ...rest] = found as [FoundRelease, ...FoundRelease[]];
    const without = { ...first, files: first.files.filter(({ path }) => path !== "report.json") };
    const more = { ...first, files: [...first.files, { path: "notes.txt", bytes: new Uint8Array(3) }] };
    expect(verifyReleases([without, ...rest]).findings).toEqual([
      { release: first.name, problem: "missing", file: "report.json" },
    ]);
    expect(verifyReleases([more, ...rest]).findings).toEqual([{ release: first.name, problem: "foreign", file: "notes.txt" }]);
    expect(verifyReleases([{ ...first, name: "august" }, ...rest]).findings).toContainEqual({
      release: "august",
      problem: "renamed",
      was: first.name,
    });
  });

  it("finds an earlier release that was written anew with sound digests, one taken away, and a fork", () => {
    const found = foundReleases(root);
    const june = found.find(({ name }) => name === "june") as FoundRelease;
    const july = found.find(({ name }) => name === "july") as FoundRelease;
    const { chain } = verifyReleases(found);
    const files = june.files.filter(({ path }) => path !== "release.json");
    const { format: _format, files: _files, digest: _digest, ...about } = chain[0] as (typeof chain)[number];
    const anew = makeManifest({ ...about, date: "2026-06-29" }, files);
    const forged = {
      name: "june",
      files: [...files, { path: "release.json", bytes: new TextEncoder().encode(printManifest(anew)) }],
    };
    expect(verifyReleases([forged, july]).findings).toEqual([{ release: "july", problem: "before-changed", before: "june" }]);
    expect(verifyReleases([july]).findings).toEqual([{ release: "july", problem: "before-missing", before: "june" }]);
    const twin = makeManifest({ ...about, name: "twin" }, files);
    const other = {
      name: "twin",
      files: [...files, { path: "release.json", bytes: new TextEncoder().encode(printManifest(twin)) }],
    };
    expect(verifyReleases([june, july, other]).findings).toEqual([
      { release: "twin", problem: "fork", other: "june", before: null },
    ]);
  });

  it("ends with 1 and names the file; no site is built and no release made beside what was changed", async () => {
    const copy = await makeShop(JUNE);
    await run(copy, "release", "june");
    const file = join(copy, "data/releases/june/report.json");
    await writeFile(file, (await readFile(file, "utf8")).replace("Worth", "Wurth"));
    const { exit, out } = await run(copy, "verify");
    expect([exit, out.split("\n")[0]]).toEqual([
      1,
      "error bad-value data/releases/june/report.json was changed after the release was made. Restore it from version control: a release is never rewritten.",
    ]);
    expect((await run(copy, "build")).exit).toBe(1);
    expect((await run(copy, "release", "july")).exit).toBe(1);
  });
});

describe("a release that is killed", () => {
  it("is there whole or not at all, and the next one goes through", async () => {
    const dist = join(import.meta.dirname, "../../dist/worthwhile.js");
    expect(existsSync(dist)).toBe(true);
    let whole = 0;
    for (let i = 0; i < 8; i++) {
      const shop = await makeShop(JUNE);
      const child = spawn(process.execPath, [dist, "release", "june"], { cwd: shop, stdio: "ignore" });
      // The folder of releases appears when writing begins: half of the kills fall into that.
      const ended = new Promise((resolve) => child.on("exit", resolve));
      const began = Date.now();
      while (i % 2 === 0 && !existsSync(join(shop, "data/releases")) && Date.now() - began < 20_000)
        await new Promise((resolve) => setTimeout(resolve, 1));
      await new Promise((resolve) => setTimeout(resolve, i % 2 === 0 ? i : 120 * i));
      child.kill("SIGKILL");
      await ended;
      const { chain, findings } = verifyReleases(foundReleases(shop));
      expect(findings).toEqual([]);
      whole += chain.length;
      expect(await run(shop, "release", "next")).toMatchObject({ exit: 0, err: "" });
      const left = await readdir(join(shop, "data/releases"));
      expect(left.filter((name) => name.endsWith(".begun"))).toEqual([]);
      expect((await run(shop, "verify")).exit).toBe(0);
    }
    expect(whole).toBeLessThan(8);
  });
});
