import type { Diagnostic } from "../../ground/diagnostic.js";
import { diagnose } from "../../ground/messages.js";
import { daysOf, MOST_MONTHS } from "../read/members.js";
import { replacement, spanAt } from "../read/reading.js";
import { treeAt, type Tree } from "../read/tree.js";
import type { Rule } from "./rule.js";

/** Stages are two or more, timed in days; what speaks of a stage names one. */
export const members: Rule = ({ definitions, reading }) => {
  const def = definitions.members;
  if (def === null) return [];
  const at = (...path: readonly (string | number)[]) => spanAt(reading, ["members", ...path]);
  const written = (...path: readonly (string | number)[]) => treeAt(reading.root, ["members", ...path]);
  const names = def.stages.map(({ name }) => name);
  const stages = written("stages");
  const few = stages?.kind === "map" && stages.entries.size < 2;
  const months = numberAt(written("cohorts", "months"));
  return [
    ...(few ? [diagnose("memberStages", at("stages"), { given: stages.entries.size })] : []),
    ...textsAt(written("within")).flatMap((text, i): readonly Diagnostic[] =>
      text === null || daysOf(text) !== null ? [] : [diagnose("memberWithin", at("within", i), { written: text })],
    ),
    ...(months !== null && months > MOST_MONTHS
      ? [diagnose("memberMonths", at("cohorts", "months"), { given: months, most: MOST_MONTHS })]
      : []),
    ...(written("lurkers", "posted") === null ? [] : (def.lurkers?.posted ?? [])).flatMap((name, i) => {
      if (names.includes(name)) return [];
      const near = reading.suggest(name, names);
      const place = at("lurkers", "posted", i);
      return [diagnose("memberStageUnknown", place, { name, near, stages: names }, replacement(place, near))];
    }),
    ...(def.lurkers && def.lurkers.value.length === 0 && written("lurkers", "value") === null
      ? [diagnose("silentWithoutValue", at("lurkers"), {})]
      : []),
  ];
};

const textsAt = (tree: Tree | null): readonly (string | null)[] =>
  tree?.kind === "list" ? tree.items.map((item) => (item.kind === "scalar" ? item.text.trim() : null)) : [];

const numberAt = (tree: Tree | null): number | null =>
  tree?.kind === "scalar" && /^\d+$/.test(tree.text.trim()) ? Number(tree.text.trim()) : null;
