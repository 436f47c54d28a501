import { el } from "./dom.js";

/** A column: its head, and how its cells stand. `said` completes a short head for a reader who hears it. */
export interface GridColumn {
  readonly head: string;
  readonly said?: string;
  readonly right?: boolean;
}

/** A cell: text, or a button that opens something. */
export type GridCell = string | { readonly text: string; readonly label: string; readonly open: () => void };

const ROW = 31;
/** More rows than this stand in a box of their own, and only those in sight are drawn. */
const WHOLE = 20;
const SEEN = 16;
const AHEAD = 8;

/** A table of any length; its first column heads the rows. */
export function grid(
  label: string,
  columns: readonly GridColumn[],
  count: number,
  row: (index: number) => readonly GridCell[],
): HTMLElement {
  const body = el("tbody");
  const heads = columns.map(({ head, said, right }) =>
    el(
      "th",
      { scope: "col", ...(right ? { class: "r" } : {}) },
      ...(said ? [el("span", { class: "vh" }, `${said} `)] : []),
      head,
    ),
  );
  const table = el(
    "table",
    { class: "tight x-grid" },
    widths(columns, count, row),
    el("thead", {}, el("tr", {}, ...heads)),
    body,
  );
  const box = el("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": label }, table);
  const rows = (first: number, last: number): readonly HTMLElement[] =>
    Array.from({ length: Math.max(0, last - first) }, (_, i) => rowOf(row(first + i), columns, first + i));
  if (count <= WHOLE) {
    body.append(...rows(0, count));
    return box;
  }
  box.classList.add("x-window");
  table.setAttribute("aria-rowcount", String(count + 1));
  let whole = false;
  const render = (): void => {
    const first = whole ? 0 : Math.max(0, Math.min(count - SEEN, Math.floor(box.scrollTop / ROW)) - AHEAD);
    const last = whole ? count : Math.min(count, first + SEEN + 2 * AHEAD);
    body.replaceChildren(...space(first, columns), ...rows(first, last), ...space(count - last, columns));
  };
  box.addEventListener("scroll", render, { passive: true });
  // Paper has no scrolling.
  for (const [event, all] of [
    ["beforeprint", true],
    ["afterprint", false],
  ] as const)
    window.addEventListener(event, () => {
      if (!box.isConnected) return;
      whole = all && count <= 2000;
      render();
    });
  render();
  return box;
}

function rowOf(cells: readonly GridCell[], columns: readonly GridColumn[], index: number): HTMLElement {
  return el(
    "tr",
    { "aria-rowindex": String(index + 2) },
    ...cells.map((cell, c) => {
      const inside =
        typeof cell === "string"
          ? cell
          : el("button", { type: "button", class: "linkbtn", "aria-label": cell.label, click: () => cell.open() }, cell.text);
      const side = columns[c]?.right ? { class: "r" } : {};
      return c === 0 ? el("th", { scope: "row", ...side }, inside) : el("td", side, inside);
    }),
  );
}

/** The rows that are not drawn, as one of their height. */
function space(count: number, columns: readonly GridColumn[]): readonly HTMLElement[] {
  if (count <= 0) return [];
  const cell = el("td", { colspan: String(columns.length) });
  cell.style.height = `${count * ROW}px`;
  return [el("tr", { class: "x-space", "aria-hidden": "true" }, cell)];
}

/** Columns as wide as their longest cell, so that nothing moves while other rows come into sight. */
function widths(columns: readonly GridColumn[], count: number, row: (index: number) => readonly GridCell[]): HTMLElement {
  if (count <= WHOLE) return el("colgroup");
  // A head may break between its words, a cell never.
  const longest = columns.map(({ head }) => Math.max(...head.split(/\s/).map((word) => word.length)));
  const step = Math.max(1, Math.floor(count / 400));
  for (let i = 0; i < count; i += step)
    row(i).forEach((cell, c) => {
      longest[c] = Math.max(longest[c] ?? 0, (typeof cell === "string" ? cell : cell.text).length);
    });
  return el(
    "colgroup",
    {},
    ...longest.map((length) => {
      const col = el("col");
      col.style.minWidth = col.style.width = `${Math.min(40, length) * 0.52 + 0.9}em`;
      return col;
    }),
  );
}
