import { versionWords } from "../../report/sentence/versions.js";
import type { Difference } from "../../report/versions/difference.js";
import { versionName } from "../figure/waterfall.js";
import { html, type Html, type Part } from "../html.js";
import type { PageContext } from "./context.js";
import { label, phrase, prose, status, table, when } from "./parts.js";

/** Definitions that are others, with what the file says of why; and the assumptions. */
export function definitionsSection(of: Difference, ctx: PageContext): Html | null {
  const w = versionWords(ctx.language).changes;
  const changed = of.kpis.filter(({ definition }) => definition !== null);
  return html`${
    changed.length === 0
      ? null
      : html`<section class="sec" aria-labelledby="definitions">
          <h2 id="definitions">${w.definitions}</h2>
          ${changed.map(({ id, label: texts, definition }) =>
            definition === null
              ? null
              : html`<div class="changed">
                  <h3>${label(texts, id, ctx)}</h3>
                  ${
                    definition.notes.length === 0
                      ? html`<p class="muted">${w.noNote}</p>`
                      : definition.notes.map(({ note }) => prose(note, ctx) ?? html`<p class="muted">${w.noNote}</p>`)
                  }
                  <dl class="formulas">
                    <dt>${w.before}</dt>
                    <dd><code>${definition.from}</code></dd>
                    <dt>${w.now}</dt>
                    <dd><code>${definition.to}</code></dd>
                  </dl>
                </div>`,
          )}
        </section>`
  }${assumptions(of, ctx)}`;
}

function assumptions(of: Difference, ctx: PageContext): Html | null {
  const w = versionWords(ctx.language).changes;
  if (of.assumptions.length === 0) return null;
  const rows = of.assumptions.map(({ id, label: texts, unit, from, to }): readonly Part[] => {
    const value = (one: typeof from): Part => (one === null ? "–" : ctx.format.value(one.value, { unit, shownIn: unit }));
    return [label(texts, id, ctx), value(from), value(to), html`<bdi>${(to ?? from)?.source ?? ""}</bdi>`];
  });
  return html`<section class="sec" aria-labelledby="assumed">
    <h2 id="assumed">${w.assumptions}</h2>
    ${table(
      w.assumptions,
      [
        { head: w.head.assumption },
        { head: versionName(of.from.name, ctx), right: true, short: versionName(of.from.name, ctx) },
        { head: versionName(of.to.name, ctx), right: true, short: versionName(of.to.name, ctx) },
        { head: ctx.words.assumptions.source, short: ctx.words.assumptions.source },
      ],
      rows,
      { stack: true },
    )}
  </section>`;
}

/** Goals that have another status, are new or gone. */
export function goalsSection(of: Difference, ctx: PageContext): Html | null {
  const w = versionWords(ctx.language).changes;
  if (of.goals.length === 0) return null;
  return html`<section class="sec" aria-labelledby="moved">
    <h2 id="moved">${w.goals}</h2>
    <ul class="plain">
      ${of.goals.map(({ id, label: texts, from, to, redefined }) => {
        const was = from === null ? w.added : status(from, ctx);
        const is = to === null ? w.removed : status(to, ctx);
        const told = from === to ? html`${was}` : from === null ? html`${w.added}, ${is}` : html`${was} ${w.to} ${is}`;
        return html`<li>
          ${phrase(w.became(ctx.bind.name(texts, id)), ctx)}
          ${told}${redefined ? html` <span class="muted">${w.redefined}</span>` : null}
        </li>`;
      })}
    </ul>
  </section>`;
}

/** Tables whose rows are others. */
export function dataSection(of: Difference, ctx: PageContext): Html | null {
  const w = versionWords(ctx.language).changes;
  if (of.tables.length === 0) return null;
  const side = (one: Difference["tables"][number]["from"]): readonly Part[] =>
    one === null
      ? ["–", "–"]
      : [
          one.rows === null ? ctx.words.state.suppressed : ctx.format.count(one.rows),
          one.to === null ? "–" : when(one.to.slice(0, 10), ctx.format.date(one.to.slice(0, 10))),
        ];
  const rows = of.tables.map(({ table: id, label: texts, from, to }): readonly Part[] => [
    label(texts, id, ctx),
    ...side(from),
    ...side(to),
  ]);
  const heads = [of.from, of.to].flatMap(({ name }) => [
    { head: `${versionName(name, ctx)}: ${w.head.rows}`, right: true },
    { head: `${versionName(name, ctx)}: ${ctx.words.coverage.to}`, right: true },
  ]);
  return html`<section class="sec" aria-labelledby="data">
    <h2 id="data">${w.data}</h2>
    <p>${w.dataMeans}</p>
    ${table(w.data, [{ head: w.head.table }, ...heads], rows, { className: "tight" })}
  </section>`;
}
