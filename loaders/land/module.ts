import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/** A file of the workspace and all it imports as the text of one module. Nothing of it runs. Throws what esbuild says. */
export async function compiledModule(path: string): Promise<string> {
  const { build } = await import("esbuild");
  const require = createRequire(import.meta.url);
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "silent",
    // A workspace without packages of its own may use zod: ours.
    nodePaths: [dirname(dirname(require.resolve("zod/package.json")))],
    banner: { js: 'import { createRequire as __require } from "node:module"; const require = __require(import.meta.url);' },
    plugins: [
      {
        name: "worthwhile",
        setup(setup) {
          setup.onResolve({ filter: /^worthwhile\/channel$/ }, () => ({ path: "channel", namespace: "worthwhile" }));
          setup.onLoad({ filter: /.*/, namespace: "worthwhile" }, () => ({ contents: SOURCE_ERROR }));
        },
      },
    ],
  });
  return outputFiles[0]?.text ?? "";
}

/** Runs such a text as a module. */
export async function importedModule(text: string): Promise<{ readonly default?: unknown }> {
  const folder = await mkdtemp(join(tmpdir(), "worthwhile-module-"));
  try {
    const file = join(folder, "module.mjs");
    await writeFile(file, text);
    return (await import(pathToFileURL(file).href)) as { readonly default?: unknown };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What `worthwhile/channel` exports to a workspace's loader; the runtime knows the error by its name. */
const SOURCE_ERROR = `export class SourceError extends Error {
  name = "SourceError";
  constructor(kind, message, fix = null, restart = false) {
    super(message);
    Object.assign(this, { kind, fix, restart });
  }
}`;

/** esbuild's first complaint with its line, or the error's own words. */
export function firstWords(cause: unknown): string {
  const errors = (cause as { errors?: readonly { text: string; location: { line: number } | null }[] }).errors;
  const first = Array.isArray(errors) ? errors[0] : undefined;
  if (first !== undefined) return first.location === null ? first.text : `line ${first.location.line}: ${first.text}`;
  return cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : String(cause);
}
