import type { KpiReport, Report } from "../../../src/report/model.js";
import { NO_MATURITY } from "../fixture/maturity.js";
import { EDGES } from "../fixture/members.js";
import { HOSTILE, report } from "../fixture/report.js";

/** A name without a place to break it, as German and Danish can make them. */
const LONG = "Donaudampfschifffahrtsgesellschaftskapitän";

const nothing: Report = {
  ...report(),
  kpis: [],
  stakeholders: [],
  goals: [],
  executive: null,
  assumptions: [],
  coverage: [],
  notes: [],
  ...NO_MATURITY,
  members: null,
  dataTo: null,
};

const one = (kpi: KpiReport): KpiReport => {
  const point = { period: "2026-10-01", cell: { value: 1, n: 1, low: null, high: null, state: "complete" } } as const;
  return {
    ...kpi,
    unit: "row",
    shownIn: "row",
    intervalMethod: "none: a count of everything there is",
    series: { grain: "month", points: [point] },
    latest: point,
    total: point.cell,
    splits: [],
  };
};

/** Rows without time: a whole range and no period. */
const timeless = (kpi: KpiReport): KpiReport => {
  const cell = { value: 0.5, n: 40, low: 0.4, high: 0.6, state: "complete" } as const;
  const series = { grain: "month", points: [] } as const;
  const withheld = { value: null, n: null, low: null, high: null, state: "suppressed" } as const;
  const groups = [
    { name: "ja", series, total: cell },
    { name: null, series, total: withheld },
  ];
  return {
    ...kpi,
    dateBasis: [],
    series,
    latest: { period: null, cell },
    total: cell,
    splits: kpi.splits.map((split) => ({ ...split, groups })),
  };
};

function withIds(r: Report, id: (old: string) => string): Report {
  const read = JSON.stringify(r, (key, value: unknown) => {
    if (["id", "kpi", "for", "shared"].includes(key) && typeof value === "string") return id(value);
    if (
      ["goals", "leading", "assumptions", "usedBy", "kpis"].includes(key) &&
      Array.isArray(value) &&
      typeof value[0] === "string"
    )
      return (value as string[]).map(id);
    return value;
  });
  const { maturity, ...renamed } = JSON.parse(read) as Report;
  // Steps are not named by a workspace.
  const moves = r.members?.moves.map((move) => ({ ...move, from: id(move.from), to: id(move.to) })) ?? [];
  const members = renamed.members ? { ...renamed.members, moves } : null;
  return {
    ...renamed,
    members,
    maturity: maturity && r.maturity && { ...maturity, levels: r.maturity.levels, next: r.maturity.next },
  };
}

/** Blank wherever a person writes; a formula, a table and an aggregate are never blank. */
const withoutTexts = (r: Report): Report => ({
  ...r,
  community: { ...r.community, name: {}, mission: {} },
  kpis: r.kpis.map((kpi) => ({ ...kpi, countedRows: [] })),
});

/** Every KPI a composite, of parts that are known, not yet mature, withheld, or not in the report at all. */
function composites(r: Report): Report {
  const cell = { value: 0.625, n: 40, low: 0.4, high: 0.8, state: "complete" } as const;
  const ends = { from: { digits: "-20", word: null }, to: { digits: "1000", word: "EUR/topic" } };
  const [id = ""] = r.kpis.map((kpi) => kpi.id);
  const withheld = { value: null, n: null, low: null, high: null, state: "suppressed" } as const;
  const parts = [
    { kpi: id, weight: 0.4, ends, cell, points: 0.243 },
    { kpi: id, weight: 0.3, ends, cell: { ...cell, state: "immature" as const }, points: 0.3 },
    { kpi: id, weight: 0.2, ends, cell: withheld, points: null },
    { kpi: "gone", weight: 0.1, ends, cell: null, points: null },
  ];
  const plain = parts.map((part) => ({ ...part, ends: null }));
  return { ...r, kpis: r.kpis.map((kpi, i) => ({ ...kpi, parts: i % 2 === 0 ? parts : plain })) };
}

/** Reports at the edges of what a workspace can hold. */
export const VARIANTS: Readonly<Record<string, Report>> = {
  "nothing at all": nothing,
  "one row": { ...report(), kpis: report().kpis.map(one) },
  "no time": { ...report(), kpis: report().kpis.map(timeless), goals: [] },
  composites: composites(report({ languages: ["en", "da", "ja", "es", "fr", "ru"] })),
  ...Object.fromEntries(
    Object.entries(EDGES).map(([name, edge]) => {
      const whole = report({ languages: ["en", "da", "ja", "es", "fr", "ru"] });
      return [`members: ${name}`, { ...nothing, kpis: whole.kpis, members: whole.members ? edge(whole.members) : null }];
    }),
  ),
  "one stakeholder, no goals": {
    ...nothing,
    stakeholders: [{ id: "boss", title: { en: "The boss" }, language: "ru", department: null, asks: {}, goals: [] }],
  },
  "long words": report({ text: () => LONG }),
  "right to left": report({ text: () => "مجتمع أورورا 2026" }),
  "hostile texts": report({ text: () => HOSTILE }),
  "hostile ids": withIds(report(), (old) => `../${old}/<b>"&#x 日本`),
  "no texts": withoutTexts(report({ text: () => "  " })),
  "one language": report({ languages: ["ja"] }),
  "a language without a catalogue": report({ languages: ["de"] }),
};
