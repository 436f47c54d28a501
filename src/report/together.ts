import type { Binder } from "./bind.js";
import type { EvidenceLevel, KpiReport, PropositionReport } from "./model.js";
import { say, words, type Phrase } from "./sentence.js";
import { propositionWords } from "./sentence/propositions.js";

/** What is to be said of the two sides of a proposition, and the evidence that bears it. */
export interface ToldTogether {
  readonly said: Phrase;
  readonly evidence: EvidenceLevel;
  /** Whether changes were compared, so that what a comparison of changes is has to be told. */
  readonly compared: boolean;
}

/** Whether the two sides change together, in a sentence with r, its interval and n; or why that cannot be told. */
export function tellTogether(
  bind: Binder,
  { together }: PropositionReport,
  sides: { readonly business: KpiReport | null; readonly members: KpiReport | null },
  nameOf: (kpi: string) => KpiReport | null,
): ToldTogether {
  const w = propositionWords(bind.language);
  const { business, members } = sides;
  if (together === null || !business || !members) return { said: [w.oneSided], evidence: 0, compared: false };
  if ("why" in together) {
    const { shared, why, n } = together;
    const known = shared === null ? null : nameOf(shared);
    // What is no KPI is a count that stands in both formulas.
    const kpi = known ? bind.name(known.label, known.id) : shared === null ? null : bind.word(shared);
    return { said: w.apart[why]({ n: bind.count(n), kpi }), evidence: 0, compared: false };
  }
  const { r, low, high, n, grain, from, to, aligned } = together;
  const both = { business: bind.name(business.label, business.id), members: bind.name(members.label, members.id) };
  const isClear = low > 0 || high < 0;
  const known = aligned === null ? (r > 0 ? w.rising : w.crossing) : aligned ? w.aligned : w.opposed;
  const [lower, upper] = bind.ends({ low, high }, SHARE);
  const figures =
    lower && upper
      ? w.figures({
          r: bind.value(r, SHARE, { low, high }),
          low: lower,
          high: upper,
          n: bind.count(n),
          from: bind.period(from, grain),
          to: bind.period(to, grain),
        })
      : [];
  const { value, frame } = words(bind.language);
  const said = say`${(isClear ? known : w.unclear)(both)}${value.brackets(figures)}${[frame.stop]}`;
  return { said, evidence: isClear ? 1 : 0, compared: true };
}

const SHARE = { unit: "1", shownIn: "1" };
