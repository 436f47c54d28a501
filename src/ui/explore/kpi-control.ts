import { el, select, type Choice, type Choices } from "./dom.js";
import type { Page } from "./page.js";
import type { PublishedKpi } from "./published.js";
import { sharedDimensions, type Asked } from "./question.js";
import type { View } from "./state.js";

/** No more KPIs side by side than a reader can hold together. */
const MOST = 4;

/** The KPI, by family; and others beside it, first those that fit its chart. */
export function kpiControl(
  view: View,
  { kpis }: Asked,
  go: (change: Partial<View>) => void,
  page: Page,
): readonly HTMLElement[] {
  const { say, results } = page;
  const choice = (kpi: PublishedKpi): Choice => [kpi.id, page.kpi(kpi)];
  const families = [...new Set(results.kpis.map(({ family }) => family))];
  const [first, ...others] = kpis;
  const rest = results.kpis.filter((kpi) => !kpis.includes(kpi));
  const same = (kpi: PublishedKpi): boolean => kpi.unit === first?.unit && kpi.shownIn === first.shownIn;
  const beside: readonly Choices[] = [
    [say.sameUnit, rest.filter(same).map(choice)],
    [say.otherUnit, rest.filter((kpi) => !same(kpi)).map(choice)],
  ];
  const chips = others.map((kpi) =>
    el(
      "li",
      {},
      page.kpi(kpi),
      remove(`x-without-${kpi.id}`, say.remove(page.kpi(kpi)), () => go({ kpis: view.kpis.filter((id) => id !== kpi.id) })),
    ),
  );
  return [
    select(
      "x-kpi",
      say.kpi,
      families.map((family): Choices => [page.family(family), results.kpis.filter((kpi) => kpi.family === family).map(choice)]),
      first?.id ?? "",
      (id) => go(onlyKnown({ ...view, kpis: [id] }, page)),
    ),
    ...(chips.length > 0 ? [el("ul", { class: "x-chips", "aria-label": say.addKpi }, ...chips)] : []),
    ...(kpis.length < MOST && rest.length > 0
      ? [
          select("x-with", say.addKpi, [["", say.choose], ...beside.filter(([, all]) => all.length > 0)], "", (id) => {
            if (id !== "") go(onlyKnown({ ...view, kpis: [...view.kpis, id] }, page));
          }),
        ]
      : []),
  ];
}

/** The view without what its KPIs do not share: a split or a filter of another's columns. */
function onlyKnown(view: View, { results }: Page): View {
  const kpis = view.kpis.flatMap((id) => results.kpis.find((kpi) => kpi.id === id) ?? []);
  const known = sharedDimensions(kpis);
  const split = known.includes(view.split) ? view.split : "";
  const grain = view.grain !== "" && kpis.every(({ grains }) => grains.some((each) => each === view.grain)) ? view.grain : "";
  return {
    ...view,
    grain,
    split,
    values: split === "" ? null : view.values,
    filters: view.filters.filter(([column]) => known.includes(column)),
  };
}

/** A small cross that takes something away. */
export const remove = (id: string, label: string, click: () => void): HTMLElement =>
  el("button", { type: "button", class: "x-remove", id, "aria-label": label, title: label, click }, "×");
