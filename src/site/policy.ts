import { createHash } from "node:crypto";

/** What a page's programs do. */
export interface Needs {
  readonly scripts: boolean;
  readonly wasm: boolean;
  readonly frames?: boolean;
}

/**
 * The Content-Security-Policy of a page. Nothing from elsewhere, nothing evaluated, inline only what is named by its
 * hash; a page that asks for the engine may compile WebAssembly, and only that page.
 */
export function policy(inline: readonly string[], needs: Needs): string {
  const hashes = inline.map((script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`);
  const scripts = needs.scripts ? ["'self'", ...(needs.wasm ? ["'wasm-unsafe-eval'"] : []), ...hashes] : ["'none'"];
  return [
    "default-src 'none'",
    `script-src ${scripts.join(" ")}`,
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    ...(needs.scripts ? ["connect-src 'self'", "worker-src 'self' blob:"] : []),
    ...(needs.frames ? ["frame-src 'self'"] : []),
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'none'",
  ].join("; ");
}
