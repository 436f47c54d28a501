import { BROWSER_FILES } from "./browser-files.js";
import { EngineError } from "./engine.js";

/** The engine's worker, its script on the way. */
export interface StartedWorker {
  readonly worker: Worker;
  /** Rejects where the script is missing or forbidden: the worker says so by an event only, and once. */
  readonly failed: Promise<never>;
}

/** Starts the engine's worker from the folder that holds BROWSER_FILES, before anything else of the engine is here. */
export function startWorker(base: string): StartedWorker {
  const script = new URL(BROWSER_FILES[1], folderOf(base)).href;
  const worker = new Worker(script);
  const failed = new Promise<never>((_, reject) => {
    const fail = (): void => reject(new EngineError(`The engine's script did not load: ${script}`));
    worker.addEventListener("error", fail, { once: true });
  });
  // Whoever opens the engine is told; until then the failure is nobody's.
  failed.catch(() => undefined);
  return { worker, failed };
}

/** The folder's address, relative to the page. */
export const folderOf = (base: string): URL => new URL(base.endsWith("/") ? base : `${base}/`, document.baseURI);
