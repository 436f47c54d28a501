import type { Engine } from "./engine.js";

/**
 * Opens an engine in Node: native DuckDB, or DuckDB-WASM where "wasm" is asked for or no native binary exists. `path`,
 * `threads` and `memory` are for the native engine; DuckDB-WASM works in memory, on one thread.
 */
export async function openEngine(
  options: {
    readonly kind?: "native" | "wasm" | "auto";
    readonly path?: string;
    readonly threads?: number;
    readonly memory?: string;
  } = {},
): Promise<Engine> {
  const { kind = "auto", ...native } = options;
  // Each engine takes a good part of a second to load, so only the one that is used is.
  const { nativeAvailable, openNative } = await import("./node.js");
  if (kind !== "wasm" && (kind === "native" || nativeAvailable())) return openNative(native);
  return (await import("./wasm-node.js")).openWasm();
}
