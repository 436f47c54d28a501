import type { Texts, Grain } from "../compile/definitions.js";
import type { Ends, Format, Shown } from "./format.js";
import { pick, spelled, type Language } from "./language.js";
import type { NameSlot, NumberSlot, TimeSlot } from "./sentence/phrase.js";

/** Makes the slots of a language's sentences: the only way a value of the Report gets into words. */
export interface Binder {
  readonly language: Language;
  value(x: number, as: Shown, ends?: Ends): NumberSlot;
  signed(x: number, as: Shown, ends?: Ends): NumberSlot;
  ends(ends: Ends, as: Shown): readonly [NumberSlot | null, NumberSlot | null];
  count(n: number): NumberSlot;
  /** A text of the workspace, in this language or a visible other one; the spelled-out id where there is no text. */
  name(texts: Texts, id: string): NameSlot;
  /** A text the workspace writes once for all languages: an owner, a source. */
  word(text: string): NameSlot;
  date(day: string): TimeSlot;
  moment(time: string): TimeSlot;
  period(start: string, grain: Grain): TimeSlot;
  within(start: string, grain: Grain): TimeSlot;
  written(period: string): TimeSlot;
}

export function binder(format: Format, first: string): Binder {
  const number = (text: string, n: number): NumberSlot => ({
    slot: "number",
    text,
    form: Number.isInteger(n) ? format.form(n) : "other",
  });
  const time = (text: string): TimeSlot => ({ slot: "time", text });
  const end = (text: string | null, n: number | null): NumberSlot | null =>
    text === null || n === null ? null : number(text, n);
  return {
    language: format.language,
    value: (x, as, ends) => number(format.value(x, as, ends), x),
    signed: (x, as, ends) => number(format.signed(x, as, ends), x),
    ends: (ends, as) => {
      const [low, high] = format.ends(ends, as);
      return [end(low, ends.low), end(high, ends.high)];
    },
    count: (n) => number(format.count(n), n),
    name: (texts, id) => {
      const picked = pick(texts, format.language, first);
      return picked
        ? { slot: "name", text: picked.text, lang: picked.lang, fallen: picked.fallen }
        : { slot: "name", text: spelled(id), lang: null, fallen: false };
    },
    word: (text) => ({ slot: "name", text, lang: null, fallen: false }),
    date: (day) => time(format.date(day)),
    moment: (at) => time(format.moment(at)),
    period: (start, grain) => time(format.period(start, grain)),
    within: (start, grain) => time(format.within(start, grain)),
    written: (period) => time(format.written(period)),
  };
}
