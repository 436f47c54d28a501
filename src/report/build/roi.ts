import { partNames } from "../../compile/composites.js";
import type { BenefitDef, CostDef, KpiDef, Texts } from "../../compile/definitions.js";
import { kindOf } from "../../compile/roi-units.js";
import { periods } from "../../ground/day.js";
import { parseUnit, ONE } from "../../ground/unit.js";
import { paidOnce } from "../../stats/overlap.js";
import { settled } from "../canonical.js";
import type { ReportInput } from "../input.js";
import type { EvidenceLevel, ReportCell, Series } from "../model.js";
import type { Floor } from "../privacy.js";
import type { RoiBenefit, RoiCost, RoiFactor, RoiReport, RoiWithheld } from "../roi.js";
import { evidenceOf } from "./lineage.js";
import { commonRange, rangeAnswers, type RangeAnswer } from "./roi/answers.js";
import { leavesOf, partsOf } from "./roi/parts.js";
import { presentOf, reckoned, worthOf, type Entry } from "./roi/reckon.js";
import { calendarOf } from "./series.js";

/** From this level on there is evidence of an effect, and not of a credit or a change alone. */
const EFFECT = 3;
/** More of the benefit than this on assumptions, and there is no number for the return. */
const MOST_ASSUMED = 0.5;

/**
 * The return on investment, from the KPIs' own answers over the time they all cover.
 *
 *   roi: ─range─▶ answers ─product─▶ factors ─paid once─▶ chains ─simulate, tornado, break-even─▶ RoiReport
 */
export async function roiReport(
  input: ReportInput,
  shown: { readonly seriesOf: (kpi: string) => Series; readonly floorOf: (kpi: string) => Floor },
): Promise<RoiReport | null> {
  const { roi, community } = input.definitions;
  const { currency } = community;
  if (roi === null || currency === null) return null;
  const known = ({ kpi }: CostDef): boolean => Object.hasOwn(input.program.kpis, kpi);
  const [benefits, costs] = [Object.values(roi.benefits).filter(known), Object.values(roi.costs).filter(known)];
  const named = [...new Set([...benefits, ...costs].map(({ kpi }) => kpi))];
  // What is shown beside the return does not cut its time short.
  const counting = benefits.filter((def) => mayCount(def, input, currency));
  const bound = [...(counting.length > 0 ? counting : benefits), ...costs].map(({ kpi }) => kpi);
  const range = commonRange(input, bound, roi);
  const asked = named.flatMap((kpi) => [kpi, ...leavesOf(kpi, input), ...partNames(input.definitions.kpis[kpi] as KpiDef)]);
  const answers = await rangeAnswers(input, [...new Set(asked)], range, shown);
  const factors = new Map<string, RoiFactor>();
  const told = costs.map((def) => costOf(def, { input, answers, factors }));
  const counted = paid(benefits.map((def) => benefitOf(def, { input, answers, factors, currency })));
  const months = range === null ? [] : periods(range.from, range.to, "month", calendarOf(community));
  const flows = flowsOf(counted, told, months.length);
  const rate = roi.discountRate?.value ?? null;
  const present = flows && presentOf(flows.benefit, flows.cost, rate);
  const discounts = present !== null && rate !== null;
  const entries = [
    ...counted.map((b) => ({ ...b, side: "benefit" as const })),
    ...told.map((c) => ({ ...c, side: "cost" as const })),
  ]
    .filter((one) => one.chain.length > 0 && (one.side === "cost" || one.counted === "paid"))
    .map((one): Entry => ({
      id: one.id,
      side: one.side,
      chain: one.chain,
      worth: discounts ? worth(one, rate) : 1,
    }));
  const used = new Set(entries.flatMap(({ chain }) => chain));
  const found = reckoned(
    [...factors.values()].filter(({ id }) => used.has(id)),
    entries,
    roi.draws,
  );
  const assumed = assumedShare(counted);
  const withheld = whyNot({ range, counted, told, assumed });
  return {
    label: roi.label,
    unit: currency,
    asked: { from: roi.from, to: roi.to },
    range,
    months,
    benefits: counted,
    costs: told,
    factors: [...factors.values()],
    withheld,
    assumed,
    outcome: withheld === null ? (found?.outcome ?? null) : null,
    base: found?.base ?? null,
    swings: found?.swings ?? [],
    breakEvens: found?.breakEvens ?? [],
    present,
  };
}

interface Telling {
  readonly input: ReportInput;
  readonly answers: ReadonlyMap<string, RangeAnswer>;
  /** Every factor met so far. */
  readonly factors: Map<string, RoiFactor>;
}

