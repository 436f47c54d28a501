import type { PilotDef } from "../../../compile/definitions.js";
import { mean, sd } from "../../../stats/moments.js";
import { detectableDifference, sizeForMeans } from "../../../stats/sample-size.js";
import { settled } from "../../canonical.js";
import type { PilotSample } from "../../pilot-model.js";
import { armsOf, whole } from "./arms.js";
import type { Panel } from "./panel.js";

const COMPARES = new Set<PilotDef["design"]>(["randomised", "differences", "matched"]);

/**
 * How many units the criterion asks for, and what so many as there are could show, from the time before alone. The time
 * before is cut in halves: how units changed from one to the other, without any measure, is the noise that the effect has to
 * stand out from, scaled to the periods looked at. `after` is how many periods are planned.
 */
export function sampleOf(pilot: PilotDef, panel: Panel | null, after: number): PilotSample {
  const [ours, theirs] = panel ? armsOf(panel) : [[], []];
  const known = { stated: pilot.sample, treated: ours.length, compared: theirs.length };
  const noise = panel && COMPARES.has(pilot.design) ? noiseOf(panel, after, pilot.design) : null;
  if (noise === null) return { ...known, needed: null, detectable: null };
  const needed = sizeForMeans(Math.abs(pilot.criterion.value), noise);
  // Before a draw nobody is in an arm yet: two halves of all.
  const half = Math.floor((ours.length + theirs.length) / 2);
  const arms = ours.length > 0 && theirs.length > 0 ? ([ours.length, theirs.length] as const) : ([half, half] as const);
  const shown = detectableDifference(noise, ...arms);
  return { ...known, needed: needed.ok ? needed.perArm : null, detectable: shown.ok ? settled(shown.difference) : null };
}

/** The standard deviation over units of what will be compared; null where the time before is too short to tell. */
function noiseOf(panel: Panel, after: number, design: PilotDef["design"]): number | null {
  const { first } = panel;
  const units = whole(panel.units.map((unit) => ({ ...unit, values: unit.values.slice(0, first) })));
  if (units.length < 3 || first < 4 || after < 1) return null;
  const half = Math.floor(first / 2);
  const change = sd(units.map(({ values }) => mean(values.slice(half)) - mean(values.slice(0, half))));
  const scaled = change * Math.sqrt((1 / first + 1 / after) / (1 / half + 1 / (first - half)));
  const level = sd(units.map(({ values }) => mean(values)));
  // What is drawn by lot may be compared as it stands, where the time before foretells little.
  return design === "randomised" ? Math.min(scaled, level) : scaled;
}
