import fc from "fast-check";
import { expect, it } from "vitest";
import { Lexer, parseDocument } from "yaml";
import { Answers } from "../../../src/ui/workbench/service/answers.js";
import type { Edit } from "../../../src/language/edit.js";
import { Session } from "../../../src/ui/workbench/session/session.js";

/*
 * Ten thousand edits as the grid, the formula bar, renames and rows make them, on files as people write them. After each,
 * another YAML reader finds every value as it was but the one that was meant, and every comment that was not taken out
 * with its row; at the end undo gives the very bytes.
 */
const MAIN = `# The community's numbers: kept by Ada and Bo.
version: 1
include: more.yaml
community: {name: "Aurora: users", languages: [en, da], currency: EUR, timezone: UTC} # one line
tables:
  topics:
    from: data/in/topics.csv
    row: topic
    key: id
    time: created_at
    columns:
      solved_at: { type: time } # when it was marked
      views: {unit: view}

assumptions:
  # from the help desk
  cost_per_ticket:
    value: 14.50   # full cost
    unit: EUR/topic
    low: 11
    high: 19
  share: {value: 0.4, unit: "1"}

kpis:
  # the first
  # of them all
  asked: {label: Asked, formula: count(topics), unit: topic} # short

  "solved":
    label:
      en: Solved
      da: 'Løst i ''huset'''
    formula: >-
      count(topics
        where solved_at within 7 days of created_at)
    tests: [value >= 0, value <= asked]

  # solved of asked
  rate:
    formula: "solved / asked"
    unit: percent
    description: |
      Of a hundred questions
        so many were solved. # no comment

  saved:
    formula: solved * cost_per_ticket
    unit: EUR

goals:
  faster: {for: head, kpi: rate, baseline: 40 percent, target: {at_least: 60 percent, by: 2026-12-31}}
  more:
    for: head
    kpi: asked
    # agreed in March
    target: {at_least: 400 topic, by: 2026-12-31}
stakeholders:
  head: {name: Head of support, language: da}
# the end`;
const MORE = `kpis:
  late: &late {formula: median(topics.solved_at - created_at), unit: hour}
  both:
    formula: late + late # twice
`;
const NOTEBOOK = "# A page\n\nThe rate:\n\n```kpi\nrate\n```\n\nand `rate` in words.\n";

const crlf = (text: string): string => text.replaceAll("\n", "\r\n");
const FILES: readonly Readonly<Record<string, string>>[] = [
  { "metrics.yaml": MAIN, "more.yaml": MORE, "notebooks/page.md": NOTEBOOK },
  { "metrics.yaml": crlf(MAIN), "more.yaml": MORE, "notebooks/page.md": crlf(NOTEBOOK) },
  { "metrics.yaml": `\uFEFF${MAIN}\n`, "more.yaml": crlf(MORE), "notebooks/page.md": NOTEBOOK },
];

const read = (text: string): unknown => parseDocument(text, { version: "1.2", schema: "core" }).toJS() as unknown;
/** Every comment, as the YAML package's lexer finds them. */
const comments = (text: string): readonly string[] => [...new Lexer().lex(text)].filter((token) => /^#/.test(token)).sort();

const VALUES = [
  "count(topics) + 1",
  "a: b # c",
  "it's",
  "two words",
  "",
  "名前",
  "- x",
  "12",
  "true",
  "{",
  "percent",
  "x".repeat(90),
];
const SECTIONS = ["kpis", "goals", "assumptions", "stakeholders", "tables"] as const;
const at = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const step = fc.record({
  kind: fc.constantFrom("set", "set", "set", "clear", "paste", "rename", "duplicate", "move", "remove", "add", "undo"),
  section: fc.constantFrom(...SECTIONS),
  row: at,
  column: at,
  value: fc.constantFrom(...VALUES),
  down: fc.boolean(),
});
const pick = <T>(all: readonly T[], share: number): T | undefined => all[Math.floor(share * all.length)];

const setAt = (root: unknown, [key, ...rest]: readonly (string | number)[], value: unknown): unknown => {
  if (key === undefined) return value;
  const entries = { ...((root ?? {}) as Readonly<Record<string, unknown>>) };
  if (rest.length === 0 && value === undefined) {
    const { [key]: _, ...others } = entries;
    return others;
  }
  return { ...entries, [key]: setAt(entries[key], rest, value) };
};
/** A block scalar keeps the line break it ends with. */
const trimmed = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value ?? null, (_, part: unknown) => (typeof part === "string" ? part.replace(/\n$/, "") : part)));

