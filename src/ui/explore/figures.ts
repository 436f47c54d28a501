import { seriesKey } from "../../report/chart/key.js";
import { el } from "./dom.js";
import type { Page } from "./page.js";
import type { Picture } from "./pictures.js";
import type { PublishedKpi } from "./published.js";

/** The figures in words, with room for their charts; `fill` puts those in once they are drawn. */
export function figures(pictures: readonly Picture[], page: Page) {
  const plots = pictures.map(({ kind }) => el("div", { class: `plot x-wait x-${kind}` }));
  const elements = pictures.map((picture, i) =>
    el(
      "figure",
      {},
      el(
        "figcaption",
        {},
        el("h2", { class: "h3" }, picture.heading),
        ...(picture.sub === "" ? [] : [el("p", {}, picture.sub)]),
      ),
      plots[i] ?? "",
      ...keyOf(picture, page, i),
      pagesOf(picture, page),
    ),
  );
  return {
    elements,
    async fill(still: () => boolean): Promise<void> {
      const { drawn } = (await import(
        new URL(`${page.root}assets/explore/chart.js`, document.baseURI).href
      )) as typeof import("./chart.js");
      pictures.forEach((picture, i) => {
        const plot = plots[i];
        if (!plot || !still()) return;
        const { wide, narrow } = drawn(picture, page.language, `x${i}`);
        plot.replaceChildren(wide, narrow);
        plot.classList.remove("x-wait");
      });
    },
  };
}

/** The way to each KPI's own page: what it means, from what it is counted, how sure it is. */
function pagesOf({ kpis }: Picture, page: Page): HTMLElement {
  const link = (kpi: PublishedKpi, text: string): HTMLElement => el("a", { href: page.kpiPage(kpi) }, text);
  const [only] = kpis;
  const several = kpis.flatMap((kpi, i) => [...(i > 0 ? [" · "] : []), link(kpi, page.kpi(kpi))]);
  return el(
    "p",
    { class: "under noprint" },
    ...(kpis.length === 1 && only ? [link(only, page.say.kpiPage)] : [`${page.say.kpiPages}${page.say.colon}`, ...several]),
  );
}

/** The key of a single line, as under the report's charts; several lines are named at their ends. */
function keyOf({ kind, as, lines }: Picture, { chart }: Page, i: number): readonly HTMLElement[] {
  const [line] = lines;
  if (kind !== "series" || !line) return [];
  const entries = seriesKey({ unit: as.unit, shownIn: as.shownIn, ...line }, [], chart, `x${i}`);
  if (entries.length === 0) return [];
  const icon = (inside: string): Element =>
    new DOMParser().parseFromString(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 26 14" aria-hidden="true">${inside}</svg>`,
      "image/svg+xml",
    ).documentElement;
  return [el("ul", { class: "legend" }, ...entries.map(([inside, word]) => el("li", {}, icon(inside), word)))];
}
