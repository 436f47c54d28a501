import { el } from "./dom.js";

const ROW = 32;
const SEEN = 14;

/**
 * A table that draws only the rows in sight, however many there are. `open` is called with a row's index when its button
 * is pressed; without it rows have none.
 */
export function grid(
  label: string,
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
  open?: { readonly label: string; readonly row: (index: number) => void },
): HTMLElement {
  const body = el("tbody");
  const head = el(
    "thead",
    {},
    el(
      "tr",
      {},
      ...columns.map((name) => el("th", { scope: "col" }, name)),
      ...(open ? [el("th", { scope: "col" }, open.label)] : []),
    ),
  );
  const table = el(
    "table",
    { "aria-rowcount": String(rows.length + 1) },
    el("caption", { class: "visually-hidden" }, label),
    head,
    body,
  );
  const box = el(
    "div",
    { class: "x-grid", tabindex: "0", role: "group", "aria-label": `${label}, ${rows.length} rows` },
    table,
  );
  const spacer = (height: number): HTMLElement => {
    const cell = el("td", { colspan: String(columns.length + (open ? 1 : 0)), "aria-hidden": "true" });
    cell.style.height = `${height}px`;
    cell.style.padding = "0";
    return el("tr", { class: "x-space" }, cell);
  };
  const render = (): void => {
    const first = Math.max(0, Math.min(rows.length - SEEN, Math.floor(box.scrollTop / ROW) - 4));
    const last = Math.min(rows.length, first + SEEN + 8);
    const drawn = rows
      .slice(first, last)
      .map((row, i) =>
        el(
          "tr",
          { "aria-rowindex": String(first + i + 2) },
          ...row.map((value) =>
            el("td", typeof value === "number" ? { class: "num" } : {}, value === null ? "–" : String(value)),
          ),
          ...(open
            ? [el("td", {}, el("button", { type: "button", class: "x-link", click: () => open.row(first + i) }, "Rows"))]
            : []),
        ),
      );
    body.replaceChildren(
      ...(first > 0 ? [spacer(first * ROW)] : []),
      ...drawn,
      ...(last < rows.length ? [spacer((rows.length - last) * ROW)] : []),
    );
  };
  box.addEventListener("scroll", render, { passive: true });
  render();
  return box;
}
