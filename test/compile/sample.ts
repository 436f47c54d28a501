import { SAMPLE, SAMPLE_COVERAGE, type Gives } from "../../src/formula/sample.js";

/** The sample's tables as files, and the part of metrics.yaml that declares them. */
export const SAMPLE_FILES: Readonly<Record<string, string>> = Object.fromEntries(
  SAMPLE.map(({ name, columns, rows }) => [
    `${name}.csv`,
    [columns.map((column) => column.name), ...rows.map((row) => row.map((value) => value ?? ""))]
      .map((row) => `${row.join(",")}\n`)
      .join(""),
  ]),
);

export const SAMPLE_TABLES = `version: 1
community: {name: Sample, languages: [en], currency: EUR, timezone: UTC}
tables:
${SAMPLE.map(
  ({ name, row, time, series, columns }) =>
    `  ${name}: {from: ${name}.csv, row: ${row}, key: id, time: ${time}, ${series ? `series: [${series.join(", ")}], ` : ""}coverage: {from: ${SAMPLE_COVERAGE.from}, to: ${SAMPLE_COVERAGE.to}}, columns: {${columns
      .map(
        (column) =>
          `${column.name}: {${column.ref ? `ref: ${column.ref}` : `type: ${column.type}`}${column.unit ? `, unit: ${column.unit}` : ""}}`,
      )
      .join(", ")}}}\n`,
).join("")}`;

/** An example as it stands in a table of the language. */
export interface Shown {
  readonly id: string;
  readonly formula: string;
  readonly gives: Gives;
}

/** Examples as KPIs, each shown in the unit its result is given in: another unit is the compiler's to refuse. */
export const kpisOf = (examples: readonly Shown[]): string =>
  `kpis:\n${examples.map(({ id, formula, gives }) => `  e_${id}: {formula: ${JSON.stringify(formula)}, unit: ${gives.unit}}\n`).join("")}`;
