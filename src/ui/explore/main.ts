import { startWorker } from "../../engine/browser-worker.js";
import { exploreWords } from "../../report/sentence/explore.js";
import { el } from "./dom.js";
import { Explorer } from "./explorer.js";
import { toldOf } from "./failure.js";
import { toldIn } from "./notice.js";
import { languageOf, pageOf } from "./page.js";
import { fetchResults } from "./published.js";
import { surelyUnpublished } from "./state.js";

/** Fills the page's explorer, and follows the address. */
export async function start(root: HTMLElement): Promise<void> {
  const base = root.dataset["root"] ?? "./";
  const worker = surelyUnpublished(location.hash) ? startWorker(`${base}assets/duckdb/`) : null;
  const results = await fetchResults(base).catch((cause: unknown) => {
    const language = languageOf(document);
    const told = toldOf(cause, exploreWords(language), language);
    root.replaceChildren(el("div", { class: "err", role: "alert" }, el("p", {}, toldIn(told))));
    return null;
  });
  if (results === null) return;
  const explorer = new Explorer(root, pageOf(root, results), worker);
  window.addEventListener("hashchange", () => void explorer.show(explorer.read()));
  await explorer.show(explorer.read());
}
