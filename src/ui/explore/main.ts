import { startWorker } from "../../engine/browser-worker.js";
import { Explorer } from "./explorer.js";
import { pageOf } from "./page.js";
import { fetchResults } from "./published.js";
import { surelyUnpublished } from "./state.js";

/** Fills the page's explorer, and follows the address. */
export async function start(root: HTMLElement): Promise<void> {
  const base = root.dataset["root"] ?? "./";
  const worker = surelyUnpublished(location.hash) ? startWorker(`${base}assets/duckdb/`) : null;
  const explorer = new Explorer(root, pageOf(root, await fetchResults(base)), worker);
  window.addEventListener("hashchange", () => void explorer.show(explorer.read()));
  await explorer.show(explorer.read());
}
