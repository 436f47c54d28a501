import { Explorer } from "./explorer.js";
import { pageOf } from "./page.js";
import { fetchResults } from "./published.js";

/** Fills the page's explorer, and follows the address. */
export async function start(root: HTMLElement): Promise<void> {
  const results = await fetchResults(root.dataset["root"] ?? "./");
  const explorer = new Explorer(root, pageOf(root, results));
  window.addEventListener("hashchange", () => void explorer.show(explorer.read()));
  await explorer.show(explorer.read());
}
