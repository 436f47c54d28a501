import { parseLocal } from "../ground/day.js";
import type { Faults } from "./faults.js";
import { RESERVED } from "./words.js";

/** One word of a formula. `text` is what it says: a name in NFC, a string's value, a number's digits without `_`. */
export interface Token {
  readonly kind: "name" | "word" | "number" | "string" | "date" | "mark" | "end";
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** True for a name in backticks. */
  readonly quoted: boolean;
}

const SPACE = /\s+/uy;
const NAME = /[\p{L}_][\p{L}\p{M}\p{Nd}_]*/uy;
const NUMBER = /\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?(?:[eE][+-]?\d+)?/y;
const NOT_A_NUMBER = /[\d._]+/y;
const DATE = /@(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?)?(?![\w:]|[.+-]\d| \d{1,2}:\d)/y;
const LOOSE_DATE =
  /@\s?["']?(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[Tt ](\d{1,2}):(\d{2})(?::(\d{2}))?)?["']?(?![\w:]|[.+-]\d)/y;
const NOT_A_DATE = /@[\w:.-]*(?:\+\d{2}:?\d{2})?/y;
const MARK = /!=|<=|>=|[=<>+\-*/(),.]/y;
const FULL_WIDTH_MARK = /[\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF5E]/y;
const FULL_WIDTH_NUMBER = /[\uFF10-\uFF19]+/y;
const NOTHING = /[^\s\p{L}\p{Nd}_"'`@=!<>+\-*/(),.&|%^#“”„«»‘’‚‹›\uFF01-\uFF5E]+/uy;
const HIDDEN = /[\0\p{Surrogate}]/u;

/** Signs of other languages and keyboards, the longest first, and what they mean here. */
const OTHER_SIGNS: readonly (readonly [string, string])[] = [
  ["===", "="],
  ["!==", "!="],
  ["==", "="],
  ["<>", "!="],
  ["=<", "<="],
  ["=>", ">="],
  ["&&", "and"],
  ["||", "or"],
  ["&", "and"],
  ["|", "or"],
  ["!", "not"],
  ["≠", "!="],
  ["≤", "<="],
  ["≥", ">="],
  ["×", "*"],
  ["÷", "/"],
  ["·", "*"],
  ["−", "-"],
  ["–", "-"],
  ["—", "-"],
  ["、", ","],
];
const SMART_QUOTES: Readonly<Record<string, string>> = {
  "“": "”",
  "”": "”",
  "„": "“",
  "«": "»",
  "»": "«",
  "‘": "’",
  "’": "’",
  "‚": "‘",
  "‹": "›",
  "›": "‹",
};

/** Reads a formula word by word; what cannot be read is noted and read as what it most likely meant. */
export class Lexer {
  readonly #text: string;
  readonly #faults: Faults;
  #at = 0;
  #openBrackets = 0;
  /** True once a text had no end: what follows it may have been swallowed. */
  lostText = false;

  constructor(text: string, faults: Faults) {
    this.#text = text;
    this.#faults = faults;
  }

  next(): Token {
    for (;;) {
      this.#match(SPACE);
      if (this.#at >= this.#text.length || this.#faults.givenUp) return this.#end();
      const token = this.#read();
      if (token) return token;
    }
  }

  #end(): Token {
    this.#at = this.#text.length;
    return { kind: "end", text: "", start: this.#at, end: this.#at, quoted: false };
  }

  #read(): Token | null {
    const start = this.#at;
    const first = this.#text[start] ?? "";
    if (first === '"' || first === "'") return this.#string(start, first);
    if (first === "`") return this.#quotedName(start);
    if (first === "@") return this.#date(start);
    if (isDigit(first) || (first === "." && isDigit(this.#text[start + 1] ?? ""))) return this.#number(start);
    const name = this.#match(NAME)?.[0];
    if (name !== undefined) return this.#token(RESERVED.has(name) ? "word" : "name", name.normalize("NFC"), start);
    return this.#sign(start, first);
  }

  #sign(start: number, first: string): Token | null {
    const closing = SMART_QUOTES[first];
    if (closing !== undefined) return this.#smartString(start, first, closing);
    for (const [found, meant] of OTHER_SIGNS) {
      const isUnequal = found === "!" && this.#text[start + 1] === "=";
      if (!isUnequal && this.#text.startsWith(found, start)) return this.#otherSign(start, found, meant);
    }
    if (this.#text.startsWith("//", start) || this.#text.startsWith("/*", start) || first === "#") return this.#comment(start);
    if (first === "^" || this.#text.startsWith("**", start)) return this.#power(start, first === "^" ? "^" : "**");
    if (first === "%" || first === "\uFF05") return this.#percent(start);
    const mark = this.#match(MARK)?.[0];
    if (mark !== undefined) {
      if (mark === "(") this.#openBrackets++;
      if (mark === ")" && this.#openBrackets > 0) this.#openBrackets--;
      return this.#token("mark", mark, start);
    }
    if (this.#match(FULL_WIDTH_NUMBER)) return this.#fullWidthNumber(start);
    const wide = this.#match(FULL_WIDTH_MARK)?.[0];
    if (wide !== undefined && /[=<>+\-*/(),.]/.test(wide.normalize("NFKC")))
      return this.#otherSign(start, wide, wide.normalize("NFKC"));
    this.#at = start;
    const rest = this.#match(NOTHING)?.[0];
    if (rest === undefined) this.#at += String.fromCodePoint(this.#text.codePointAt(start) ?? 0).length;
    const found = this.#text.slice(start, this.#at);
    this.#faults.add("badCharacter", start, this.#at, { found: [...found][0] ?? found }, remove(start, this.#at));
    return null;
  }

  #otherSign(start: number, found: string, meant: string): Token {
    this.#at = start + found.length;
    this.#faults.add("otherSign", start, this.#at, { found, meant }, replace(start, this.#at, this.#spaced(start, meant)));
    if (meant === "(") this.#openBrackets++;
    if (meant === ")" && this.#openBrackets > 0) this.#openBrackets--;
    return this.#token(RESERVED.has(meant) ? "word" : "mark", meant, start);
  }

  /** A word put in the place of a sign keeps clear of its neighbours: a&&b becomes a and b. */
  #spaced(start: number, meant: string): string {
    if (!RESERVED.has(meant)) return meant;
    const before = /\s/.test(this.#text[start - 1] ?? " ") ? "" : " ";
    return before + meant + (/\s/.test(this.#text[this.#at] ?? " ") ? "" : " ");
  }

  #fullWidthNumber(start: number): Token {
    const found = this.#text.slice(start, this.#at);
    const meant = found.normalize("NFKC");
    this.#faults.add("badNumber", start, this.#at, { found, meant }, replace(start, this.#at, meant));
    return this.#token("number", meant, start);
  }

  #comment(start: number): null {
    const block = this.#text.startsWith("/*", start);
    const close = block ? this.#text.indexOf("*/", start + 2) : this.#text.indexOf("\n", start);
    this.#at = close < 0 ? this.#text.length : close + (block ? 2 : 0);
    const found = block ? "/*" : this.#text.startsWith("//", start) ? "//" : "#";
    this.#faults.add("noComment", start, this.#at, { found }, remove(start, this.#at));
    return null;
  }

  #power(start: number, found: string): Token {
    this.#at = start + found.length;
    this.#faults.add("noPower", start, this.#at, { found });
    return this.#token("mark", "*", start);
  }

  #percent(start: number): Token {
    this.#at = start + 1;
    if (!/\d\s*$/.test(this.#text.slice(Math.max(0, start - 8), start))) {
      this.#faults.add("percentSign", start, this.#at, {});
      return this.#token("mark", "/", start);
    }
    const space = isDigit(this.#text[start - 1] ?? "") ? " " : "";
    this.#faults.add("percentSign", start, this.#at, {}, replace(start, this.#at, `${space}percent`));
    return this.#token("name", "percent", start);
  }

  #string(start: number, quote: string): Token {
    const end = this.#closing(start, quote);
    if (end === null) {
      const stop = this.#likelyEnd(start);
      this.lostText = true;
      const edit = { title: `Close the text with ${quote}`, start: stop, end: stop, text: quote };
      this.#faults.add("unclosedText", start, stop, { quote }, edit);
      this.#at = stop;
      return this.#token("string", this.#text.slice(start + 1, stop), start);
    }
    this.#at = end;
    const value = this.#text.slice(start + 1, end - 1).replaceAll(quote + quote, quote);
    this.#refuseHidden(start + 1, end - 1);
    return this.#token("string", value, start);
  }

  #smartString(start: number, open: string, close: string): Token {
    let end = this.#text.indexOf(close, start + 1);
    if (end < 0 && open === "„") end = this.#text.indexOf("”", start + 1);
    const stop = end < 0 ? this.#likelyEnd(start) : end + 1;
    const value = this.#text.slice(start + 1, end < 0 ? stop : end);
    const found = open + (end < 0 ? "" : (this.#text[end] ?? ""));
    this.#faults.add("smartQuotes", start, stop, { found }, replace(start, stop, `"${value.replaceAll('"', '""')}"`));
    this.#at = stop;
    return this.#token("string", value, start);
  }

  #quotedName(start: number): Token {
    const end = this.#closing(start, "`");
    if (end === null) {
      const stop = this.#match(/`[\p{L}\p{M}\p{Nd}_ ]*[\p{L}\p{M}\p{Nd}_]/uy) ? this.#at : start + 1;
      const edit = { title: "Close the name with `", start: stop, end: stop, text: "`" };
      this.#faults.add("unclosedName", start, stop, {}, stop > start + 1 ? edit : undefined);
      this.#at = stop;
      return this.#token("name", this.#text.slice(start + 1, stop).normalize("NFC"), start, true);
    }
    this.#at = end;
    const name = this.#text.slice(start + 1, end - 1).replaceAll("``", "`");
    if (name === "") this.#faults.add("emptyName", start, end, {});
    this.#refuseHidden(start + 1, end - 1);
    return this.#token("name", name.normalize("NFC"), start, true);
  }

  /** The offset after the closing quote, where a doubled one is part of the text; null where there is none. */
  #closing(start: number, quote: string): number | null {
    for (let at = start + 1; ; at += 2) {
      at = this.#text.indexOf(quote, at);
      if (at < 0) return null;
      if (this.#text[at + 1] !== quote) return at + 1;
    }
  }

  /** Where a text without a closing quote most likely ends: on its line, before the brackets that are still open. */
  #likelyEnd(start: number): number {
    const newline = this.#text.indexOf("\n", start);
    let end = newline < 0 ? this.#text.length : newline;
    for (let open = this.#openBrackets; end > start + 1; end--) {
      const last = this.#text[end - 1] ?? "";
      if (last === ")" && open > 0) open--;
      else if (!/\s/.test(last)) break;
    }
    return end;
  }

  #refuseHidden(start: number, end: number): void {
    const found = HIDDEN.exec(this.#text.slice(start, end));
    if (found) this.#faults.add("hiddenCharacter", start + found.index, start + found.index + 1, { found: found[0] });
  }

  #number(start: number): Token {
    const digits = this.#match(NUMBER)?.[0].replaceAll("_", "") ?? "";
    const after = this.#text[this.#at] ?? "";
    if (digits === "" || after === "." || after === "_") return this.#badNumber(start);
    if (!Number.isFinite(Number(digits))) this.#faults.add("hugeNumber", start, this.#at, { found: digits });
    return this.#token("number", digits, start);
  }

  #badNumber(start: number): Token {
    this.#at = start;
    const found = this.#match(NOT_A_NUMBER)?.[0] ?? "";
    const plain = found.replaceAll("_", "").replace(/^\./, "0.").replace(/\.$/, "");
    const meant = /^\d+(\.\d+)?$/.test(plain) ? plain : null;
    this.#faults.add(
      "badNumber",
      start,
      this.#at,
      { found, meant },
      meant === null ? undefined : replace(start, this.#at, meant),
    );
    return this.#token("number", meant ?? "0", start);
  }

  #date(start: number): Token {
    const match = this.#match(DATE);
    if (match) {
      const [, day = "", minutes, seconds = "00", fraction = ""] = match;
      const cut = fraction.replace(/0+$/, "");
      const value = day + (minutes === undefined ? "" : `T${minutes}:${seconds}${cut === "" ? "" : `.${cut}`}`);
      if (parseLocal(value)) return this.#token("date", value, start);
      this.#faults.add("badDate", start, this.#at, { found: this.#text.slice(start, this.#at), meant: null });
      return this.#token("date", "2000-01-01", start);
    }
    const [, year = "", month = "1", day = "1", hour, minute = "", second] = this.#match(LOOSE_DATE) ?? [];
    if (year === "") this.#match(NOT_A_DATE);
    const time = hour === undefined ? "" : `T${hour.padStart(2, "0")}:${minute}${second === undefined ? "" : `:${second}`}`;
    const meant = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}${time}`;
    const valid = parseLocal(meant) !== null;
    const data = { found: this.#text.slice(start, this.#at), meant: valid ? `@${meant}` : null };
    this.#faults.add("badDate", start, this.#at, data, valid ? replace(start, this.#at, `@${meant}`) : undefined);
    return this.#token("date", "2000-01-01", start);
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match) this.#at = pattern.lastIndex;
    return match;
  }

  #token(kind: Token["kind"], text: string, start: number, quoted = false): Token {
    return { kind, text, start, end: this.#at, quoted };
  }
}

const isDigit = (c: string): boolean => c >= "0" && c <= "9" && c.length === 1;
const replace = (start: number, end: number, text: string) => ({ title: `Write ${text.trim()}`, start, end, text });
const remove = (start: number, end: number) => ({ title: "Remove it", start, end, text: "" });
