// Gathers the VS Code extension in dist/vscode, ready to be packed as a .vsix. Its own packages are installed in its own
// folder where they are missing. `--out DIR` puts it elsewhere; `--unchecked` only bundles, and leaves the client out.
import { execFileSync } from "node:child_process";
import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const root = new URL("..", import.meta.url).pathname;
const folder = join(root, "src/editors/vscode");
const { values } = parseArgs({ options: { out: { type: "string" }, unchecked: { type: "boolean" } } });
const out = values.out === undefined ? join(root, "dist/vscode") : resolve(values.out);
const run = (words, cwd) =>
  execFileSync(words[0], words.slice(1), { cwd, stdio: "inherit", shell: process.platform === "win32" });

if (!values.unchecked) {
  if (!existsSync(join(folder, "node_modules/vscode-languageclient")))
    run(["npm", "install", "--no-package-lock", "--no-audit", "--no-fund"], folder);
  run([process.execPath, join(root, "node_modules/typescript/bin/tsc"), "--noEmit", "-p", folder], root);
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await build({
  absWorkingDir: folder,
  entryPoints: ["extension.ts"],
  outdir: out,
  outExtension: { ".js": ".cjs" },
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  external: ["vscode", ...(values.unchecked ? ["vscode-languageclient"] : [])],
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: "warning",
});
for (const name of ["package.json", "README.md", "formula.tmLanguage.json"])
  await copyFile(join(folder, name), join(out, name));
await copyFile(join(root, "LICENSE"), join(out, "LICENSE"));
const schema = execFileSync(process.execPath, [join(root, "dist/worthwhile.js"), "schema"], { cwd: root, maxBuffer: 1 << 26 });
await writeFile(join(out, "metrics.schema.json"), schema);
