import { resolve } from "node:path";
import { EXIT, type Context, type Exit } from "../context.js";
import type { CommandSpec, Given } from "../options.js";
import { ENGINE, engineKind } from "../shared.js";
import { makeSite } from "../make-site.js";
import { siteFolder } from "../site.js";
import { findWorkspace } from "../workspace.js";

export const spec: CommandSpec = {
  name: "build",
  takes: "",
  words: [0, 0],
  summary: "Builds the static site: every page in every language, ready for any host. Loads what was never loaded.",
  options: [{ name: "out", value: "DIR", help: "where the site is written (default: dist/site in the workspace)" }, ENGINE],
  examples: ["worthwhile build", "worthwhile build --out public"],
};

export async function run(given: Given, context: Context): Promise<Exit> {
  const root = findWorkspace(given.value("workspace"), context);
  const out = given.value("out");
  const made = await makeSite(root, context, {
    out: out === null ? siteFolder(root) : resolve(context.cwd, out),
    engine: engineKind(given),
  });
  context.out.write(`${made.pages} pages in ${made.out} (${(made.milliseconds / 1000).toFixed(1)} s)\n`);
  return EXIT.done;
}
