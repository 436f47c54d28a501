import { EngineError } from "./engine.js";

/**
 * DuckDB's words as an EngineError: its sentence and hint, without the copy of the statement and the caret below it,
 * which show generated SQL that no reader wrote, and without the advice to fetch an extension.
 */
export function engineError(cause: unknown): EngineError {
  if (cause instanceof EngineError) return cause;
  const words = cause instanceof Error ? cause.message : String(cause);
  return new EngineError(
    fromJson(words)
      .replace(/\s*\n+(LINE \d+:|Please try installing and loading)[\s\S]*$/, "")
      .trim(),
    { cause },
  );
}

/** For `promise.catch(raise)` where DuckDB is called. */
export function raise(cause: unknown): never {
  throw engineError(cause);
}

/** A few calls of DuckDB-WASM give their error as JSON: {"exception_type": "Catalog", "exception_message": "…"}. */
function fromJson(words: string): string {
  if (!words.startsWith('{"exception_type"')) return words;
  const parsed: { exception_type?: unknown; exception_message?: unknown } = JSON.parse(words);
  return `${String(parsed.exception_type)} Error: ${String(parsed.exception_message)}`;
}
