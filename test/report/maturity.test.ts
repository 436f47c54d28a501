import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { binder } from "../../src/report/bind.js";
import { format } from "../../src/report/format.js";
import { LANGUAGES } from "../../src/report/language.js";
import { tellNext, tellStep } from "../../src/report/maturity.js";
import type { KpiReport, MaturityStep, PropositionReport, Report } from "../../src/report/model.js";
import { overclaims, plain } from "../../src/report/sentence.js";
import { tellTogether } from "../../src/report/together.js";
import { reportFrom } from "./workspace.js";

/** How many events of a kind each of 24 months has: a saw-tooth, with a drift that both kinds share. */
const SAW = [0, 2, 4, 1, 3];
const TURN = [0, 3, 1, 2];
const months = Array.from({ length: 24 }, (_, i) => new Date(Date.UTC(2024, 6 + i, 1)).toISOString().slice(0, 7));
const a = months.map((_, i) => 10 + i + 2 * (SAW[i % 5] as number));
const b = months.map((_, i) => 30 + i - (SAW[i % 5] as number) + (TURN[i % 4] as number));

const METRICS = `version: 1
community: {name: Test, languages: [en, da], mission: Help each other.}
sources: {forum: {loader: file, path: events.csv}}
tables:
  events: {from: events.csv, row: event, time: day, coverage: {from: 2024-07-01, to: 2026-07-01}}
assumptions:
  kept: {value: 2, class: measured, source: A count, owner: Finance, review: 2026-07-01}
  stale: {value: 3, class: assumption, source: A guess, owner: Finance, review: 2026-06-30}
kpis:
  asked: {label: Asked, formula: count(events where kind = "a"), better: higher, owners: [support]}
  waited: {label: Waited, formula: count(events where kind = "b"), better: lower, owners: [support]}
  double: {label: Double, formula: asked * kept, better: higher}
  share: {label: Share, formula: count(events where kind = "b") / count(events), better: lower}
  same: {label: Same, formula: count(events where kind = "none"), better: higher}
  changed: {label: Changed, formula: count(events where kind = "a"), better: higher, history: [{until: 2025-07-01, formula: count(events)}]}
stakeholders: {boss: {name: Boss}, board: {name: Board}}
goals:
  whole: {for: boss, problem: x, did: y, kpi: asked, owner: Me, baseline: {value: 12, period: 2024-08}, agreed: {by: Boss, on: 2024-08-01}, target: {at_least: 40, by: 2026-12-31}}
  half: {for: boss, problem: x, kpi: waited, target: {at_most: 40, by: 2026-12-31}}
propositions:
  told: {promise: A, business: {success: x, kpi: asked}, members: {success: y, kpi: waited}}
  made: {promise: B, business: {success: x, kpi: double}, members: {success: y, kpi: asked}}
  counted: {promise: C, business: {success: x, kpi: share}, members: {success: y, kpi: waited}}
  flat: {promise: D, business: {success: x, kpi: same}, members: {success: y, kpi: waited}}
  cut: {promise: E, business: {success: x, kpi: waited}, members: {success: y, kpi: changed}}
  half: {promise: F, members: {success: y, kpi: waited}}
maturity:
  guidelines: In the handbook.
  tools: false
  content_calendar:
    - {planned: 2026-06-20, done: 2026-06-24, label: Late}
    - {planned: 2026-06-10, label: Overdue}
    - {planned: 2026-06-30, label: Due on the last day}
    - {planned: 2026-07-01, label: Ahead}
    - {planned: 2026-06-01, done: 2026-05-30, label: Early}
  recognition: [{on: 2025-06-30, label: A year ago}]
  feedback:
    - {opened: 2026-06-01, closed: 2026-06-11, label: Ten days}
    - {opened: 2026-06-02, closed: 2026-06-03, label: One day}
    - {opened: 2026-06-20, label: Open}
  decisions:
    - {on: 2025-03-10, kpi: asked, decision: Reviewed, review: 2026-01-31, result: Good}
    - {on: 2025-03-01, kpi: asked, decision: Due, review: 2026-06-30}
    - {on: 2025-04-01, kpi: asked, decision: Waiting, review: 2026-07-01}
`;

let root: string;
let report: Report;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "worthwhile-maturity-"));
  const rows = months.flatMap((month, i) =>
    [...Array.from({ length: a[i] as number }, () => "a"), ...Array.from({ length: b[i] as number }, () => "b")].map(
      (kind, n) => `${month}-${String((n % 27) + 1).padStart(2, "0")},${kind}`,
    ),
  );
  await writeFile(join(root, "metrics.yaml"), METRICS);
  await writeFile(join(root, "events.csv"), `day,kind\n${rows.join("\n")}\n`);
  report = await reportFrom(root);
});
afterAll(() => rm(root, { recursive: true, force: true }));

const proposition = (id: string): PropositionReport => report.propositions.find((each) => each.id === id) as PropositionReport;
const kpi = (id: string): KpiReport | null => report.kpis.find((each) => each.id === id) ?? null;
const step = (id: string): MaturityStep =>
  report.maturity.levels.flatMap(({ steps }) => steps).find((each) => each.id === id) as MaturityStep;

/** Pearson's r of the changes of two lists, by its definition. */
function ofChanges(x: readonly number[], y: readonly number[]): number {
  const [dx, dy] = [x, y].map((list) => list.slice(1).map((value, i) => value - (list[i] as number))) as [number[], number[]];
  const centred = (list: readonly number[]) => list.map((value) => value - list.reduce((sum, v) => sum + v, 0) / list.length);
  const dot = (p: readonly number[], q: readonly number[]) => p.reduce((sum, value, i) => sum + value * (q[i] as number), 0);
  const [cx, cy] = [centred(dx), centred(dy)];
  return dot(cx, cy) / Math.sqrt(dot(cx, cx) * dot(cy, cy));
}

