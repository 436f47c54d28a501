import { parseText } from "../../formula/parse.js";
import { SAMPLE, SAMPLE_MONTHS, type Gives, type SampleTable } from "../../formula/sample.js";
import { parseUnit, unitText } from "../../ground/unit.js";
import { LOCALES, spelled } from "../../report/language.js";
import { inWords } from "../../report/sentence/formula-words.js";
import { referenceWords } from "../../report/sentence/reference.js";
import { html, type Html, type Part } from "../html.js";
import type { PageContext } from "./context.js";
import { formulaMarked } from "./formula.js";
import { colon, listed, table, when } from "./parts.js";

/** An example: the formula, the formula in words, what it gives, and which tables of the sample it reads. */
export function exampleOf(formula: string, gives: Gives, ctx: PageContext): Html {
  const { expr } = parseText(formula);
  const words = expr && inWords(expr, ctx.language, (_, path) => spelled(path).toLowerCase());
  const reads = SAMPLE.filter(({ name }) => new RegExp(`(?<![\\w.])${name}(?!\\w)`).test(formula));
  return html`<div class="eg">
    <p class="eg-formula"><code>${formulaMarked(formula, ctx)}</code></p>
    ${words === null ? null : html`<p class="eg-words">${words}</p>`} ${results(gives, ctx)}
    <p class="eg-reads">
      ${referenceWords(ctx.language).reads}${colon(ctx)}${listed(
        reads.map(({ name }) => html`<a href="${tablePlace(name, ctx)}"><code>${name}</code></a>`),
        ctx,
      )}
    </p>
  </div>`;
}

/** Where the sample's table stands: on the reference, which may be this page. */
const tablePlace = (name: string, ctx: PageContext): string =>
  `${ctx.path === ctx.places.formula ? "" : ctx.href(ctx.places.formula)}#table-${name}`;

function results(gives: Gives, ctx: PageContext): Html {
  if ("value" in gives) return html`<p class="eg-gives">${given(gives.value, gives.unit, ctx)}</p>`;
  const pairs: readonly (readonly [Part, number | null])[] =
    "months" in gives
      ? SAMPLE_MONTHS.map((month, i) => [when(month, ctx.format.period(month, "month")), gives.months[i] ?? null])
      : gives.values.map(([group, value]) => [group, value]);
  return html`<dl class="eg-gives">
    ${pairs.map(
      ([of, value]) =>
        html`<div>
          <dt>${of}</dt>
          <dd>${given(value, gives.unit, ctx)}</dd>
        </div>`,
    )}
  </dl>`;
}

/** A result with its unit. */
export function given(value: number | null, unit: string, ctx: PageContext): Html {
  if (value === null) return html`<span class="muted">${ctx.words.state.no_data}</span>`;
  const parsed = parseUnit(unit);
  const hasWords = !parsed.ok || parsed.scale !== 1 || unit === "point";
  // Percent, points and lengths of time as every page writes them; the rest to two digits, with the language's own unit.
  if (hasWords) {
    const as = { unit: parsed.ok ? unitText(parsed.unit) : unit, shownIn: unit };
    return html`<b class="nb">${ctx.format.value(value, as)}</b>`;
  }
  const noun = unit === "1" ? null : html` ${named(unit)}`;
  return html`<b class="nb">${digits(value, ctx)}</b>${noun}`;
}

/** A unit of the sample: what a row is called there is written as the formula's other names are, a currency as it is read. */
const named = (unit: string): Html =>
  /^[A-Z]{3}$/.test(unit) ? html`<span class="noun">${unit}</span>` : html`<code class="noun">${unit}</code>`;

/** To be counted again by hand: never rounded to what a range carries. */
function digits(value: number, ctx: PageContext): string {
  const printed = new Intl.NumberFormat(LOCALES[ctx.language], { maximumFractionDigits: 2 }).format(value);
  return printed.replace("-", "\u2212").replace(/\u202f/g, "\u00a0");
}

/** The sample itself, so that any result can be counted again. */
export const sampleTables = (ctx: PageContext): Html =>
  html`<div class="samples">${SAMPLE.map((sample) => sampleTable(sample, ctx))}</div>`;

function sampleTable(sample: SampleTable, ctx: PageContext): Html {
  const columns = sample.columns.map(({ name, type, unit, ref }) => ({
    head: html`<code>${name}</code
      >${unit === undefined ? null : html` ${named(unit)}`}${ref === undefined ? null : html` <span class="noun">→ ${ref}</span>`}`,
    right: ref === undefined && (type === "integer" || type === "number") && name !== "id",
  }));
  const rows = sample.rows.map((row) => row.map((value): Part => (value === null ? "" : String(value).replace("T", " "))));
  return html`<div>
    <h3 id="table-${sample.name}"><code>${sample.name}</code></h3>
    ${table(`${referenceWords(ctx.language).sample}, ${sample.name}`, columns, rows, { className: "tight nowrap" })}
  </div>`;
}
