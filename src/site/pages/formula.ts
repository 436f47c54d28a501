import { html, type Html } from "../html.js";

/** A formula with its words marked, as the look colours code: key words, functions, strings, numbers. */
export const formulaCode = (text: string, named: string): Html => code(text, named, FORMULA);

/** SQL, marked the same way. */
export const sqlCode = (text: string, named: string): Html => code(text, named, SQL);

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

function code(text: string, named: string, grammar: RegExp): Html {
  const parts: (string | Html)[] = [];
  let at = 0;
  for (const match of text.matchAll(grammar)) {
    parts.push(text.slice(at, match.index));
    const kind = CLASSES.find((name) => match.groups?.[name] !== undefined);
    // In `count(topics)` the name is a function even where it is a key word elsewhere.
    parts.push(kind ? html`<span class="${kind}">${match[0]}</span>` : match[0]);
    at = match.index + match[0].length;
  }
  parts.push(text.slice(at));
  return html`<pre class="code" tabindex="0" role="region" aria-label="${named}">${parts}</pre>`;
}
