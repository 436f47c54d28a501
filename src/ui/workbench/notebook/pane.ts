import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "htm/preact";
import type { Workbench } from "../workbench.js";
import type { NotebookView } from "./view.js";
import { NOTEBOOK_WORDS as W } from "./words.js";

/** The open notebook as cells; what shows them is loaded when the first notebook is opened. */
export function NotebookPane({
  bench,
  root,
  path,
}: {
  readonly bench: Workbench;
  readonly root: string;
  readonly path: string;
}) {
  const ref = useRef<HTMLDivElement>(null);
  const [isOpen, tell] = useState(false);
  useEffect(() => {
    let view: NotebookView | null = null;
    let isGone = false;
    const frame = new URL("assets/notebook/frame.html", new URL(root, document.baseURI)).href;
    void import("./view.js").then(({ NotebookView: View }) => {
      if (isGone || !ref.current) return;
      view = new View(ref.current, path, bench, frame);
      tell(true);
    });
    return () => {
      isGone = true;
      view?.close();
    };
  }, [path]);
  return html`<div class="gwrap nbwrap">
    ${isOpen ? null : html`<p class="muted">${W.opening}</p>`}
    <div class="nbbox" ref=${ref} data-region="notebook"></div>
  </div>`;
}
