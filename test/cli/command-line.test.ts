import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { VERSION } from "../../src/cli/version.js";
import { command } from "../kit/command.js";

const folder = mkdtempSync(join(tmpdir(), "worthwhile-cli-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A workspace of this text; files beside it by name. */
function workspace(name: string, text: string | Uint8Array, files: Readonly<Record<string, string>> = {}): string {
  const at = join(folder, name);
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, "metrics.yaml"), text);
  for (const [file, content] of Object.entries(files)) writeFileSync(join(at, file), content);
  return at;
}

const SMALL = `version: 1
tables:
  t: {from: t.csv, row: thing, key: id, time: at, columns: {a: {type: integer}, b: {type: integer}}}
kpis:
  n: {formula: count(t)}
  ratio: {formula: sum(t.a) / sum(t.b)}
  big: {formula: sum(t.a)}
`;

describe("init", () => {
  it("makes a workspace that checks clean and answers", async () => {
    expect((await command(["init", "fresh"], folder)).exit).toBe(0);
    const checked = await command(["check", "--format", "json"], join(folder, "fresh"));
    expect(JSON.parse(checked.out).diagnostics.filter((d: { severity: string }) => d.severity === "error")).toEqual([]);
    const kpi =
      readFileSync(join(folder, "fresh", "metrics.yaml"), "utf8").match(/^kpis:\s*\n(?:\s*#.*\n)*\s+(\w+):/m)?.[1] ?? "";
    expect((await command(["query", kpi, "--by", "month"], join(folder, "fresh"))).exit).toBe(0);
  });

  it("never writes over what is there", async () => {
    const again = await command(["init", "fresh"], folder);
    expect([again.exit, again.out]).toEqual([2, ""]);
  });
});

describe("exit codes", () => {
  const sound = workspace("sound", SMALL, { "t.csv": "id,at,a,b\n1,2026-01-01,1,2\n2,2026-01-02,3,0\n" });

  it("0: done", async () => expect((await command(["query", "n"], sound)).exit).toBe(0));

  it.each([
    ["query"],
    ["query", "none"],
    ["query", "n", "--by", "nothing"],
    ["query", "n", "--from", "yesterday"],
    ["query", "n", "--where", "a >"],
    ["query", "n", "--format", "pdf"],
    ["nonsense"],
    ["query", "n", "x"],
    ["release"],
    ["diff", "x"],
    ["query", "n", "--by", "`"],
  ])("2: wrong usage: %s", async (...argv) => {
    const { exit, err } = await command(argv, sound);
    expect(exit).toBe(2);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it("says with --format json what is wrong", async () => {
    const { exit, out } = await command(["query", "none", "--format", "json"], sound);
    expect(exit).toBe(2);
    expect(JSON.parse(out).diagnostics[0]).toMatchObject({ code: "usage", severity: "error" });
  });
});

describe("bad input is told, placed, and nothing breaks", () => {
  const hostile: Readonly<Record<string, string | Uint8Array>> = {
    empty: "",
    tabs: "version: 1\n\ttables: {}\n",
    duplicate: "version: 1\nversion: 1\ntables: {}\n",
    bomb: `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d]\n`,
    large: `# ${"x".repeat(10_000_000)}`,
    prototype: "version: 1\n__proto__: {polluted: true}\ntables: {}\n",
    nul: "version: 1\ntables: {\0: {}}\n",
    scalar: "hello",
    bytes: new Uint8Array([0xff, 0xfe, 0x00, 0xc3, 0x28]),
    deep: `version: 1\ntables: {}\nkpis: {k: {formula: "${"(".repeat(10_000)}1${")".repeat(10_000)}"}}\n`,
    traversal: "version: 1\ntables: {t: {from: ../../../etc/passwd, row: line}}\n",
    cycle: "version: 1\ntables: {}\nkpis: {a: {formula: b}, b: {formula: a}}\n",
  };
  it.each(Object.entries(hostile))("%s", async (name, text) => {
    const { exit, out, err } = await command(["check", "--format", "json"], workspace(`bad-${name}`, text));
    expect(exit).toBe(1);
    const { diagnostics } = JSON.parse(out) as { diagnostics: readonly { severity: string; message: string }[] };
    expect(diagnostics.some((d) => d.severity === "error")).toBe(true);
    expect(`${out}${err}`).not.toMatch(/\n\s+at |undefined|\[object/);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it("a folder in place of metrics.yaml, and none at all", async () => {
    mkdirSync(join(folder, "strange", "metrics.yaml"), { recursive: true });
    expect((await command(["check"], join(folder, "strange"))).exit).toBe(1);
    expect((await command(["check", "--workspace", join(folder, "nowhere")], folder)).exit).toBe(1);
  });

  it("a file outside by a symbolic link is not read", async () => {
    const at = workspace("linked", "version: 1\ntables: {t: {from: out.csv, row: line}}\nkpis: {n: {formula: count(t)}}\n");
    writeFileSync(join(folder, "secret.csv"), "canary\n1\n");
    symlinkSync(join(folder, "secret.csv"), join(at, "out.csv"));
    const { exit, out } = await command(["query", "n"], at);
    expect([exit, out]).toEqual([1, ""]);
  });
});

describe("numbers", () => {
  it("division by nothing is undefined, whole numbers keep their digits", async () => {
    const at = workspace("numbers", SMALL, {
      "t.csv": "id,at,a,b\n1,2026-01-01,9007199254740993,0\n2,2026-01-02,9007199254740992,0\n",
    });
    const { out } = await command(["query", "ratio,big", "--format", "json", "--detail"], at);
    expect(JSON.parse(out).rows).toEqual([
      [
        { value: null, n: 2, low: null, high: null, state: "undefined" },
        { value: "18014398509481985", n: 2, low: null, high: null, state: "complete" },
      ],
    ]);
  });

  it("an empty table covers nothing", async () => {
    const at = workspace("nothing", SMALL, { "t.csv": "id,at,a,b\n" });
    const { exit, out } = await command(["query", "n", "--format", "json", "--detail"], at);
    expect(exit).toBe(0);
    expect(JSON.parse(out).rows[0][0]).toMatchObject({ value: null, state: "no_data" });
  });
});

it("leaves no half-written site behind", async () => {
  const at = workspace("broken-site", `${SMALL}  bad: {formula: sum(t.nothing)}\n`, {
    "t.csv": "id,at,a,b\n1,2026-01-01,1,2\n",
  });
  expect((await command(["build"], at)).exit).toBe(1);
  expect(readdirSync(at).filter((name) => name === "dist")).toEqual([]);
});

it("has one version", () => {
  const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string };
  expect(VERSION).toBe(manifest.version);
});
