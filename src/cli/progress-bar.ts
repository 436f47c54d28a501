import type { Out } from "./context.js";

/** A bar on a terminal, redrawn in place and gone when done; nothing elsewhere, so that logs stay short. */
export function progressBar(out: Out, what: string): (done: number, all: number) => void {
  if (out.isTTY !== true) return () => undefined;
  const width = 24;
  return (done, all) => {
    const filled = Math.round((width * done) / Math.max(1, all));
    const line = `${what} ${"█".repeat(filled)}${"░".repeat(width - filled)} ${done} of ${all}`;
    out.write(done >= all ? "\r\x1b[K" : `\r${line}\x1b[K`);
  };
}
