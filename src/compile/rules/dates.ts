import type { Diagnostic } from "../../ground/diagnostic.js";
import { compareLocal } from "../../ground/day.js";
import { diagnose } from "../../ground/messages.js";
import { spanAt } from "../read/reading.js";
import { treeAt, type Path } from "../read/tree.js";
import type { Rule, Subject } from "./rule.js";

/** Ranges are half-open and hold something: their end lies after their start. */
export const dates: Rule = (subject) => {
  const { tables, goals, pilots, calendar } = subject.definitions;
  return [
    ...Object.values(tables).flatMap(({ name, coverage }) =>
      range(subject, coverage.from, coverage.to, ["tables", name, "coverage", "to"]),
    ),
    ...Object.values(goals).flatMap(({ name, agreed, target }) => {
      if (!agreed || compareLocal(agreed.on, target.by) <= 0) return [];
      return [diagnose("dueBeforeAgreed", spanAt(subject.reading, ["goals", name, "target", "by"]), { goal: name })];
    }),
    ...calendar.flatMap(({ on, to }, i) => range(subject, on, to, ["calendar", i, "to"])),
    ...range(subject, ...ends(subject, ["roi"], "from", "to")),
    ...Object.values(pilots).flatMap(({ name, start, end }) => range(subject, start, end, ["pilots", name, "end"])),
  ];
};

function range(subject: Subject, from: string | null, to: string | null, at: Path): Diagnostic[] {
  if (from === null || to === null || compareLocal(from, to) < 0) return [];
  return [diagnose("emptyRange", spanAt(subject.reading, at), { from, to })];
}

/** The two ends as they stand in the file, and the place of the second. */
function ends({ reading, definitions }: Subject, path: Path, from: string, to: string): [string | null, string | null, Path] {
  const kept = path.reduce<unknown>(
    (value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key],
    definitions.later,
  );
  const at = (key: string): string | null => {
    const tree = treeAt(reading.root, [...path, key]);
    return kept !== undefined && Object.hasOwn(kept as object, key) && tree?.kind === "scalar" ? tree.text : null;
  };
  return [at(from), at(to), [...path, to]];
}
