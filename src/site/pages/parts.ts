import type { Texts } from "../../compile/definitions.js";
import { LANGUAGE_NAMES, isLanguage, pick } from "../../report/language.js";
import type { EvidenceLevel, GoalStatus, ReportCell } from "../../report/model.js";
import { say, type NameSlot, type Phrase, type Slot } from "../../report/sentence.js";
import { html, safe, type Html, type Part } from "../html.js";
import type { PageContext } from "./context.js";

/** A phrase with its slots marked up: numbers do not break, names carry their language. */
export const phrase = (parts: Phrase, ctx: PageContext): Html =>
  html`${parts.map((part) => (typeof part === "string" ? part : slot(part, ctx)))}`;

/** A phrase as a sentence: it begins with a capital and ends with a stop. */
export function sentence(parts: Phrase, ctx: PageContext): Html {
  const [first, ...rest] = parts;
  const begun = typeof first === "string" ? first.charAt(0).toLocaleUpperCase(ctx.language) + first.slice(1) : first;
  return phrase(say`${begun === undefined ? [] : [begun, ...rest]}${[ctx.words.frame.stop]}`, ctx);
}

/** Sentences one after another, as the language sets them apart. */
export const sentences = (parts: readonly Part[], ctx: PageContext): Html =>
  html`${parts.filter((part) => part !== null).map((part, i) => html`${i > 0 && ctx.language !== "ja" ? " " : null}${part}`)}`;

/** A name of the workspace; in another language than the page's, it says so. */
export function name(slotted: NameSlot, ctx: PageContext): Html {
  if (slotted.lang === null) return html`<bdi>${slotted.text}</bdi>`;
  if (!slotted.fallen) return html`<bdi>${slotted.text}</bdi>`;
  return html`<bdi lang="${langCode(slotted.lang)}">${slotted.text}</bdi>${untranslated(slotted.lang, ctx)}`;
}

/** The label of a thing, as a name. */
export const label = (texts: Texts, id: string, ctx: PageContext): Html => name(ctx.bind.name(texts, id), ctx);

/** A longer text of the workspace as a paragraph; its own line breaks part paragraphs. Null where there is none. */
export function prose(texts: Texts, ctx: PageContext): Html | null {
  const picked = pick(texts, ctx.language, ctx.first);
  if (picked === null) return null;
  const lang = picked.fallen ? safe(` lang="${langCode(picked.lang)}"`) : null;
  const paragraphs = picked.text.split(/\n\s*\n|\r\n\s*\r\n/).map((text) => text.trim());
  return html`${paragraphs.map((text, i) => html`<p${lang} dir="auto">${text}${picked.fallen && i === paragraphs.length - 1 ? untranslated(picked.lang, ctx) : null}</p>`)}`;
}

function untranslated(lang: string, ctx: PageContext): Html {
  const code = langCode(lang);
  const language = new Intl.DisplayNames([ctx.language], { type: "language" }).of(code) ?? code;
  return html` <abbr class="untranslated" title="${ctx.words.frame.untranslated(language)}">${code}</abbr>`;
}

const langCode = (lang: string): string => (/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(lang) ? lang : "und");

function slot(part: Slot, ctx: PageContext): Html {
  if (part.slot === "number") return html`<span class="nb">${part.text}</span>`;
  return part.slot === "name" ? name(part, ctx) : html`${part.text}`;
}

/** Shape, word and colour of a goal's status. */
export const status = (of: GoalStatus, ctx: PageContext, word: string = ctx.words.status[of]): Html =>
  html`<span class="st ${STATUS_CLASS[of]}">${statusShape(of)}<span>${word}</span></span>`;

/** The same, tinted: at the head of a page. */
export const statusPill = (of: GoalStatus, ctx: PageContext, word: string = ctx.words.status[of]): Html =>
  html`<span class="st ${STATUS_CLASS[of]} pill">${statusShape(of)}<span>${word}</span></span>`;

/** Passed or failed, with the shapes of met and missed. */
export const outcome = (of: "passed" | "failed", word: string, ctx: PageContext): Html =>
  status(of === "passed" ? "met" : "missed", ctx, word);

/** The same shape and colour with another word: of a step, of an entry in a log. */
export const statusMark = (of: GoalStatus, word: Part): Html =>
  html`<span class="st ${STATUS_CLASS[of]}">${statusShape(of)}<span>${word}</span></span>`;

/** The same with a count, tinted: "3 met". */
export function tallyMark(of: GoalStatus, n: number, ctx: PageContext): Html {
  return html`<span class="st ${STATUS_CLASS[of]} pill"
    >${statusShape(of)}<span>${phrase(ctx.words.tally(ctx.bind.count(n), of), ctx)}</span></span
  >`;
}

const statusShape = (of: GoalStatus): Html => safe(`<svg viewBox="0 0 18 18" aria-hidden="true">${SHAPES[of]}</svg>`);

const STATUS_CLASS: { readonly [S in GoalStatus]: string } = {
  met: "met",
  missed: "missed",
  undecided: "undecided",
  too_early: "early",
  no_data: "early",
};

