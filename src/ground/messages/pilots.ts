import { error, quoted, warning } from "./message.js";

const PERIODS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  hour: ["hour", "hours"],
  day: ["day", "days"],
  week: ["week", "weeks"],
  month: ["month", "months"],
  quarter: ["quarter", "quarters"],
  year: ["year", "years"],
  fiscal_quarter: ["fiscal quarter", "fiscal quarters"],
  fiscal_year: ["fiscal year", "fiscal years"],
};
const counted = (n: number, grain: string): string => `${n} whole ${PERIODS[grain]?.[n === 1 ? 0 : 1] ?? grain}`;

/** Sentences of the pilots: trials with a criterion fixed beforehand. */
export const pilots = {
  pilotWithoutUnits: error<{ pilot: string; design: string; compares: boolean }>("missing-key", (d) =>
    d.compares
      ? `The design ${quoted(d.design)} compares units with each other, and nothing says what a unit of ${quoted(d.pilot)} is. Write the column that tells them apart: units: members.country.`
      : `Values are named for ${quoted(d.pilot)}, and nothing says of which column. Write it: units: members.country.`,
  ),
  pilotWithoutArms: error<{ pilot: string; design: string; arm: string | null }>("missing-key", (d) =>
    d.arm === null
      ? `The design ${quoted(d.design)} needs somebody to compare with, and nothing says which units of ${quoted(d.pilot)} are treated. Write treated: [a, b] with values of units:, or arm: and the column that says it. All others are compared with.`
      : `Nothing says which values of ${quoted(d.arm)} are the treated arm of ${quoted(d.pilot)}. Write treated: [pilot].`,
  ),
  pilotBothArms: error<{ value: string }>(
    "bad-value",
    (d) => `${quoted(d.value)} is both treated and compared with. Remove it from one of the two.`,
  ),
  pilotWithoutAgreed: warning<{ pilot: string }>(
    "missing-key",
    (d) =>
      `Nobody fixed the criterion of ${quoted(d.pilot)} before its start, so readers cannot tell whether it was chosen afterwards. Write agreed: {by: …, on: 2026-01-15}.`,
  ),
  pilotAgreedLate: warning<{ pilot: string; on: string; start: string }>(
    "bad-value",
    (d) =>
      `The criterion of ${quoted(d.pilot)} was agreed on ${d.on}, after it had begun on ${d.start}. Its page will say so: what is fixed afterwards proves little.`,
  ),
  pilotStartsDesign: error<{ design: string }>(
    "bad-value",
    (d) =>
      `Starts on different days are judged by the design “differences” only, and this one is ${quoted(d.design)}. Write design: differences, or one start: for all.`,
  ),
  pilotStartsEarly: error<{ unit: string; day: string; start: string }>(
    "bad-value",
    (d) => `${quoted(d.unit)} starts on ${d.day}, before the pilot itself on ${d.start}. start: is the earliest of all.`,
  ),
  pilotStartsUnknown: error<{ unit: string; near: string | null }>("unknown-name", (d) =>
    d.near === null
      ? `${quoted(d.unit)} has a start and is not among treated:. Add it there, or leave treated: out.`
      : `${quoted(d.unit)} has a start and is not among treated:; did you mean ${quoted(d.near)}?`,
  ),
  pilotPreShort: error<{ design: string; grain: string; held: number; needs: number }>(
    "bad-value",
    (d) =>
      `The design ${quoted(d.design)} needs ${counted(d.needs, d.grain)} before the start, and this looks back over ${d.held}. Look back further, or by a finer grain:.`,
  ),
  pilotAfterShort: error<{ design: string; grain: string; held: number; needs: number }>(
    "bad-value",
    (d) =>
      `The design ${quoted(d.design)} needs ${counted(d.needs, d.grain)} from the start on, and until this end there are ${d.held}. End later, or look by a finer grain:.`,
  ),
  pilotColumn: error<{ name: string; key: string; reason: string }>(
    "unreachable",
    (d) => `The KPI cannot be told apart by ${quoted(d.name)} (${d.key}:): ${d.reason}`,
  ),
  pilotByTime: error<{ name: string; key: string }>(
    "bad-value",
    (d) =>
      `${quoted(d.name)} is a time, and ${d.key}: is a column whose values are treated or not, such as members.country. Periods go into grain:.`,
  ),
  pilotGrain: error<{ pilot: string; kpi: string; asked: string; finest: string }>(
    "grain",
    (d) =>
      `The KPI ${quoted(d.kpi)} has no values by ${PERIODS[d.asked]?.[0] ?? d.asked}; its finest is ${PERIODS[d.finest]?.[0] ?? d.finest}. Write grain: ${d.finest} for ${quoted(d.pilot)}.`,
  ),
  pilotWithoutTime: error<{ kpi: string }>(
    "no-time",
    (d) => `The rows of the KPI ${quoted(d.kpi)} have no time, so nobody can tell before from after. Give their table a time:.`,
  ),
  pilotBare: error<{ value: number; kpi: string; unit: string }>(
    "unit",
    (d) => `${d.value} of what? The KPI ${quoted(d.kpi)} is shown in ${d.unit}: write ${d.value} ${d.unit}.`,
  ),
  pilotUnit: error<{ written: string; kpi: string; unit: string }>(
    "unit",
    (d) =>
      `This is in ${quoted(d.written)}, and the KPI ${quoted(d.kpi)} is in ${quoted(d.unit)}. A pilot's criterion is measured as its KPI is: write it in ${quoted(d.unit)}.`,
  ),
};
