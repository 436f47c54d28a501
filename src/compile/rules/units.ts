import type { Diagnostic } from "../../ground/diagnostic.js";
import { diagnose } from "../../ground/messages.js";
import { parseUnit } from "../../ground/unit.js";
import { replacement, spanAt } from "../read/reading.js";
import type { Path } from "../read/tree.js";
import type { Rule, Subject } from "./rule.js";

/** The units of columns, rows and assumptions can be read. A KPI's own is checked against its formula. */
export const units: Rule = (subject) => {
  const { tables, assumptions } = subject.definitions;
  return [
    ...Object.values(tables).flatMap((table) => [
      // A table named like no unit still counts as itself.
      ...(table.row === table.name ? [] : unit(subject, table.row, ["tables", table.name, "row"])),
      ...Object.values(table.columns).flatMap((column) =>
        typeof column.unit === "string"
          ? unit(subject, column.unit, ["tables", table.name, "columns", column.name, "unit"])
          : [],
      ),
    ]),
    ...Object.values(assumptions).flatMap(({ name, unit: text }) =>
      text === null ? [] : unit(subject, text, ["assumptions", name, "unit"]),
    ),
  ];
};

function unit({ reading }: Subject, text: string, path: Path): Diagnostic[] {
  const parsed = parseUnit(text);
  if (parsed.ok) return [];
  const span = spanAt(reading, path);
  const { found, meant } = parsed.problem;
  const fix = meant !== null && found === text ? replacement(span, meant) : undefined;
  return [diagnose("unreadableUnit", span, { unit: text, found, meant }, fix)];
}