const SHAPES: { readonly [S in GoalStatus]: string } = {
  met: '<circle cx="9" cy="9" r="8" fill="currentColor"/><path d="M5 9.3l2.8 2.8L13 6.6" fill="none" stroke="var(--paper)" stroke-width="2"/>',
  missed:
    '<path d="M9 .6L17.4 9 9 17.4.6 9z" fill="currentColor"/><path d="M6.3 6.3l5.4 5.4m0-5.4l-5.4 5.4" stroke="var(--paper)" stroke-width="1.9"/>',
  undecided:
    '<circle cx="9" cy="9" r="7.2" fill="none" stroke="currentColor" stroke-width="1.7"/><path d="M9 1.8a7.2 7.2 0 0 1 0 14.4z" fill="currentColor"/>',
  too_early:
    '<circle cx="9" cy="9" r="7.2" fill="none" stroke="currentColor" stroke-width="1.7" stroke-dasharray="2.6 2"/><path d="M9 5v4.2l2.8 1.7" fill="none" stroke="currentColor" stroke-width="1.7"/>',
  no_data:
    '<circle cx="9" cy="9" r="7.2" fill="none" stroke="currentColor" stroke-width="1.7"/><path d="M5.5 9h7" stroke="currentColor" stroke-width="1.7"/>',
};

/** Five rising steps filled to the level, and the level in words. */
export function evidence(level: EvidenceLevel, ctx: PageContext): Html {
  const steps = [0, 1, 2, 3, 4].map((i) => {
    const height = 4 + i * 2.8;
    return `<rect x="${i * 6 + 0.5}" y="${(15.5 - height).toFixed(1)}" width="4.4" height="${height.toFixed(1)}" class="${i <= level ? "on" : "off"}"/>`;
  });
  return html`<span class="ev"
    >${safe(`<svg viewBox="0 0 30 16" aria-hidden="true">${steps.join("")}</svg>`)}<span
      >${ctx.words.evidence.word} <b>${ctx.words.evidence.level[level]}</b></span
    ></span
  >`;
}

export interface Column {
  readonly head: Part;
  /** Numbers stand right. */
  readonly right?: boolean;
  /** The head as text, for stacked tables on narrow pages. */
  readonly short?: string;
}

/** A table in a focusable, named group; its first column heads the rows. `stack`: on a phone each row becomes a block. */
export function table(
  named: string,
  columns: readonly Column[],
  rows: readonly (readonly Part[])[],
  options: { readonly stack?: boolean; readonly className?: string } = {},
): Html {
  const names = [...(options.className ? [options.className] : []), ...(options.stack ? ["stack"] : [])].join(" ");
  const cell = (part: Part, i: number): Html => {
    const right = columns[i]?.right ? safe(' class="r"') : null;
    const short = options.stack && i > 0 && columns[i]?.short ? html` data-h="${columns[i]?.short ?? ""}"` : null;
    return i === 0 ? html`<th scope="row">${part}</th>` : html`<td${right}${short}>${part}</td>`;
  };
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${named}"><table${names ? html` class="${names}"` : null}>
<thead><tr>${columns.map((column) => html`<th scope="col" ${column.right ? safe(' class="r"') : null}>${column.head}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr>
        ${row.map(cell)}
      </tr>`,
  )}</tbody>
</table></div>`;
}

/** A cell's value as the page prints it: what is not known is never a number. */
export function cellText(cell: ReportCell, as: { readonly unit: string; readonly shownIn: string }, ctx: PageContext): Html {
  if (cell.state === "complete" && cell.value !== null)
    return html`<span class="nb">${ctx.format.value(cell.value, as, cell)}</span>`;
  const word = ctx.words.state[cell.state];
  if (cell.value !== null && (cell.state === "partial" || cell.state === "immature"))
    return html`<span class="nb">${ctx.format.value(cell.value, as, cell)}</span> <span class="muted">${word}</span>`;
  return html`<span class="muted">${word}</span>`;
}

/** A link to another page of the site. */
export const link = (to: string, content: Part, ctx: PageContext): Html => html`<a href="${ctx.href(to)}">${content}</a>`;

/** A list of facts under a heading. */
export function meta(facts: readonly Part[]): Html | null {
  const told = facts.filter((fact) => fact !== null && fact !== false);
  return told.length === 0
    ? null
    : html`<ul class="meta">
        ${told.map((fact) => html`<li>${fact}</li>`)}
      </ul>`;
}

/** `<time>` around a printed date. */
export const when = (day: string, printed: string): Html => html`<time datetime="${day}">${printed}</time>`;

/** Parts of one line set apart by the language's own mark for lists. */
export function listed(parts: readonly Part[], ctx: PageContext): Html {
  const mark = ctx.language === "ja" ? "、" : ", ";
  return html`${parts.map((part, i) => html`${i > 0 ? mark : null}${part}`)}`;
}

/** A label and what it labels on one line: "Owner: …". */
export const colon = (ctx: PageContext): string =>
  ({ en: ": ", da: ": ", es: ": ", fr: "\u00a0: ", ja: "：", ru: ": " })[ctx.language];

/** A language's own name, marked as that language. */
export const languageName = (code: string): Html =>
  html`<span lang="${code}">${isLanguage(code) ? LANGUAGE_NAMES[code] : code}</span>`;
