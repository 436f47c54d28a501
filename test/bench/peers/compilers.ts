import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import type { Session } from "../../../src/cli/session.js";
import { filesOf, ENTRY } from "../../../src/cli/workspace.js";
import { HOME, REPOSITORY } from "../place.js";
import type { Input, Timed } from "./compiler.js";
import { pairs } from "./measures.js";
import { MALLOY_SOURCES, QUESTIONS } from "./questions.js";
import { visitsText } from "./workspace.js";

const run = promisify(execFile);

/** Beside the project's own packages, and in neither its package.json nor its lock file. */
const PACKAGES = join(REPOSITORY, "node_modules", ".cache", "peers");
const MANIFEST = {
  private: true,
  dependencies: { "@malloydata/malloy": "0.0.431", "@malloydata/db-duckdb": "0.0.431" },
  // A range of Malloy's leads to a release of its parser's runtime that lacks files.
  overrides: { antlr4ts: "0.5.0-alpha.4" },
};

/** Installs Malloy where it is not there yet; else says in a sentence why it cannot. */
export async function installMalloy(): Promise<string | null> {
  if (existsSync(join(PACKAGES, "node_modules", "@malloydata", "db-duckdb"))) return null;
  await mkdir(PACKAGES, { recursive: true });
  await writeFile(join(PACKAGES, "package.json"), JSON.stringify(MANIFEST));
  try {
    await run("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: PACKAGES, timeout: 300_000 });
    return null;
  } catch (cause) {
    const reason = /npm error (?!code)(.*)/.exec(String(cause))?.[1] ?? "npm did not finish";
    return `Malloy could not be installed, so it is not measured: ${reason}`;
  }
}

export const KPIS = 200;
const sources = (name: "ours" | "malloy"): string => join(REPOSITORY, "test", "bench", "peers", `${name}.ts`);

/** Our compiler and Malloy's over the same tables, each in processes of its own; the median of `runs` of them counts. */
export async function timeCompiler(
  which: "ours" | "malloy",
  session: Session,
  { runs, cpu }: { readonly runs: number; readonly cpu: boolean },
): Promise<readonly Timed[]> {
  const folder = join(HOME, "compilers");
  await mkdir(folder, { recursive: true });
  const made = pairs(KPIS);
  const [module, fresh] = [join(folder, `${which}.mjs`), join(folder, "fresh.mjs")];
  await bundle(sources(which), module);
  await bundle(join(REPOSITORY, "test", "bench", "peers", "fresh.ts"), fresh);
  const { root } = session.read;
  const models =
    which === "ours"
      ? {
          small: { text: filesOf(root).read(ENTRY), questions: ourQuestions() },
          large: {
            text: await visitsText(
              root,
              made.map(({ name, formula }) => [name, formula]),
            ),
            questions: made.map(({ name }) => `${name} month`),
          },
        }
      : {
          small: { text: MALLOY_SOURCES, questions: malloyQuestions() },
          large: {
            text: `${MALLOY_SOURCES}\nsource: kpis is visits extend {\n${made.map(({ name, malloy }) => `  measure: ${name} is ${malloy}`).join("\n")}\n}`,
            questions: made.map(({ name }) => `run: kpis -> { group_by: m is visited_at.month; aggregate: ${name} }`),
          },
        };
  const input: Input = {
    module,
    packages: PACKAGES,
    tables: await columnsOf(session),
    catalog: session.catalog,
    ...models,
    runs,
    processor: cpu,
  };
  const path = join(folder, `${which}.json`);
  await writeFile(path, JSON.stringify(input));
  const found: Timed[] = [];
  for (let i = 0; i < Math.min(runs, 5); i++) {
    const { stdout } = await run(process.execPath, [fresh, path], { maxBuffer: 1 << 28 });
    found.push(JSON.parse(stdout) as Timed);
  }
  return found;
}

const ourQuestions = (): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(QUESTIONS).map(([name, { by }]) => [name, [name, ...by].join(" ")]));
const malloyQuestions = (): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(QUESTIONS).flatMap(([name, { malloy }]) => (malloy === null ? [] : [[name, malloy]])));

/** Plain JavaScript, so that no process waits for TypeScript. */
async function bundle(entry: string, outfile: string): Promise<void> {
  await build({
    absWorkingDir: REPOSITORY,
    entryPoints: [entry],
    outfile,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    target: "es2022",
    // Some packages are CommonJS.
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module";\nconst require = requireFrom(import.meta.url);',
    },
    logLevel: "error",
  });
}

async function columnsOf({ engine, catalog }: Session): Promise<Input["tables"]> {
  const tables: Record<string, { name: string; duckdb: string }[]> = {};
  for (const table of Object.keys(catalog.tables)) {
    const { data } = await engine.query(
      `select column_name, data_type from information_schema.columns where table_name = '${table}' and table_catalog = current_database() order by ordinal_position`,
    );
    tables[table] = (data[0] ?? []).map((name, r) => ({ name: String(name), duckdb: String(data[1]?.[r]) }));
  }
  return tables;
}
