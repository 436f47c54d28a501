import * as z from "zod";
import { FileShape } from "./read/file.js";

/**
 * The JSON Schema (draft 2020-12) of metrics.yaml, for editors: the schema that `check` holds the file against, with a
 * sentence on every key. What a schema cannot say – references, units, formulas – is left to `check`.
 */
export function metricsSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(FileShape, { io: "input", unrepresentable: "any", target: "draft-2020-12" });
  return {
    $schema,
    title: "metrics.yaml",
    description: "A community's sources, tables, KPIs, stakeholders and goals.",
    ...schema,
  };
}
