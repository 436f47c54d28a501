import { FUNCTIONS } from "../../formula/functions.js";
import { html, type Html, type Part } from "../html.js";
import type { PageContext } from "./context.js";

/** A formula with its words marked, as the look colours code: key words, functions, strings, numbers. */
export const formulaCode = (text: string, named: string, ctx: PageContext): Html => block(formulaMarked(text, ctx), named);

/** SQL, marked the same way. */
export const sqlCode = (text: string, named: string): Html => block(marked(text, SQL), named);

/** The same for a part of metrics.yaml. Lines keep their length: where one is broken counts here. */
export const yamlCode = (text: string, named: string): Html =>
  block(
    text.split("\n").flatMap((line, i): Part[] => [i > 0 ? "\n" : null, ...yamlLine(line)]),
    named,
    "code lines",
  );

/** A key with its value; what a formula says is marked as a formula, any other text is left as it is. */
function yamlLine(line: string): readonly Part[] {
  const [, indent = "", key = "", rest = ""] = /^(\s*)([\p{L}_]+)(:(?:\s.*)?)$/u.exec(line) ?? [];
  if (key === "") return marked(line, FORMULA);
  const value = key === "formula" || /^: [\d.]/.test(rest) ? marked(rest, FORMULA) : [rest];
  return [indent, html`<span class="key">${key}</span>`, ...value];
}

/** A formula inside a line, each function a link to where the reference tells of it. */
export const formulaMarked = (text: string, ctx: PageContext): readonly Part[] =>
  marked(text, FORMULA, (name) =>
    FUNCTIONS.has(name) ? html`<a class="fn" href="${ctx.href(`${ctx.places.formula}#${name}`)}">${name}</a>` : null,
  );

function block(parts: readonly Part[], named: string, className = "code"): Html {
  return html`<pre class="${className}" tabindex="0" role="region" aria-label="${named}">${parts}</pre>`;
}

const FORMULA_WORDS =
  "and|or|not|in|is|null|like|between|within|of|where|at|to|by|as|distinct|true|false|from|active|after|model|same|count|credit|over|all";
const SQL_WORDS =
  "select|from|where|group|order|by|as|and|or|not|in|is|null|case|when|then|else|end|with|join|left|right|inner|outer|full|cross|on|using|union|all|distinct|filter|over|partition|interval|between|like|limit|having|asc|desc|nulls|first|last|cast|values|recursive|range|rows|preceding|following|unbounded|current|row|true|false|exists|qualify|asof|lateral|unnest";

// Quoted text first, so that nothing inside it is taken for a word.
const FORMULA = marks(FORMULA_WORDS);
const SQL = marks(SQL_WORDS);

function marks(keywords: string): RegExp {
  return new RegExp(
    [
      `(?<str>'(?:[^']|'')*'|"(?:[^"]|"")*"|\`(?:[^\`]|\`\`)*\`|@[0-9T:-]+)`,
      `(?<cm>--[^\\n]*)`,
      `(?<fn>[\\p{L}_][\\p{L}\\p{N}_]*(?=\\())`,
      `(?<kw>(?<![\\p{L}\\p{N}_.])(?:${keywords})(?![\\p{L}\\p{N}_.]))`,
      `(?<num>(?<![\\p{L}\\p{N}_.])\\d[\\d_]*(?:\\.\\d+)?(?:e[+-]?\\d+)?)`,
      // Any other word whole, so that a key word is not found inside it.
      `(?<word>[\\p{L}_][\\p{L}\\p{N}_.]*)`,
    ].join("|"),
    "giu",
  );
}

const CLASSES = ["str", "cm", "fn", "kw", "num"] as const;

function marked(text: string, grammar: RegExp, linked: (fn: string) => Html | null = () => null): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const match of text.matchAll(grammar)) {
    parts.push(text.slice(at, match.index));
    const kind = CLASSES.find((name) => match.groups?.[name] !== undefined);
    // In `count(topics)` the name is a function even where it is a key word elsewhere.
    const link = kind === "fn" ? linked(match[0]) : null;
    parts.push(link ?? (kind ? html`<span class="${kind}">${match[0]}</span>` : match[0]));
    at = match.index + match[0].length;
  }
  parts.push(text.slice(at));
  return parts;
}
