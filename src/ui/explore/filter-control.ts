import type { ControlState } from "./control-state.js";
import { dimensionName } from "./dimension-name.js";
import { el, field, select, type Choice } from "./dom.js";
import { toldOf } from "./failure.js";
import { remove } from "./kpi-control.js";
import { toldIn } from "./notice.js";
import type { Page } from "./page.js";
import { sharedDimensions } from "./question.js";
import type { Filter } from "./state.js";

/** Filters "column = value": those that hold, and two choices for one more. Values are asked of the engine when needed. */
export function filterControl(state: ControlState, page: Page): readonly HTMLElement[] {
  const { view, asked, go } = state;
  const { say } = page;
  const names = sharedDimensions(asked.kpis);
  if (names.length === 0) return [];
  const chips = view.filters.map((filter, i) =>
    el(
      "li",
      {},
      said(filter, page),
      remove(`x-unfilter-${i}`, say.remove(said(filter, page)), () =>
        go({ filters: view.filters.filter((_, at) => at !== i) }),
      ),
    ),
  );
  const values = el("div", {});
  const choose = (column: string): void => {
    if (column === "") return values.replaceChildren();
    values.replaceChildren(el("p", { class: "small muted", role: "status" }, say.asking));
    void offered(column, state, page).then(
      (choices) => values.replaceChildren(valueSelect(choices, column, state, page)),
      (cause: unknown) => values.replaceChildren(el("p", { class: "err" }, toldIn(toldOf(cause, say, page.language)))),
    );
  };
  return [
    ...(chips.length > 0 ? [el("ul", { class: "x-chips", "aria-label": say.filters }, ...chips)] : []),
    select(
      "x-filter",
      say.filterColumn,
      [["", say.splitNone], ...names.map((name): Choice => [name, dimensionName(name, page)])],
      "",
      choose,
    ),
    values,
  ];
}

const said = ([column, value]: Filter, page: Page): string => `${dimensionName(column, page)} = ${page.group(value)}`;

/** The values of a column: of the split that is shown, or of the published rows. */
async function offered(column: string, { asked, asker }: ControlState, { results }: Page): Promise<readonly (string | null)[]> {
  const [table = "", name = ""] = column.includes(".") ? column.split(".") : [asked.kpis[0]?.tables[0] ?? "", column];
  if (results.dimensions[column]?.type === "boolean") return ["true", "false"];
  return (await asker()).values(table, name);
}

function valueSelect(choices: readonly (string | null)[], column: string, { view, go }: ControlState, page: Page): HTMLElement {
  const { say } = page;
  const box = el(
    "select",
    { id: "x-filter-value" },
    ...choices.map((value, i) => el("option", { value: String(i) }, page.group(value))),
  );
  const add = (): void => {
    const value = choices[Number(box.value)];
    if (value !== undefined) go({ filters: [...view.filters.filter(([known]) => known !== column), [column, value]] });
  };
  return field(
    "x-filter-value",
    say.filterValue,
    el(
      "div",
      { class: "x-beside" },
      box,
      el("button", { type: "button", class: "btn", id: "x-filter-add", click: add }, say.addFilter),
    ),
  );
}
