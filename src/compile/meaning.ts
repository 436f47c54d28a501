/**
 * A definition without its places in the file and without its words: two that mean the same are equal, wherever they
 * stand and whatever they are called. Plain JSON.
 */
export function meaningOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meaningOf);
  if (value === null || typeof value !== "object") return value;
  if ("text" in value && "map" in value && Array.isArray(value.map)) return value.text;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, part]) => !isPlace(key, part) && !isWords(key, part))
      .map(([key, part]) => [key, meaningOf(part)]),
  );
}

// A column may be called "span" or "label" too, but what is said of a column is neither a place nor a text.
const isPlace = (key: string, part: unknown): boolean =>
  (key === "span" || key === "unitSpan" || key === "weightSpan") &&
  (part === null || (typeof part === "object" && "start" in part && "end" in part));
const isWords = (key: string, part: unknown): boolean =>
  (key === "label" || key === "description" || key === "note") &&
  part !== null &&
  typeof part === "object" &&
  Object.values(part).every((text) => typeof text === "string");
