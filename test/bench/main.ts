import { rm } from "node:fs/promises";
import { arch, cpus, totalmem } from "node:os";
import { line, type Figure } from "./figure.js";
import { HOME } from "./place.js";
import type { Options } from "./options.js";
import { readOptions, USAGE } from "./options.js";

/*
 * npm run bench [-- PART… --rows 1e6,10e6 --runs 5 --keep --cpu --malloy]
 *
 * Measures the product beside a yardstick of the same run, so that the ratios hold on any machine. JSON goes to the
 * standard output, a line a figure to the standard error. It needs nothing but the repository, and the registry where
 * --malloy asks for it.
 */
const PARTS: { readonly [part: string]: () => Promise<{ readonly measure: (options: Options) => AsyncIterable<Figure> }> } = {
  start: () => import("./parts/start.js"),
  load: () => import("./parts/load.js"),
  compile: () => import("./parts/compile.js"),
  language: () => import("./parts/language.js"),
  query: () => import("./parts/query.js"),
  peers: () => import("./parts/peers.js"),
  site: () => import("./parts/site.js"),
  report: () => import("./parts/report.js"),
  explore: () => import("./parts/explore.js"),
  cubes: () => import("./parts/cubes.js"),
  return: () => import("./parts/return.js"),
  versions: () => import("./parts/versions.js"),
  draws: () => import("./parts/draws.js"),
};

const options = readOptions(process.argv.slice(2), Object.keys(PARTS));
if (options === null) {
  process.stderr.write(USAGE(Object.keys(PARTS)));
  process.exit(2);
}
const figures: Figure[] = [];
try {
  for (const part of options.parts) {
    const { measure } = await (PARTS[part] as (typeof PARTS)[string])();
    for await (const figure of measure(options)) {
      figures.push(figure);
      process.stderr.write(`${line(figure)}\n`);
    }
  }
} finally {
  if (!options.keep) await rm(HOME, { recursive: true, force: true });
}
const [cpu] = cpus();
const machine = { cores: cpus().length, cpu: cpu?.model ?? "", memoryGB: Math.round(totalmem() / 2 ** 30), arch: arch() };
process.stdout.write(`${JSON.stringify({ machine, node: process.version, options, figures }, null, 1)}\n`);
