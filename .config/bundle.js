// Compiles the command line into dist/, so that it starts at once and needs no loader of TypeScript.
import { rm, chmod } from "node:fs/promises";
import { build } from "esbuild";

const root = new URL("..", import.meta.url).pathname;

await rm(`${root}dist`, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: { worthwhile: "src/cli/bin.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  packages: "external",
  banner: { js: "#!/usr/bin/env node" },
  chunkNames: "parts/[name]-[hash]",
  legalComments: "none",
  logLevel: "warning",
});
await chmod(`${root}dist/worthwhile.js`, 0o755);
