import type { Value } from "../../engine/table.js";
import { plainNumber } from "../../report/format/plain.js";
import type { Language } from "../../report/language.js";
import type { CellRows } from "../../report/notebook.js";
import { el } from "../explore/dom.js";
import type { Output } from "./runner.js";

/** What an output says beside its values. */
export interface OutputWords {
  readonly result: string;
  readonly rows: (n: number, more: boolean) => string;
  readonly noRows: string;
  readonly yes: string;
  readonly no: string;
  readonly line: (n: number) => string;
}

const SHOWN = 200;

/** What a cell came to, as elements: values are text, and markup only what our own printers made. */
export function outputOf(output: Output, language: Language, say: OutputWords): readonly HTMLElement[] {
  switch (output.kind) {
    case "rows":
      return tableOf(output.rows, language, say);
    case "shown":
      return output.shown.flatMap((each) =>
        each.kind === "table" ? tableOf(each.rows, language, say) : [el("p", { class: "value" }, each.text)],
      );
    case "kpis":
      return output.html.map((text) => printed("div", "kpi-out", text));
    case "chart":
      return [printed("div", "plot", output.svgs.join(""))];
    case "failed":
      return [
        el(
          "p",
          { class: "err", role: "status" },
          output.line === null ? output.message : `${say.line(output.line)} ${output.message}`,
        ),
      ];
  }
}

/** HTML of our own printers: the report's, or a drawing that was looked through. */
function printed(name: "div", className: string, text: string): HTMLElement {
  const element = el(name, { class: className });
  const parsed = new DOMParser().parseFromString(text, "text/html");
  element.append(...parsed.body.childNodes);
  return element;
}

function tableOf(rows: CellRows, language: Language, say: OutputWords): readonly HTMLElement[] {
  if (rows.rows === 0) return [el("p", { class: "empty" }, say.noRows)];
  const shown = Math.min(rows.rows, SHOWN);
  const right = rows.columns.map(({ type }) => type === "number" || type === "integer");
  const attributes = (c: number): { readonly class: string } | Record<string, never> => (right[c] ? { class: "r" } : {});
  const body = Array.from({ length: shown }, (_, r) =>
    el(
      "tr",
      {},
      ...rows.columns.map((_column, c) => {
        const text = valueText(rows.data[c]?.[r] ?? null, language, say);
        return c === 0 ? el("th", { scope: "row", ...attributes(c) }, text) : el("td", attributes(c), text);
      }),
    ),
  );
  const head = el("tr", {}, ...rows.columns.map(({ name }, c) => el("th", { scope: "col", ...attributes(c) }, name)));
  const table = el("table", { class: "tight" }, el("thead", {}, head), el("tbody", {}, ...body));
  return [
    el("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": say.result }, table),
    el("p", { class: "under" }, say.rows(shown, rows.more || shown < rows.rows)),
  ];
}

function valueText(value: Value, language: Language, say: OutputWords): string {
  if (value === null) return "–";
  if (typeof value === "boolean") return value ? say.yes : say.no;
  if (typeof value === "number") return plainNumber(value, language);
  return /^\d{4}-\d\d-\d\dT[\d:.]+$/.test(value) ? value.replace("T", " ").replace(/ 00:00:00$/, "") : value;
}
