import { execFile } from "node:child_process";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";

/** The repository. */
export const REPOSITORY = new URL("../../", import.meta.url).pathname;
/** Where workspaces of the bench live while it runs; kept for the next run where asked. */
export const HOME = join(REPOSITORY, "data", "bench");

export interface Ran {
  readonly milliseconds: number;
  /** The most memory the process held, in MB. */
  readonly peak: number;
  readonly out: string;
}

const TELL_PEAK = `data:text/javascript,process.on("exit",()=>process.stderr.write("\\npeak "+process.resourceUsage().maxRSS))`;

/** Runs the built command line in a process of its own. */
export async function worthwhile(...argv: readonly string[]): Promise<Ran> {
  const started = performance.now();
  return new Promise((done, failed) => {
    execFile(
      process.execPath,
      ["--import", TELL_PEAK, join(REPOSITORY, "dist", "worthwhile.js"), ...argv],
      { maxBuffer: 1 << 28, cwd: REPOSITORY },
      (error, out, err) => {
        if (error) return failed(new Error(`worthwhile ${argv.join(" ")}: ${err || error.message}`));
        const peak = Number(/\npeak (\d+)$/.exec(err)?.[1] ?? Number.NaN) / 1024;
        done({ milliseconds: performance.now() - started, peak, out });
      },
    );
  });
}

/** The demo in a workspace of its own, its community made `scale` times as large; loaded unless it was kept from before. */
export async function demo(scale: number): Promise<string> {
  const root = join(HOME, `scale-${scale}`);
  if (existsSync(join(root, "data", "lake", "done"))) return root;
  await freshDemo(root, scale);
  await worthwhile("sync", "--workspace", root);
  await writeFile(join(root, "data", "lake", "done"), "");
  return root;
}

/** The demo's definitions with nothing loaded. */
export async function freshDemo(root: string, scale: number): Promise<void> {
  await rm(root, { recursive: true, force: true });
  await mkdir(join(root, "data"), { recursive: true });
  await cp(join(REPOSITORY, "data", "in"), join(root, "data", "in"), { recursive: true });
  const text = await readFile(join(REPOSITORY, "metrics.yaml"), "utf8");
  const scaled = text.replace(/(loader: aurora,.*scale: )[\d.]+/, `$1${scale}`);
  await writeFile(join(root, "metrics.yaml"), scaled);
}

/** The demo's site in every language, built once. */
export async function demoSite(): Promise<string> {
  const root = await demo(1);
  if (!existsSync(join(root, "dist", "site"))) await worthwhile("build", "--workspace", root);
  return join(root, "dist", "site");
}

export type Document = Record<string, unknown> & { kpis: Record<string, unknown> };

/** A workspace over a loaded one's data, its definitions changed. */
export async function variant(name: string, from: string, change: (definitions: Document) => Document): Promise<string> {
  const root = join(HOME, name);
  await rm(root, { recursive: true, force: true });
  await mkdir(root, { recursive: true });
  await cp(join(from, "data"), join(root, "data"), { recursive: true });
  const definitions = change(parse(await readFile(join(from, "metrics.yaml"), "utf8")) as Document);
  await writeFile(join(root, "metrics.yaml"), stringify(definitions, { lineWidth: 0, aliasDuplicateObjects: false }));
  return root;
}

/** The scale at which the demo has about so many rows. */
export const scaleOf = (rows: number): number => Number((rows / 213_000).toPrecision(2));

/** The same in the first language alone: every text, and everybody who reads. */
export function inEnglish(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inEnglish);
  if (typeof value !== "object" || value === null) return value;
  const keys = Object.keys(value);
  if (keys.includes("en") && keys.every((key) => LANGUAGES.includes(key))) return { en: (value as { en: unknown }).en };
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      key === "language" && LANGUAGES.includes(String(part)) ? "en" : key === "languages" ? ["en"] : inEnglish(part),
    ]),
  );
}
const LANGUAGES = ["en", "ja", "da", "es", "fr", "ru"];
