import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openEngine } from "../../src/engine/open.js";
import { command } from "../kit/command.js";
import { htmlFaults } from "../kit/html.js";
import { badLinks } from "../kit/links.js";
import { shared, withoutShared } from "../kit/shared.js";

/** A cell as `query --detail` prints it. */
export interface Cell {
  readonly value: number | null;
  readonly n: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly state: "complete" | "partial" | "immature" | "undefined" | "no_data";
}
/** Hides people where a loader meets them. */
const KEY = { WORTHWHILE_KEY: "a key for tests, long enough" };
type Row = readonly (string | number | null | Cell)[];

export interface Workspace {
  readonly folder: string;
  /** Runs a command in it: what it printed, and its exit code. */
  run(...argv: string[]): ReturnType<typeof command>;
  /** The rows of a `query --detail --format json`: keys, then a cell for each KPI. */
  rows(...argv: string[]): Promise<readonly Row[]>;
  /** The one cell of a KPI asked without `--by`. */
  cell(kpi: string, ...argv: string[]): Promise<Cell>;
  /** The rows of the KPIs by their first key. */
  by(kpis: string, by: string, ...argv: string[]): Promise<ReadonlyMap<string | null, readonly Cell[]>>;
  /** The text of a page of the built site, without tags: "kpi/topics", "es/kpi/nps", "" for the first page. */
  page(path: string): string;
}

/**
 * A workspace of this room over one set of the shared data: its metrics.yaml in a folder of its own, the set copied
 * into it, as the product reads nothing that lies outside. It is synced, checked and built before `tests` run; every
 * workspace is held to the same: no error, no warning, a sound site.
 */
export function workspace(name: string, set: string, tests: (at: Workspace) => void): void {
  const data = join(shared, "data", set);
  // Tests read the raw files while they are gathered: without them nothing is.
  if (!existsSync(data)) return void describe.skip(`${name}${withoutShared}`, () => it("reads the shared data"));
  describe(name, () => {
    const folder = mkdtempSync(join(tmpdir(), `worthwhile-${name}-`));
    const site = join(folder, "dist/site");
    const run = (...argv: string[]): ReturnType<typeof command> => command(argv, folder, KEY);
    const ask = async (argv: readonly string[]): Promise<readonly Row[]> => {
      const ran = await run("query", ...argv, "--detail", "--format", "json");
      expect(ran.exit, `${ran.err}${ran.out}`).toBe(0);
      return (JSON.parse(ran.out) as { rows: Row[] }).rows;
    };

    beforeAll(async () => {
      cpSync(join(import.meta.dirname, name, "metrics.yaml"), join(folder, "metrics.yaml"));
      cpSync(data, join(folder, "data/in", set), { recursive: true });
      // The shared data may be read-only; its copy must be removable.
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
        chmodSync(join(entry.parentPath, entry.name), 0o755);
      for (const argv of [["sync"], ["build"]]) {
        const ran = await run(...argv);
        expect(ran.exit, `${argv.join(" ")}: ${ran.err}${ran.out}`).toBe(0);
      }
    }, 240_000);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it("is sound: not one error or warning", async () => {
      const ran = await run("check", "--format", "json");
      const { diagnostics } = JSON.parse(ran.out) as { diagnostics: { severity: string; message: string }[] };
      expect(diagnostics.filter(({ severity }) => severity !== "info").map(({ message }) => message)).toEqual([]);
      expect(ran.exit).toBe(0);
    });

    it("makes a site of sound links and valid pages", async () => {
      expect(await badLinks(site)).toEqual([]);
      for (const page of ["index.html", "coverage/index.html"])
        expect(await htmlFaults(readFileSync(join(site, page), "utf8")), page).toEqual([]);
    });

    tests({
      folder,
      run,
      rows: (...argv) => ask(argv),
      async cell(kpi, ...argv) {
        const [row] = await ask([kpi, ...argv]);
        return row?.[0] as Cell;
      },
      async by(kpis, by, ...argv) {
        const rows = await ask([kpis, "--by", by, ...argv]);
        return new Map(rows.map(([key, ...cells]) => [key as string | null, cells as Cell[]]));
      },
      page: (path) => textOf(readFileSync(join(site, path, "index.html"), "utf8")),
    });
  });
}

/** Rows of plain SQL over a raw file of the shared data, read past all of the product's own readers. */
export async function plainSql(sql: string): Promise<readonly (readonly unknown[])[]> {
  const engine = await openEngine({ kind: "native" });
  try {
    const { rows, data } = await engine.query(sql.replaceAll("@data", join(shared, "data").replaceAll("'", "''")));
    return Array.from({ length: rows }, (_, r) => data.map((column) => column[r] ?? null));
  } finally {
    await engine.close();
  }
}

/** What a reader sees of a page: its words, one space between them. */
function textOf(html: string): string {
  return html
    .replace(/<(script|style)\b[^]*?<\/\1>/g, "")
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&")
    .replace(/[\s\u00a0]+/g, " ")
    .replace(/ ([.,;:])/g, "$1");
}

/** R-7, as the language says, by its textbook rule. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? NaN;
  const high = sorted[Math.ceil(at)] ?? NaN;
  return low + (high - low) * (at - Math.floor(at));
}
