import type { Diagnostic } from "../../ground/diagnostic.js";
import { diagnose } from "../../ground/messages.js";
import type { PropositionDef } from "../definitions.js";
import { spanAt } from "../read/reading.js";
import { treeAt, type Tree } from "../read/tree.js";
import type { Rule, Subject } from "./rule.js";

/**
 * Propositions and the KPIs of member value belong together: none without the other. Each proposition has a KPI for the
 * business and another for members, so that the two can be compared.
 */
export const propositions: Rule = (subject) => {
  const { definitions, lost } = subject;
  const all = Object.values(definitions.propositions);
  const named = new Set(all.flatMap(kpisOf));
  const mayBeNamed = lost.some(({ section }) => section === "propositions");
  const unnamed = Object.values(definitions.kpis).filter(({ name, family }) => family === "member_value" && !named.has(name));
  return [
    ...all.flatMap((each) => sides(each, subject)),
    ...(all.length === 0 || mayBeNamed
      ? []
      : unnamed.map(({ name, span }) => diagnose("kpiWithoutProposition", span, { kpi: name }))),
  ];
};

const SIDES = ["business", "members"] as const;

function sides(each: PropositionDef, { reading }: Subject): readonly Diagnostic[] {
  const { name, span, business, members } = each;
  // What was written and could not be read is told by its own mistake.
  const unread = (["kpis", ...SIDES] as const).some((key) => isLost(each, key, reading.root));
  if (kpisOf(each).length === 0) return unread ? [] : [diagnose("propositionWithoutKpi", span, { name })];
  if (business && members && business.kpi !== null && business.kpi === members.kpi) {
    const at = spanAt(reading, ["propositions", name, "members", "kpi"]);
    return [diagnose("propositionOneKpi", at, { name, kpi: business.kpi })];
  }
  const without = SIDES.filter((side) => (each[side]?.kpi ?? null) === null && !isLost(each, side, reading.root));
  const [side] = without;
  return side ? [diagnose("propositionOneSided", span, { name, side: without.length === 1 ? side : "either" })] : [];
}

function isLost(each: PropositionDef, key: "kpis" | (typeof SIDES)[number], root: Tree): boolean {
  const written = treeAt(root, ["propositions", each.name, key]);
  if (written === null) return false;
  if (key === "kpis") return each.kpis.length === 0 && !(written.kind === "list" && written.items.length === 0);
  const kept = each[key];
  return kept === null || (kept.kpi === null && treeAt(root, ["propositions", each.name, key, "kpi"]) !== null);
}

/** Every KPI a proposition names. */
export const kpisOf = ({ kpis, business, members }: PropositionDef): readonly string[] => [
  ...kpis,
  ...[business?.kpi, members?.kpi].filter((kpi) => typeof kpi === "string"),
];
