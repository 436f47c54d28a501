import type { Diagnostic } from "../../ground/diagnostic.js";
import { diagnose } from "../../ground/messages.js";
import type { Span } from "../../ground/span.js";
import { compositesOf } from "../composites.js";
import { replacement, spanAt } from "../read/reading.js";
import type { Path } from "../read/tree.js";
import type { Rule, Subject } from "./rule.js";

/** Every name that is used is declared: tables, KPIs, stakeholders, filters. */
export const references: Rule = (subject) => {
  const { definitions } = subject;
  const { kpi, table, stakeholder, filter } = lookups(subject);
  const tables = Object.values(definitions.tables).flatMap(({ name, columns, filters }) => [
    ...Object.values(columns).flatMap((column) =>
      column.ref === null ? [] : table(column.ref, ["tables", name, "columns", column.name, "ref"]),
    ),
    ...filters.flatMap((used, i) => filter(used, ["tables", name, "filters", i])),
  ]);
  const filters = Object.values(definitions.filters).flatMap((def) => table(def.table, ["filters", def.name, "table"]));
  const goals = Object.values(definitions.goals).flatMap((goal) => [
    ...stakeholder(goal.for, ["goals", goal.name, "for"]),
    ...kpi(goal.kpi, ["goals", goal.name, "kpi"]),
    ...goal.leading.flatMap((name, i) => kpi(name, ["goals", goal.name, "leading", i])),
  ]);
  const pilots = Object.values(definitions.pilots).flatMap((pilot) => kpi(pilot.kpi, ["pilots", pilot.name, "kpi"]));
  const surveys = Object.values(definitions.surveys).flatMap((survey) => [
    ...kpi(survey.kpi, ["surveys", survey.name, "kpi"]),
    ...(survey.responseRate === null ? [] : kpi(survey.responseRate, ["surveys", survey.name, "response_rate"])),
    ...(survey.invited === null ? [] : kpi(survey.invited, ["surveys", survey.name, "invited"])),
  ]);
  const executive = (["organisation", "members", "alignment"] as const).flatMap((question) =>
    (definitions.executive?.[question] ?? []).flatMap((name, i) => kpi(name, ["executive", question, i])),
  );
  const returns = (["benefits", "costs"] as const).flatMap((side) =>
    Object.values(definitions.roi?.[side] ?? {}).flatMap((entry) => kpi(entry.kpi, ["roi", side, entry.name, "kpi"])),
  );
  const propositions = Object.values(definitions.propositions).flatMap(({ name, kpis, business, members }) => [
    ...kpis.flatMap((used, i) => kpi(used, ["propositions", name, "kpis", i])),
    ...Object.entries({ business, members }).flatMap(([side, of]) =>
      typeof of?.kpi === "string" ? kpi(of.kpi, ["propositions", name, side, "kpi"]) : [],
    ),
  ]);
  const decisions = (definitions.maturity?.decisions ?? []).flatMap(({ kpi: used }, i) =>
    used === null ? [] : kpi(used, ["maturity", "decisions", i, "kpi"]),
  );
  const { members } = definitions;
  const valued = (members?.lurkers?.value ?? []).flatMap((used, i) => kpi(used, ["members", "lurkers", "value", i]));
  const parts = Object.values(definitions.kpis)
    .flatMap(compositesOf)
    .flatMap((composite) =>
      composite.parts.flatMap(({ kpi: { parts: named } }) => named.flatMap(({ name, span }) => kpi(name, span))),
    );
  const { attribution, voices } = definitions;
  const credited = attribution ? kpi(attribution.kpi, ["attribution", "kpi"]) : [];
  const heard = [
    ...(["sentiment", "earlyWarnings"] as const).flatMap((part) => {
      const of = voices?.[part] ?? null;
      return of === null ? [] : table(of.table, ["voices", part === "sentiment" ? part : "early_warnings", "table"]);
    }),
    ...Object.values(voices?.topics ?? {}).flatMap((topic) => table(topic.table, ["voices", "topics", topic.name, "table"])),
  ];
  return [
    ...tables,
    ...filters,
    ...parts,
    ...goals,
    ...pilots,
    ...surveys,
    ...executive,
    ...propositions,
    ...decisions,
    ...valued,
    ...credited,
    ...returns,
    ...heard,
  ];
};

/** Looks a name up that stands at a path, or at a place already known. */
type Lookup = (name: string, at: Path | Span) => Diagnostic[];

const WHAT = { kpis: "KPI", stakeholders: "stakeholder", filters: "filter", tables: "table" } as const;

function lookups(subject: Subject): Record<"kpi" | "table" | "stakeholder" | "filter", Lookup> {
  const { definitions, reading, lost } = subject;
  const lookup = (section: keyof typeof WHAT): Lookup => {
    const declared = Object.keys(definitions[section]);
    const known = new Set([...declared, ...lost.filter((entry) => entry.section === section).map((entry) => entry.name)]);
    return (name, at) => {
      if (known.has(name)) return [];
      const span = "file" in at ? at : spanAt(reading, at);
      if (section === "kpis" && Object.hasOwn(definitions.assumptions, name))
        return [diagnose("assumptionIsNoKpi", span, { name })];
      const near = reading.suggest(name, declared);
      const what = WHAT[section];
      const data = { name, near };
      return [
        what === "table"
          ? diagnose("undeclaredTable", span, data, replacement(span, near))
          : diagnose("undeclaredName", span, { what, ...data }, replacement(span, near)),
      ];
    };
  };
  return { kpi: lookup("kpis"), table: lookup("tables"), stakeholder: lookup("stakeholders"), filter: lookup("filters") };
}
