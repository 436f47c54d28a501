import type { Binder } from "./bind.js";
import type { Ends, Shown } from "./format.js";
import { reading } from "./format/shown.js";
import type { KpiReport } from "./model.js";
import { plain, say, words, type NameSlot, type NumberSlot, type Phrase, type TimeSlot } from "./sentence.js";
import { surveyWords } from "./sentence/surveys.js";
import type { SurveyReport, SurveyWave, WaveComparison } from "./survey-model.js";

/** Fewer answers than this share of those invited speak of those who answered only. */
export const LOW_RATE = 0.2;

/** Tells one survey in one language. */
export interface SurveyStory {
  /** The wave as a label: its period, or its name where periods do not tell it from others. */
  wave(i: number): NameSlot | TimeSlot;
  /** "in October 2026". */
  when(i: number): Phrase;
  /** What the last wave gave, each part a sentence without its stop. */
  result(least: number): readonly Phrase[];
  /** A difference of two waves, signed; of a share in points. */
  difference(x: number, ends?: Ends): NumberSlot;
  /** One comparison: the difference with its interval, and whether a change can be told. */
  comparison(of: WaveComparison): readonly Phrase[];
}

const SHARE: Shown = { unit: "1", shownIn: "percent" };
/** Points: a plain number with one decimal, whose word stands behind it. */
const POINTS: Shown = { unit: "pp", shownIn: "pp" };

export function surveyStory(survey: SurveyReport, kpi: KpiReport, bind: Binder): SurveyStory {
  const w = surveyWords(bind.language);
  const catalogue = words(bind.language);
  const { waves, grain } = survey;
  const label = bind.name(kpi.label, kpi.id);

  const spanKey = ({ from, to }: SurveyWave): string => `${from} ${to}`;
  const isAlone = (wave: SurveyWave): boolean => waves.filter((other) => spanKey(other) === spanKey(wave)).length === 1;

  function wave(i: number): NameSlot | TimeSlot {
    const each = waves[i];
    if (!each) return { slot: "time", text: "" };
    const { from, to, name } = each;
    const byTime = from !== null && to !== null && grain !== null && (isAlone(each) || name === null);
    if (!byTime) return name === null ? { slot: "time", text: w.onlyWave } : bind.word(name);
    const first = bind.period(from, grain).text;
    return { slot: "time", text: from === to ? first : w.span(first, bind.period(to, grain).text) };
  }

  function when(i: number): Phrase {
    const each = waves[i];
    if (!each) return [];
    const { from, to, name } = each;
    if (from === null || to === null || grain === null || (!isAlone(each) && name !== null))
      return name === null ? [catalogue.value.whole] : w.inWave(bind.word(name));
    return from === to ? [bind.within(from, grain)] : w.fromTo(bind.period(from, grain), bind.period(to, grain));
  }

  /** Signed, without the word. */
  function bare(x: number, ends?: Ends): NumberSlot {
    const { kind } = reading(kpi, Math.abs(x)).of;
    const scale = kind === "percent" || kind === "share" ? 100 : 1;
    const times = (end: number | null): number | null => (end === null ? null : end * scale);
    return bind.signed(x * scale, POINTS, ends && { low: times(ends.low), high: times(ends.high) });
  }

  function difference(x: number, ends?: Ends): NumberSlot {
    const slot = bare(x, ends);
    const space = bind.language === "ja" ? "" : "\u00a0";
    return { ...slot, text: `${slot.text}${space}${w.points}` };
  }

  function result(least: number): readonly Phrase[] {
    const i = waves.length - 1;
    const last = waves[i];
    if (!last) return [];
    return [told(last, when(i), least), ...ofWhom(last)];
  }

  function told({ cell }: SurveyWave, at: Phrase, least: number): Phrase {
    const n = bind.count(cell.n ?? 0);
    if (cell.state === "suppressed") return w.result.withheld({ when: at, floor: bind.count(survey.floor) });
    if (cell.state === "too_few") return w.result.tooFew({ when: at, n, least: bind.count(least) });
    if (cell.value === null) return w.result.nobody({ when: at });
    const value = bind.value(cell.value, kpi, cell);
    const [low, high] = bind.ends(cell, kpi);
    const parts = { kpi: label, when: at, value, n };
    return low && high ? w.result.value({ ...parts, low, high }) : w.result.bare(parts);
  }

  function ofWhom({ cell, rate, invited, unweighted }: SurveyWave): readonly Phrase[] {
    if (cell.state === "suppressed") return [];
    const out: Phrase[] = [];
    if (cell.value !== null && cell.state !== "complete") out.push([w.result.open]);
    if (unweighted !== null) out.push(w.result.weighted(bind.value(unweighted, kpi, cell)));
    if (rate !== null)
      out.push(w.result.rate({ rate: bind.value(rate, SHARE), invited: invited === null ? null : bind.count(invited) }));
    else if (survey.responseRate === null && (cell.n ?? 0) > 0) out.push([w.result.rateUnknown]);
    if (rate !== null && rate < LOW_RATE) out.push([w.result.rateLow]);
    return out;
  }

  function comparison({ wave: other, difference: by, low, high, changed, tests }: WaveComparison): readonly Phrase[] {
    const ends = { low, high };
    const holdsZero = low <= 0 && high >= 0;
    return [
      w.compare.against({
        wave: wave(other),
        difference: difference(by, ends),
        low: bare(low, ends),
        high: bare(high, ends),
      }),
      changed ? [w.compare.changed] : holdsZero ? [w.compare.unclear] : w.compare.byChance(bind.count(tests)),
    ];
  }

  return { wave, when, result, difference, comparison };
}

/** A wave's label as plain text. */
export const waveText = (story: SurveyStory, i: number): string => plain(say`${story.wave(i)}`);
