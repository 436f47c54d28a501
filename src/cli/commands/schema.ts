import { metricsSchema } from "../../compile/schema.js";
import { EXIT, type Context, type Exit } from "../context.js";
import type { CommandSpec, Given } from "../options.js";

export const spec: CommandSpec = {
  name: "schema",
  takes: "",
  words: [0, 0],
  summary: "Prints the JSON Schema of metrics.yaml, for an editor's completion.",
  options: [],
  examples: ["worthwhile schema > metrics.schema.json"],
};

export function run(_given: Given, context: Context): Exit {
  context.out.write(`${JSON.stringify(metricsSchema(), null, 2)}\n`);
  return EXIT.done;
}
