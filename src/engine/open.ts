import type { Engine } from "./engine.js";
import { nativeAvailable, openNative } from "./node.js";
import { openWasm } from "./wasm-node.js";

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
  return kind === "wasm" || (kind === "auto" && !(await nativeAvailable())) ? openWasm() : openNative(native);
}
