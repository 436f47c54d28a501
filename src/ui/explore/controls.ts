import { chosenGroups, FIRST_GROUPS } from "./answer.js";
import type { ControlState } from "./control-state.js";
import { dimensionName } from "./dimension-name.js";
import { el, field, select, type Choice } from "./dom.js";
import { filterControl } from "./filter-control.js";
import { kpiControl } from "./kpi-control.js";
import type { Page } from "./page.js";
import { canAsk, rangeOf, sharedDimensions, sharedGrains, type Asked } from "./question.js";
import { faultyText, toldIn } from "./notice.js";
import type { View } from "./state.js";

/** The column of controls. A change applies at once. */
export function controls(state: ControlState, page: Page): readonly HTMLElement[] {
  const { view, asked, go } = state;
  const { say, results } = page;
  const grains = sharedGrains(asked.kpis);
  return [
    ...kpiControl(view, asked, go, page),
    select(
      "x-grain",
      say.grain,
      grains.map((grain): Choice => [grain, say.grains[grain]]),
      asked.grain,
      (grain) => go({ grain: grain as View["grain"], from: "", to: "" }),
    ),
    ...(sharedDimensions(asked.kpis).length > 0 ? [splitControl(state, page)] : []),
    ...valuesControl(state, page),
    el(
      "div",
      { class: "x-range" },
      dateField("x-from", say.from, asked.from ?? "", (from) => go({ from })),
      dateField("x-to", say.to, view.to || endOf(state, page), (to) => go({ to })),
    ),
    ...(canAsk(asked)
      ? [...filterControl(state, page), whereControl(state, page)]
      : [el("p", { class: "small muted" }, results.rows ? say.kpiResultsOnly : say.resultsOnly)]),
    el("p", {}, el("button", { type: "button", class: "btn", id: "x-reset", click: () => state.reset() }, say.reset)),
  ];
}

/** Where the data ends, for a view that names no end. */
function endOf({ answer, asked }: ControlState, page: Page): string {
  const last = answer?.kpis[0]?.whole?.points.at(-1)?.period ?? null;
  return last === null ? "" : rangeOf(last, asked, page.results).to;
}

const dateField = (id: string, label: string, value: string, pickDate: (value: string) => void): HTMLElement =>
  field(
    id,
    label,
    el("input", { id, type: "date", value: value.slice(0, 10), change: (e) => pickDate((e.target as HTMLInputElement).value) }),
  );

function splitControl({ view, asked, go }: ControlState, page: Page): HTMLElement {
  const { say } = page;
  const names = sharedDimensions(asked.kpis);
  const [own, far] = [names.filter((name) => !name.includes(".")), names.filter((name) => name.includes("."))];
  const choices = (of: readonly string[]): readonly Choice[] => of.map((name): Choice => [name, dimensionName(name, page)]);
  return select(
    "x-split",
    say.split,
    [["", say.splitNone], ...groupsOf([say.ownColumns, choices(own)], [say.referred, choices(far)])],
    view.split,
    (split) => go({ split, values: null }),
  );
}

/** Headings only where there are two kinds. */
const groupsOf = (...parts: readonly (readonly [string, readonly Choice[]])[]) => {
  const filled = parts.filter(([, all]) => all.length > 0);
  return filled.length < 2 ? filled.flatMap(([, all]) => all) : filled;
};

/** A tick box for each group of the split, with what the newest settled period holds of it. */
function valuesControl({ view, asked, answer, go }: ControlState, page: Page): readonly HTMLElement[] {
  const [first] = answer?.kpis ?? [];
  if (asked.split === "" || !answer || !first || first.groups.length === 0) return [];
  const { say, chart, format } = page;
  const chosen = chosenGroups(answer, view);
  const boxes = first.groups.map(({ name, series }, i) => {
    const withheld = series.points.some(({ cell }) => cell.state === "suppressed");
    const last = series.points.filter(({ cell }) => cell.state === "complete" && cell.n !== null).at(-1);
    const aside = withheld ? chart.state.suppressed : last ? `n\u00a0=\u00a0${format.count(last.cell.n ?? 0)}` : "";
    const change = (e: Event): void => {
      const on = (e.target as HTMLInputElement).checked;
      const values = first.groups.map((group) => group.name).filter((each) => (each === name ? on : chosen.includes(each)));
      if (values.length > 0) go({ values });
      else (e.target as HTMLInputElement).checked = true;
    };
    return el(
      "label",
      { class: "chk" },
      el("input", { type: "checkbox", id: `x-value-${i}`, checked: chosen.includes(name), change }),
      el("span", {}, page.group(name), ...(aside === "" ? [] : [" ", el("span", { class: "muted" }, aside)])),
    );
  });
  const more = view.values !== "all" && (chosen.length < first.groups.length || answer.from === "published");
  return [
    el(
      "fieldset",
      { class: first.groups.length > 12 ? "x-many" : "" },
      el("legend", {}, page.dimension(asked.split)),
      ...boxes,
      ...(more && first.groups.length > FIRST_GROUPS
        ? [
            el(
              "div",
              {},
              el(
                "button",
                { type: "button", class: "linkbtn", id: "x-all", click: () => go({ values: "all" }) },
                say.allValues,
              ),
            ),
          ]
        : []),
    ),
  ];
}

/** How a condition is written, with a column that is there. */
function example({ kpis }: Asked, { results }: Page): string {
  const text = sharedDimensions(kpis).find((name) => results.dimensions[name]?.type === "text");
  return text === undefined ? "" : `${text} = "…"`;
}

/** The free condition, with its mistake under it. */
function whereControl({ view, asked, fault, go }: ControlState, page: Page): HTMLElement {
  const { say, chart } = page;
  const input = el("input", {
    id: "x-where",
    type: "text",
    class: "x-code",
    spellcheck: "false",
    autocomplete: "off",
    autocapitalize: "off",
    placeholder: example(asked, page),
    value: view.where,
    "aria-describedby": fault ? "x-where-hint x-where-fault" : "x-where-hint",
    ...(fault ? { "aria-invalid": "true" } : {}),
    change: (e) => go({ where: (e.target as HTMLInputElement).value.trim() }),
    keydown: (e) => {
      if ((e as KeyboardEvent).key === "Enter") go({ where: (e.target as HTMLInputElement).value.trim() });
    },
  });
  const tables = [...new Set(asked.kpis.flatMap((kpi) => kpi.tables))].map(page.table);
  const hint = el("p", { class: "small muted", id: "x-where-hint" }, say.whereHint(chart.list(tables)));
  const wrong = fault
    ? [el("div", { class: "err", id: "x-where-fault" }, el("p", {}, toldIn(fault.told)), ...faultyText(fault))]
    : [];
  return el("div", { class: "field" }, el("label", { for: "x-where" }, say.where), input, hint, ...wrong);
}