it("leaves all else as it was, whatever is edited, and undo to the start gives the very bytes", { timeout: 1_200_000 }, () => {
  let edits = 0;
  fc.assert(
    fc.property(fc.constantFrom(...FILES), fc.array(step, { minLength: 30, maxLength: 60 }), (files, steps) => {
      const session = new Session();
      for (const [path, text] of Object.entries(files)) session.open(path, { text, digest: path });
      const answers = new Answers();
      const tell = (): void => answers.set(0, Object.fromEntries(session.paths.map((path) => [path, session.text(path)])));
      const all = (): Readonly<Record<string, string>> =>
        Object.fromEntries(session.paths.map((path) => [path, session.text(path)]));
      tell();
      for (const { kind, section, row: r, column: c, value, down } of steps) {
        const sheet = answers.questions.sheet(section);
        const row = pick(sheet?.rows ?? [], r);
        const cell = pick(row?.cells ?? [], c);
        const before = all();
        /** Each file's values after the edit; null where only that nothing is lost can be said. */
        let wanted: ((file: string, old: unknown) => unknown) | null = (_, old) => old;
        let made: readonly Edit[] | null = null;
        if (kind === "undo") {
          session.undo();
          tell();
          continue;
        }
        if (!row || !sheet) continue;
        if (kind === "set" && cell?.locked === null) {
          const edit = answers.questions.set(row.file, cell.path, value);
          made = edit && [edit];
          wanted = (file, old) => (file === row.file ? setAt(old, cell.path, value) : old);
        } else if (kind === "clear" && cell?.locked === null && cell.text !== "") {
          made = answers.questions.cells([{ file: row.file, path: cell.path, value: null }]).edits;
          if (made.length === 0) made = null;
          wanted = (file, old) => (file === row.file ? setAt(old, cell.path, undefined) : old);
        } else if (kind === "paste") {
          const cells = row.cells.filter((each) => each.locked === null).slice(0, 3);
          const changes = cells.map(({ path }, i) => ({ file: row.file, path, value: `${value} ${i}` }));
          const written = answers.questions.cells(changes);
          made = written.refused > 0 ? null : written.edits;
          wanted = (file, old) =>
            file === row.file ? changes.reduce((now, change) => setAt(now, change.path, change.value), old) : old;
        } else if (kind === "rename") {
          const renaming = answers.questions.rename(row.file, row.start, down ? `${row.name}_x` : `ny_${row.name}`);
          made = "edits" in renaming ? [...renaming.edits].sort((x, y) => y.start - x.start) : null;
          wanted = null;
        } else if (kind === "duplicate" || kind === "add" || kind === "remove" || kind === "move") {
          const change =
            kind === "move"
              ? ({ kind, section, name: row.name, by: down ? 1 : -1 } as const)
              : kind === "remove"
                ? ({ kind, section, names: [row.name] } as const)
                : ({ kind, section, name: row.name } as const);
          const changed = answers.questions.rows(change);
          made = changed && changed.edits;
          const name = changed?.row ?? "";
          if (kind === "duplicate") {
            const copy = (old: unknown): unknown =>
              (old as Readonly<Record<string, Readonly<Record<string, unknown>>>>)[section]?.[row.name];
            wanted = (file, old) => (file === row.file ? setAt(old, [section, name], copy(old)) : old);
          } else if (kind === "remove") {
            wanted = (file, old) => {
              if (file !== row.file) return old;
              const rest = setAt(old, [section, row.name], undefined) as Readonly<Record<string, object>>;
              return Object.keys(rest[section] ?? {}).length === 0 ? setAt(rest, [section], undefined) : rest;
            };
          } else if (kind === "add") wanted = null;
        }
        if (made === null) continue;
        edits++;
        session.editInTurn(made);
        tell();
        const after = all();
        for (const file of session.paths) {
          const isYaml = file.endsWith(".yaml");
          const [old, now] = [before[file] ?? "", after[file] ?? ""];
          if (!isYaml || old === now) continue;
          const context = JSON.stringify({ kind, section, row: row.name, path: cell?.path, value });
          if (wanted) expect(trimmed(read(now)), context).toEqual(trimmed(wanted(file, read(old))));
          else expect(() => read(now), context).not.toThrow();
          const kept = comments(old);
          if (kind === "remove" || kind === "clear" || kind === "duplicate") continue;
          expect(comments(now), context).toEqual(kept);
        }
        for (const [path, text] of Object.entries(files)) {
          const isCrlf = /\r\n/.test(text);
          expect(/(?<!\r)\n/.test(session.bytes(path)), path).toBe(!isCrlf && /\n/.test(session.bytes(path)));
        }
      }
      while (session.undo().length > 0);
      for (const [path, text] of Object.entries(files)) expect(session.bytes(path)).toBe(text);
    }),
    { numRuns: 300, seed: 12 },
  );
  expect(edits).toBeGreaterThan(10_000);
});
