import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rename, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { constants, setPriority } from "node:os";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { build as bundle } from "esbuild";
import { Bug } from "../ground/diagnostic.js";
import type { Programs } from "./page.js";
import type { SiteFile } from "./file.js";
import { frameworkConfig } from "./framework-config.js";
import { packageRoot } from "./package-root.js";

/** What Framework made of its pages: their insides by place, and every other file it wrote. */
export interface FrameworkOutput {
  readonly pages: ReadonlyMap<string, { readonly body: string; readonly programs: Omit<Programs, "wasm"> }>;
  readonly files: readonly SiteFile[];
}

/** The name Framework prints into the pages it builds. */
export const TITLE = "Worthwhile";

/** Names Framework's client holds an `import("npm:…")` for: a folder for each in the cache keeps it from asking a registry. */
const RECOMMENDED = [
  "@observablehq/plot",
  "@observablehq/sample-datasets",
  "@uwdata/vgplot",
  "@viz-js/viz",
  "apache-arrow",
  "arquero",
  "d3",
  "d3-dsv",
  "echarts",
  "exceljs",
  "htl",
  "isoformat",
  "jszip",
  "katex",
  "leaflet",
  "lodash",
  "mapbox-gl",
  "mermaid",
  "parquet-wasm",
  "react",
  "react-dom",
  "sql.js",
  "topojson-client",
  "vega",
  "vega-lite",
  "vega-lite-api",
];

/**
 * Builds pages that have programs of their own with Observable Framework, without a network: `sources` is its root (the
 * pages as Markdown, the modules they import). The output is kept in `cache` by a hash of the sources, so Framework runs
 * only when they change. The same sources give the same bytes, in any folder, on any day.
 */
export async function framework(sources: readonly SiteFile[], title: string, cache: string): Promise<FrameworkOutput> {
  if (sources.length === 0) return { pages: new Map(), files: [] };
  const key = hashOf(sources, title);
  const kept = join(cache, "framework", key);
  const going = running.get(kept) ?? (existsSync(join(kept, "done")) ? null : run(sources, title, cache, kept));
  if (going !== null) {
    running.set(kept, going);
    await going.finally(() => running.delete(kept));
  }
  return collect(join(kept, "site"));
}

/** Builds under way in this process: whoever asks for the same waits for the same. */
const running = new Map<string, Promise<void>>();

function hashOf(sources: readonly SiteFile[], title: string): string {
  const hash = createHash("sha256").update(JSON.stringify([version(), title]));
  for (const file of [...sources].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const bytes = "bytes" in file ? file.bytes : readFileSync(file.from);
    hash.update(JSON.stringify([file.path, bytes.length])).update(bytes);
  }
  return hash.digest("hex").slice(0, 16);
}

const manifest = (): string => join(packageRoot(), "node_modules", "@observablehq", "framework", "package.json");

function version(): string {
  return (JSON.parse(readFileSync(manifest(), "utf8")) as { readonly version: string }).version;
}

async function run(sources: readonly SiteFile[], title: string, cache: string, kept: string): Promise<void> {
  const stage = join(cache, `stage-${process.pid}`);
  await rm(stage, { recursive: true, force: true });
  const root = join(stage, "root");
  try {
    for (const file of sources) await put(root, file);
    await cachePackages(join(root, ".observablehq", "cache", "_npm"));
    // Beside the root, not in it: Framework takes every Markdown file under its root for a page.
    await symlink(join(packageRoot(), "node_modules"), join(stage, "node_modules"), "junction");
    await build(root, join(stage, "site"), title);
    await rm(join(cache, "framework"), { recursive: true, force: true });
    await mkdir(kept, { recursive: true });
    await rename(join(stage, "site"), join(kept, "site"));
    await writeFile(join(kept, "done"), "");
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

/** Lets other work go first; where the system does not allow that, all work alike. */
function giveWay(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Ended already, or not allowed.
  }
}

/** Names for what no page uses; the real thing for what every page with a cell does. */
async function cachePackages(folder: string): Promise<void> {
  for (const name of RECOMMENDED) await mkdir(join(folder, `${name}@0.0.0`), { recursive: true });
  for (const name of ["htl", "isoformat"]) {
    const entry = { contents: `export * from "${name}";`, resolveDir: packageRoot() };
    await bundle({
      stdin: entry,
      bundle: true,
      format: "esm",
      minify: true,
      outfile: join(folder, `${name}@0.0.0`, "_esm.js"),
    });
  }
}

async function put(root: string, file: SiteFile): Promise<void> {
  const to = join(root, file.path);
  await mkdir(dirname(to), { recursive: true });
  if ("bytes" in file) await writeFile(to, file.bytes);
  else await cp(file.from, to);
  // Framework prints a file's time into the page that attaches it.
  await utimes(to, 0, 0);
}

/**
 * Framework in a process of its own: it prints to the standard output, takes over signals, and reads its switches from
 * the environment. Its package has no exports for this; its own command line is built on the same two modules.
 */
async function build(root: string, output: string, title: string): Promise<void> {
  const dist = pathToFileURL(join(dirname(manifest()), "dist")).href;
  const program = `
    const [dist, spec] = process.argv.slice(1);
    const { normalizeConfig, setCurrentDate } = await import(dist + "/config.js");
    const { build } = await import(dist + "/build.js");
    setCurrentDate(new Date(0));
    await build({ config: normalizeConfig(JSON.parse(spec)) });`;
  const spec = JSON.stringify(frameworkConfig({ root, output, title }));
  const env = { ...process.env, OBSERVABLE_TELEMETRY_DISABLE: "1", TZ: "UTC", NO_COLOR: "1" };
  try {
    const building = promisify(execFile)(process.execPath, ["--input-type=module", "-e", program, dist, spec], {
      cwd: dirname(output),
      env,
      maxBuffer: 1 << 26,
    });
    // It is needed last, and what is computed meanwhile is waited for first.
    if (building.child.pid !== undefined) giveWay(building.child.pid);
    await building;
  } catch (error) {
    throw new Bug(
      `Framework could not build the pages with programs: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

async function collect(site: string): Promise<FrameworkOutput> {
  const pages = new Map<string, { readonly body: string; readonly programs: Omit<Programs, "wasm"> }>();
  const files: SiteFile[] = [];
  for (const entry of await readdir(site, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const from = join(entry.parentPath, entry.name);
    const path = relative(site, from).split("\\").join("/");
    if (path.endsWith(".html")) pages.set(path, taken(await readFile(from, "utf8"), path));
    else files.push({ path, from });
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { pages, files };
}

/** A built page taken apart: its inside, and what its programs need in the head. Framework's own frame is left out. */
function taken(text: string, path: string) {
  const head = /<head>(.*?)<\/head>/s.exec(text)?.[1];
  const body = /<main id="observablehq-main"[^>]*>\n?(.*)<\/main>/s.exec(text)?.[1];
  if (head === undefined || body === undefined) throw new Bug(`Framework printed ${path} in an unknown form`);
  const inline = [...head.matchAll(/<script type="module">(.*?)<\/script>/gs)].map((script) => script[1] ?? "");
  const links = [...head.matchAll(/<link rel="(?:modulepreload|stylesheet|preload)"[^>]*>/g)].map((link) =>
    link[0].replace(' type="text/css"', ""),
  );
  return { body: body.trim(), programs: { inline: inline.filter((script) => script.trim() !== ""), head: links.join("\n") } };
}