describe("propositions", () => {
  it("correlate the changes of the two sides, not their levels", () => {
    const { together } = proposition("told");
    if (together === null || "why" in together) throw new Error("not told");
    expect(together).toMatchObject({ n: 23, grain: "month", from: "2024-07-01", to: "2026-06-01" });
    expect(together.r).toBeCloseTo(ofChanges(a, b), 11);
    expect(together.r).toBeLessThan(-0.5);
    // More asked is better, less waited is better: one rising while the other falls is good for both.
    expect(together.high).toBeLessThan(0);
    expect(together.aligned).toBe(true);
  });

  it("refuse what agrees by construction: a KPI or a count that both are made of", () => {
    expect(proposition("made").together).toEqual({ why: "shared", n: 0, shared: "asked" });
    expect(proposition("counted").together).toEqual({ why: "shared", n: 0, shared: 'count(events where kind = "b")' });
  });

  it("compare nothing across a change of definition, nothing that stands still, nothing one-sided", () => {
    // 24 months have 23 changes; the one into July 2025 is between two definitions.
    expect(proposition("cut").together).toMatchObject({ n: 22 });
    expect(proposition("flat").together).toEqual({ why: "constant", n: 23, shared: null });
    expect(proposition("half").together).toBeNull();
  });
});

describe("maturity", () => {
  it("counts what is there and names what is not", () => {
    const told = Object.fromEntries(
      report.maturity.levels.flatMap(({ steps }) =>
        steps.map(({ id, state, done, of, lacking }) => [
          id,
          `${state} ${done}/${of} ${lacking.map((each) => each.id).join()}`,
        ]),
      ),
    );
    expect(told).toEqual({
      mission: "reached 1/1 ",
      goals: "open 1/2 board",
      smart: "open 1/2 half",
      roles: "open 3/8 half,double,share,same,changed",
      tools: "missing 1/1 ",
      guidelines: "reached 0/0 ",
      calendar: "open 2/3 2026-06-10",
      recognition: "open 1/1 ",
      feedback: "open 2/3 2026-06-20",
      propositions: "open 5/6 half",
      measured: "reached 6/6 ",
      assumptions: "open 1/2 stale",
      attribution: "missing 0/3 ",
      pilots: "missing 0/1 ",
      decisions: "open 1/3 2025-03-01",
      evidence: "open 2/3 ",
    });
    expect(report.maturity.next).toBe("goals");
    expect(step("feedback").days).toBe(5.5);
  });

  it("knows late from overdue and from ahead, by the end of the data", () => {
    expect(report.dataTo).toBe("2026-06-30");
    expect(report.maturity.calendar.map(({ state, days }) => `${state} ${days}`)).toEqual([
      "on_time null",
      "overdue 20",
      "late 4",
      "ahead null",
      "ahead null",
    ]);
    expect(report.maturity.feedback.map(({ days }) => days)).toEqual([10, 1, 10]);
  });

  it("binds a decision to what was known on its day and on the day of its review", () => {
    const [due, reviewed, waiting] = report.maturity.decisions;
    expect([due?.state, reviewed?.state, waiting?.state]).toEqual(["due", "reviewed", "waiting"]);
    // On 1 March February is over; on 31 January 2026 January is not yet.
    expect(due?.before?.period).toBe("2025-02-01");
    expect([reviewed?.before?.period, reviewed?.before?.cell.value]).toEqual(["2025-02-01", a[7]]);
    expect([reviewed?.after?.period, reviewed?.after?.cell.value]).toEqual(["2025-12-01", a[17]]);
    expect(waiting?.after).toBeNull();
  });

  it("says in English what is so", () => {
    const bind = binder(format("en"), "en");
    expect(tellNext(bind, report.maturity)).toBe("Next step: agree on a goal with every stakeholder");
    expect(tellStep(bind, step("goals")).map(plain)).toEqual(["1 of 2 stakeholders have a goal.", "Not yet: Board."]);
    expect(tellStep(bind, step("guidelines")).map(plain)).toEqual([]);
    expect(tellStep(bind, step("pilots")).map(plain)).toEqual(["No pilot is declared."]);
    expect(tellStep(bind, step("feedback")).map(plain)[0]).toBe(
      "2 of 3 pieces of feedback were answered; the median took 5.5\u00a0days.",
    );
  });

  it("says in no language more than it may", () => {
    for (const language of LANGUAGES) {
      const bind = binder(format(language), "en");
      const sides = { business: kpi("asked"), members: kpi("waited") };
      const { together } = proposition("told");
      const known = together as Extract<typeof together, { readonly r: number }>;
      const say = (change: Partial<typeof known>) =>
        tellTogether(bind, { ...proposition("told"), together: { ...known, ...change } }, sides, kpi);
      for (const aligned of [true, false, null]) {
        const told = say({ aligned });
        expect(told.evidence).toBe(1);
        expect(overclaims(plain(told.said), language, 1)).toEqual([]);
        // The claim is there to be graded.
        expect(overclaims(plain(told.said), language, 0)).not.toEqual([]);
      }
      const unclear = say({ low: -0.2, high: 0.4, aligned: null });
      expect(unclear.evidence).toBe(0);
      expect(overclaims(plain(unclear.said), language, 0)).toEqual([]);
      for (const { steps } of report.maturity.levels)
        for (const each of steps)
          for (const phrase of tellStep(bind, each)) {
            expect(plain(phrase)).not.toMatch(/undefined|null|NaN/);
            if (each.id !== "evidence") expect(overclaims(plain(phrase), language, 0)).toEqual([]);
          }
    }
  });
});
