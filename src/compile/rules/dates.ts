import type { Diagnostic } from "../../ground/diagnostic.js";
import { compareLocal } from "../../ground/day.js";
import { diagnose } from "../../ground/messages.js";
import { spanAt } from "../read/reading.js";
import { type Path } from "../read/tree.js";
import type { Rule, Subject } from "./rule.js";

/** Ranges are half-open and hold something: their end lies after their start. */
export const dates: Rule = (subject) => {
  const { tables, goals, pilots, calendar, roi } = subject.definitions;
  return [
    ...Object.values(tables).flatMap(({ name, coverage }) =>
      range(subject, coverage.from, coverage.to, ["tables", name, "coverage", "to"]),
    ),
    ...Object.values(goals).flatMap(({ name, agreed, target }) => {
      if (!agreed || compareLocal(agreed.on, target.by) <= 0) return [];
      return [diagnose("dueBeforeAgreed", spanAt(subject.reading, ["goals", name, "target", "by"]), { goal: name })];
    }),
    ...calendar.flatMap(({ on, to }, i) => range(subject, on, to, ["calendar", i, "to"])),
    ...range(subject, roi?.from ?? null, roi?.to ?? null, ["roi", "to"]),
    ...Object.values(pilots).flatMap(({ name, start, end }) => range(subject, start, end, ["pilots", name, "end"])),
  ];
};

function range(subject: Subject, from: string | null, to: string | null, at: Path): Diagnostic[] {
  if (from === null || to === null || compareLocal(from, to) < 0) return [];
  return [diagnose("emptyRange", spanAt(subject.reading, at), { from, to })];
}
