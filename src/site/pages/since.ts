import { versionWords } from "../../report/sentence/versions.js";
import { isEmpty } from "../../report/versions/difference.js";
import { shownChange } from "../../report/versions/shown.js";
import { html, type Html } from "../html.js";
import { sinceLast } from "./archive.js";
import type { PageContext } from "./context.js";
import { link, phrase } from "./parts.js";

/** KPIs of goals that the home page tells the change of; the page of changes has them all. */
const TOLD = 4;

/** What changed since the last release, in a few lines; nothing where there is none. */
export function sinceSection(ctx: PageContext): Html | null {
  const of = ctx.archive && sinceLast(ctx.archive);
  if (!of) return null;
  const w = versionWords(ctx.language).home;
  const version = ctx.bind.word(of.from.name);
  const moved = of.kpis.filter((kpi) => kpi.state === "changed" && kpi.change !== 0);
  const statuses = of.goals.filter(({ from, to }) => from !== to);
  const told = moved
    .filter(({ id }) => ctx.goalsOf(id).length > 0)
    .map((kpi) => ({ kpi, shown: shownChange(kpi, ctx.format, of.backwards) }))
    .filter(({ shown }) => shown.from !== null && shown.to !== null && shown.change !== 0)
    .slice(0, TOLD);
  const number = (text: string) => ({ slot: "number", text, form: "other" }) as const;
  return html`<section class="sec" aria-labelledby="since">
    <h2 id="since">${phrase(w.heading(version), ctx)}</h2>
    <p>
      ${isEmpty(of) ? phrase(w.nothing(version), ctx) : phrase(w.told(ctx.bind.count(moved.length), ctx.bind.count(statuses.length)), ctx)}
    </p>
    ${
      told.length === 0
        ? null
        : html`<ul class="plain">
            ${told.map(
              ({ kpi, shown: { ruler, from, to } }) =>
                html`<li>
                  ${phrase(w.moved({ label: ctx.bind.name(kpi.label, kpi.id), from: number(ruler.value(from ?? 0)), to: number(ruler.value(to ?? 0)) }), ctx)}
                </li>`,
            )}
          </ul>`
    }
    ${isEmpty(of) ? null : html`<p>${link(ctx.places.changes(of.from.name, of.to.name), w.all, ctx)}</p>`}
  </section>`;
}
