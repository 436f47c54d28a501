// Compiles the command line into dist/, so that it starts at once and needs no loader of TypeScript.
import { rm, chmod } from "node:fs/promises";
import { build } from "esbuild";

const root = new URL("..", import.meta.url).pathname;

for (const part of ["worthwhile.js", "notebook-rows.js", "parts", "ui"])
  await rm(`${root}dist/${part}`, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: { worthwhile: "src/cli/bin.ts", "notebook-rows": "src/cli/notebook/child.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  // Small packages are bundled, as finding their many files costs more than running them; the great ones stay where
  // they are and are loaded when needed.
  external: ["@duckdb/*", "@observablehq/framework", "vega", "vega-lite", "esbuild", "chokidar", "exceljs", "arquero", "vite"],
  banner: {
    js: '#!/usr/bin/env node\nimport { createRequire as requireFrom } from "node:module";\nconst require = requireFrom(import.meta.url);',
  },
  chunkNames: "parts/[name]-[hash]",
  legalComments: "none",
  minifyWhitespace: true,
  minifySyntax: true,
  logLevel: "warning",
});
await chmod(`${root}dist/worthwhile.js`, 0o755);

// What runs in a page: the explorer, one file that it starts with and parts it loads when they are needed; and the
// workbench with the language service that it runs beside itself.
const page = {
  absWorkingDir: root,
  outdir: "dist/ui",
  bundle: true,
  minify: true,
  platform: "browser",
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
};
await build({
  ...page,
  entryPoints: {
    ...Object.fromEntries(["main", "engine", "chart", "sql-box"].map((name) => [name, `src/ui/explore/${name}.ts`])),
    "workbench-service": "src/ui/workbench/service/worker.ts",
  },
  format: "esm",
});
// The workbench and the parts it loads when they are needed, which share what they have in common.
await build({
  ...page,
  entryPoints: { workbench: "src/ui/workbench/main.ts" },
  format: "esm",
  splitting: true,
  chunkNames: "workbench-part-[hash]",
});
// What a notebook's page of the site runs, when a reader asks for it.
await build({
  ...page,
  entryPoints: { notebook: "src/ui/notebook/page.ts" },
  format: "esm",
  splitting: true,
  chunkNames: "notebook-part-[hash]",
});
// What runs the JavaScript of notebooks, in a worker of its own.
await build({ ...page, entryPoints: { "notebook-worker": "src/ui/notebook/worker.ts" }, format: "iife" });
