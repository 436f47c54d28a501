import { error, info, quoted, warning } from "./message.js";

type Named = { readonly name: string };

/** Sentences about value propositions and the logs that maturity is read from. */
export const maturity = {
  propositionWithoutKpi: warning<Named>(
    "missing-key",
    ({ name }) =>
      `The proposition ${quoted(name)} has no KPI that could show whether it is kept. Write kpis: [csat], or members: {success: …, kpi: csat}.`,
  ),
  propositionOneSided: info<Named & { side: "business" | "members" | "either" }>(
    "missing-key",
    ({ name, side }) =>
      `The proposition ${quoted(name)} has no KPI of what ${CALLS[side]} success, so the two cannot stand side by side. Write ${side === "either" ? "business: {success: …, kpi: …} and members: {success: …, kpi: …}" : `${side}: {success: …, kpi: …}`}.`,
  ),
  propositionOneKpi: warning<Named & { kpi: string }>(
    "bad-value",
    ({ name, kpi }) =>
      `The proposition ${quoted(name)} judges both sides by ${quoted(kpi)}, which always agrees with itself. Name what members notice here.`,
  ),
  kpiWithoutProposition: info<{ kpi: string }>(
    "missing-key",
    ({ kpi }) =>
      `The KPI ${quoted(kpi)} is of the family member_value, and no proposition names it. Add it to the one it shows: kpis: [${kpi}].`,
  ),
  decisionReviewedEarly: error<{ on: string; review: string }>(
    "bad-value",
    ({ on, review }) =>
      `A decision is reviewed after it was made, and ${review} is not after ${on}. Write the day its result is looked at.`,
  ),
  resultWithoutReview: warning(
    "missing-key",
    () => "This result has no day, so it is not known what it was read from. Write when it was looked at: review: 2026-06-30.",
  ),
  feedbackClosedEarly: error<{ opened: string; closed: string }>(
    "bad-value",
    ({ opened, closed }) =>
      `Members are told what came of their feedback after they gave it, and ${closed} is before ${opened}. Look at both days.`,
  ),
  addressShown: error<{ to: string }>(
    "bad-value",
    ({ to }) =>
      `${quoted(to)} is an address, and this log is printed on a public page. Write a group, a role, or a name its owner agreed to.`,
  ),
};

const CALLS = { business: "the business calls", members: "members call", either: "either side calls" } as const;