function costOf(def: CostDef, telling: Telling): RoiCost {
  const { input, answers, factors } = telling;
  const parts = partsOf(def.kpi, input, answers);
  for (const factor of parts?.factors ?? []) factors.set(factor.id, factor);
  const answer = answers.get(def.kpi);
  return {
    id: def.name,
    label: labelOf(def, input),
    kpi: def.kpi,
    total: answer?.total ?? NO_DATA,
    series: answer?.months ?? null,
    chain: parts?.factors.map(({ id }) => id) ?? [],
    assumed: parts?.assumed ?? false,
  };
}

const kindIn = (def: BenefitDef, { program }: ReportInput, currency: string): RoiBenefit["kind"] => {
  const parsed = parseUnit(program.kpis[def.kpi]?.unit ?? "1");
  return kindOf(def, parsed.ok ? parsed.unit : ONE, currency);
};

const mayCount = (def: BenefitDef, input: ReportInput, currency: string): boolean =>
  kindIn(def, input, currency) === "money" && (def.evidence ?? 0) >= EFFECT;

function benefitOf(def: BenefitDef, telling: Telling & { readonly currency: string }): RoiBenefit {
  const { input, currency } = telling;
  const kind = kindIn(def, input, currency);
  const evidence: EvidenceLevel = def.evidence ?? evidenceOf(def.kpi, input.program);
  const told = costOf(def, telling);
  const counted = kind !== "money" ? "beside" : told.total.value === null ? "unknown" : evidence < EFFECT ? "credited" : "paid";
  return { ...told, kind, evidence, because: def.because, overlap: def.overlap, counted };
}

const NO_DATA: ReportCell = { value: null, n: null, low: null, high: null, state: "no_data" };

const labelOf = ({ label, kpi }: CostDef, { definitions }: ReportInput): Texts =>
  Object.keys(label).length > 0 ? label : (definitions.kpis[kpi]?.label ?? {});

const isCounted = ({ counted }: RoiBenefit): boolean => counted === "paid" || counted === "overlap";

/** Of the benefits of one overlap group only the highest is paid. */
function paid(benefits: readonly RoiBenefit[]): readonly RoiBenefit[] {
  const candidates = benefits.filter(isCounted);
  const once = paidOnce(candidates.map(({ total, overlap }) => ({ value: total.value ?? 0, group: overlap })));
  const held = new Set(candidates.filter((_, i) => !once[i]).map(({ id }) => id));
  return benefits.map((benefit) => (held.has(benefit.id) ? { ...benefit, counted: "overlap" as const } : benefit));
}

/** What is paid and spent in each month; null where a month is not known. */
function flowsOf(benefits: readonly RoiBenefit[], costs: readonly RoiCost[], months: number) {
  const sum = (all: readonly RoiCost[]): readonly (number | null)[] =>
    Array.from({ length: months }, (_, i) =>
      all.reduce<number | null>((so, { series }) => {
        const value = series?.[i]?.value ?? null;
        return so === null || value === null ? null : so + value;
      }, 0),
    );
  const benefit = sum(benefits.filter(({ counted }) => counted === "paid"));
  const cost = sum(costs);
  const isKnown = (flow: number | null): flow is number => flow !== null;
  return benefit.every(isKnown) && cost.every(isKnown) && months > 0 ? { benefit, cost } : null;
}

/** What a unit of it is worth at the start, by the months it comes in. */
function worth({ series, total }: RoiCost, rate: number): number {
  const flows = series?.map(({ value }) => value ?? 0) ?? [];
  const now = worthOf(flows, rate);
  return now === null || !total.value ? 1 : settled(now / total.value);
}

function assumedShare(benefits: readonly RoiBenefit[]): number | null {
  const own = benefits.filter(({ counted }) => counted === "paid");
  const all = own.reduce((sum, { total }) => sum + (total.value ?? 0), 0);
  const mere = own.filter(({ assumed }) => assumed).reduce((sum, { total }) => sum + (total.value ?? 0), 0);
  return all > 0 ? settled(mere / all) : null;
}

function whyNot(of: {
  readonly range: RoiReport["range"];
  readonly counted: readonly RoiBenefit[];
  readonly told: readonly RoiCost[];
  readonly assumed: number | null;
}): RoiWithheld | null {
  const { range, counted, told, assumed } = of;
  const isDated = [...counted, ...told].some(({ series }) => series !== null);
  if (range === null && (isDated || told.every(({ total }) => total.value === null))) return "no time";
  if (told.length === 0 || told.some(({ total }) => total.value === null)) return "no cost";
  if (!counted.some((benefit) => benefit.counted === "paid")) return "nothing counted";
  return assumed !== null && assumed > MOST_ASSUMED ? "assumptions" : null;
}
