import * as z from "zod";
import { diagnose } from "../../ground/messages.js";
import type { TableFrom } from "../definitions.js";
import { strict, word } from "./atoms.js";
import { staysInside } from "./files.js";
import type { Reading } from "./reading.js";
import { replacement, spanAt } from "./reading.js";
import { ONE_OF } from "./shape-words.js";
import type { Path } from "./tree.js";

const sql = word.describe("One select statement; other tables are named as they are here.");

/** The two keys that say where rows come from; `exactlyOneOrigin` holds them apart. */
export const originKeys = {
  from: z
    .union([word, strict({ sql })], { error: "from" })
    .optional()
    .describe(
      "source.table, or a file or pattern of files (csv, tsv, json, ndjson, parquet, arrow, xlsx), or {sql: “select …”}.",
    ),
  sql: sql.optional(),
};

type OriginInput = z.output<z.ZodObject<typeof originKeys>>;

export const exactlyOneOrigin = [
  (input: { from?: unknown; sql?: unknown }): boolean => (input.from === undefined) !== (input.sql === undefined),
  { error: `${ONE_OF}from sql` },
] as const;

/**
 * `source.table` where the first part is a declared source, else a path from the folder of metrics.yaml. A path that
 * leaves the folder, and a name that is neither, is a complaint; the table is kept, so that nothing else follows.
 */
export function buildFrom(input: OriginInput, sources: ReadonlySet<string>, reading: Reading, path: Path): TableFrom {
  const from = input.from ?? { sql: input.sql ?? "" };
  const span = spanAt(reading, [
    ...path,
    ...(input.from === undefined ? ["sql"] : typeof from === "string" ? ["from"] : ["from", "sql"]),
  ]);
  if (typeof from !== "string") return { kind: "sql", sql: from.sql, span };
  const dot = from.indexOf(".");
  const first = from.slice(0, Math.max(dot, 0)).normalize("NFC");
  if (dot > 0 && dot < from.length - 1 && sources.has(first))
    return { kind: "source", source: first, stream: from.slice(dot + 1), span };
  if (!staysInside(from)) reading.complaints.push(diagnose("badPath", span, { path: from }));
  else if (sources.has(from.normalize("NFC"))) reading.complaints.push(diagnose("dataSourceAsFile", span, { source: from }));
  else if (!READABLE.test(from)) {
    const source = dot > 0 ? first : from;
    const near = reading.suggest(source, [...sources]);
    const at = { ...span, start: span.start, end: span.start + source.length };
    const whole = near !== null && dot > 0 && span.end - span.start === from.length ? at : null;
    reading.complaints.push(
      diagnose("undeclaredSource", span, { from, source, near }, whole ? replacement(whole, near) : undefined),
    );
  }
  return { kind: "file", path: from, span };
}

/** Kinds of files a table may be, packed ones included; a folder's pattern may leave the kind open with `*`. */
const READABLE = /(\.(csv|tsv|txt|json|ndjson|jsonl|parquet|arrow|feather|ipc|xlsx)(\.gz|\.zst)?|\*)$/i;
