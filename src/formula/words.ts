/** Words with a meaning of their own everywhere; as names they stand in backticks. */
export const RESERVED: ReadonlySet<string> = new Set([
  "and",
  "or",
  "not",
  "in",
  "is",
  "null",
  "like",
  "between",
  "within",
  "of",
  "where",
  "at",
  "to",
  "by",
  "as",
  "distinct",
  "true",
  "false",
]);

/** Words that continue a special form after a number, and so are never read as that number's unit. */
export const NEVER_UNITS: ReadonlySet<string> = new Set(["from", "active", "after", "model", "same", "count", "credit"]);

/** Calls with a grammar of their own. */
export const FORMS: ReadonlySet<string> = new Set(["converted", "retained", "attributed", "each"]);

/** A name that needs no backticks (but for the reserved words); any script. */
export const PLAIN_NAME = /^[\p{L}_][\p{L}\p{M}\p{Nd}_]*$/u;

/** The name as it must be written in a formula: in backticks where it would be read as something else. */
export function written(name: string, alsoReserved?: ReadonlySet<string>): string {
  const plain = PLAIN_NAME.test(name) && !RESERVED.has(name) && !(alsoReserved?.has(name) ?? false);
  return plain ? name : `\`${name.replaceAll("`", "``")}\``;
}
