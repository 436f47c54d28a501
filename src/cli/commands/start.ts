import { EXIT, type Context, type Exit } from "../context.js";
import type { CommandSpec, Given } from "../options.js";
import { ENGINE } from "../shared.js";

export const spec: CommandSpec = {
  name: "start",
  takes: "",
  words: [0, 0],
  summary: "Syncs what is missing, builds, serves and watches",
  options: [{ name: "out", value: "DIR", help: "where the site is written (default: dist/site)" }, ENGINE],
  examples: ["worthwhile build", "worthwhile build --out public"],
};

export async function run(_given: Given, _context: Context): Promise<Exit> {
  return EXIT.done;
}
