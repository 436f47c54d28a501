import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FUNCTIONS } from "../../src/formula/functions.js";
import { binder } from "../../src/report/bind.js";
import { format } from "../../src/report/format.js";
import { LANGUAGES, type Language } from "../../src/report/language.js";
import type { GoalReport, KpiReport, Outlook, ReportCell } from "../../src/report/model.js";
import { tellOutlook } from "../../src/report/outlook.js";
import { plain, say, words, type Phrase } from "../../src/report/sentence.js";
import { glossary, TERMS } from "../../src/report/sentence/glossary.js";
import { attributionWords } from "../../src/report/sentence/attribution.js";
import { length } from "../../src/report/sentence/formula-words/number.js";
import { methodInWords } from "../../src/report/sentence/method.js";
import { outlookWords } from "../../src/report/sentence/outlook.js";
import { tellSplit, tellUnidentified } from "../../src/report/target-split.js";
import { targetSplitWords } from "../../src/report/sentence/target-split.js";
import { story } from "../../src/report/story.js";
import { report as someReport } from "../site/fixture/report.js";
import { goal as someGoal, kpi as someKpi } from "../site/fixture/kpi.js";

/*
 * Each language's sentences are a file: sentences/<language>.txt, one a line under its name. A file that is missing is
 * written when GOLDENS=write is set, to be read by somebody who speaks the language before it is committed.
 */
const folder = new URL("sentences/", import.meta.url);

const LABELS = {
  rate: {
    en: "Resolution rate",
    ja: "解決率",
    da: "Løsningsrate",
    es: "Tasa de resolución",
    fr: "Taux de résolution",
    ru: "Доля решённых вопросов",
  },
  savings: {
    en: "Support savings",
    ja: "サポート費用の節約額",
    da: "Sparede supportomkostninger",
    es: "Ahorro en soporte",
    fr: "Économies de support",
    ru: "Экономия на поддержке",
  },
  first: {
    en: "Time to first response",
    ja: "初回応答時間",
    da: "Tid til første svar",
    es: "Tiempo hasta la primera respuesta",
    fr: "Délai de première réponse",
    ru: "Время до первого ответа",
  },
};
const cell = (
  value: number | null,
  n: number | null,
  low: number | null,
  high: number | null,
  state: ReportCell["state"] = "complete",
): ReportCell => ({ value, n, low, high, state });

const rate: KpiReport = {
  ...someKpi(),
  id: "rate",
  label: LABELS.rate,
  latest: { period: "2026-09-01", cell: cell(0.737, 837, 0.706, 0.766) },
};
const savings: KpiReport = {
  ...someKpi(),
  id: "savings",
  label: LABELS.savings,
  unit: "EUR",
  shownIn: "EUR",
  additive: "additive",
  intervalMethod: "none: a count of everything there is",
  latest: { period: "2026-09-01", cell: cell(38_000, 1204, null, null) },
};
const first: KpiReport = {
  ...someKpi(),
  id: "first",
  label: LABELS.first,
  unit: "s",
  shownIn: "hour",
  better: "lower",
  latest: { period: "2026-09-01", cell: cell(29_520, 121, 25_920, 35_640) },
};
const none: KpiReport = { ...rate, latest: { period: "2026-09-01", cell: cell(0, 40, 0, 0.0876) } };

const goalOf = (over: Partial<GoalReport>): GoalReport => ({
  ...someGoal(),
  baseline: { value: 0.628, period: "2025-Q4" },
  grain: "month",
  ...over,
});
const met = goalOf({
  status: "met",
  target: { direction: "at_least", value: 0.72, unit: null, by: "2026-12-31", path: "linear" },
  now: { period: "2026-09-01", cell: cell(0.737, 837, 0.706, 0.766), path: 0.699 },
});
const slow = goalOf({
  status: "missed",
  baseline: { value: 49_320, period: "2026-Q1" },
  target: { direction: "at_most", value: 14_400, unit: "hour", by: "2026-12-31", path: "linear" },
  now: { period: "2026-09-01", cell: cell(29_520, 121, 25_920, 35_640), path: 24_840 },
});
const counted = goalOf({
  status: "missed",
  target: { direction: "at_least", value: 40_000, unit: "kEUR", by: "2026-12-31", path: "steps" },
  now: { period: "2026-09-01", cell: cell(38_000, 1204, null, null), path: 38_500 },
});

const ahead = (low: number, high: number, over: Partial<Outlook> = {}): Outlook => ({
  points: [{ period: "2026-12-01", value: (low + high) / 2, low, high }],
  method: "theta",
  mase: 0.742,
  origins: 6,
  season: 12,
  n: 31,
  ...over,
});
const outlooks: readonly (readonly [string, GoalReport["outlook"]])[] = [
  ["keeps", ahead(0.77, 0.8)],
  ["misses", ahead(0.6, 0.7, { method: "seasonal_naive", mase: 1.2 })],
  ["holds", ahead(0.7, 0.8, { method: "seasonal_naive", mase: null, season: 1, origins: 0 })],
  ["too few", { why: "too few values", n: 5 }],
  ["too far", { why: "too far", n: 21 }],
  ["constant", { why: "constant", n: 12 }],
];

function sentences(language: Language): readonly (readonly [string, Phrase])[] {
  const bind = binder(format(language), "en");
  const tell = story(bind);
  const w = words(language);
  const n = (x: number) => bind.count(x);
  const name = bind.name(LABELS.rate, "rate");
  return [
    ["value", tell.value(rate)],
    ["value, counted", tell.value(savings)],
    ["value, duration", tell.value(first)],
    ["value, none of n", tell.value(none)],
    ["value, not yet", tell.value({ ...rate, latest: null })],
    ["target", tell.target(met, rate)],
    ["target, per period", tell.target(counted, savings)],
    ["met", tell.verdict(met, rate)],
    ["missed, at most", tell.verdict(slow, first)],
    ["undecided", tell.verdict({ ...met, status: "undecided" }, rate)],
    ["missed, counted", tell.verdict(counted, savings)],
    ["met, counted", tell.verdict({ ...counted, status: "met" }, savings)],
    ["too early", tell.verdict({ ...met, status: "too_early", now: null }, rate)],
    ["no data", tell.verdict({ ...met, status: "no_data", now: null }, rate)],
    ["effect", tell.effect({ ...slow, did: { en: "A rota." } }, first)?.said ?? []],
    ["effect, nothing told of what was done", tell.effect(slow, first)?.said ?? []],
    ["effect, within the interval", tell.effect({ ...met, baseline: { value: 0.72, period: "2025-Q4" } }, rate)?.said ?? []],
    ...([1, 2, 5, 21, 1_000_000] as const).flatMap((x): [string, Phrase][] => [
      [`tally, ${x}`, w.tally(n(x), "met")],
      [`KPIs, ${x}`, w.kpis.lead(n(x))],
      [`assumptions, ${x}`, w.assumptions.lead(n(x))],
      [`home, ${x}`, w.home.lead(n(x), n(x))],
      [`goals met, ${x}`, w.home.heading(n(1), n(x))],
    ]),
    ["rows", w.kpi.rowsShown({ shown: n(6), total: n(837), period: bind.period("2026-09-01", "month") })],
    ["rows, one", w.kpi.rowsShown({ shown: n(1), total: n(1), period: bind.period("2026-09-01", "month") })],
    ["baseline", w.goal.baseline(bind.value(0.628, rate), bind.written("2025-Q4"))],
    ["path", w.goal.pathNow(bind.value(0.699, rate), bind.period("2026-09-01", "month"))],
    ["agreed", w.goal.agreed(bind.word("CFO"), bind.date("2026-01-15"))],
    ["review", w.goal.review(bind.date("2027-02-04"))],
    ["small", w.stakeholder.limit.smallN(name, n(12))],
    ["loaded", w.kpi.loaded(bind.moment("2026-11-05T02:10:00"))],
    ["converted", w.kpi.converted({ currencies: bind.word("USD"), to: bind.word("EUR"), rates: bind.word("fx.csv") })],
    ["filtered", w.kpi.filtered({ filter: bind.word("bots"), left: n(1), all: n(1480), table: bind.word("topics") })],
    ["filtered, withheld", w.kpi.filteredHidden({ filter: bind.word("bots"), table: bind.word("topics") }, n(5))],
    ...outlooks.flatMap(([what, outlook]): [string, Phrase][] => {
      const told = tellOutlook(bind, { ...met, outlook }, rate);
      return [...(told?.expected ?? []), ...(told?.basis ?? [])].map((phrase) => [`outlook, ${what}`, phrase]);
    }),
    ...splits(language),
    ...credit(language),
    ["method", [methodInWords("Monte Carlo (Wilson, PERT), parts taken to be independent", language)]],
  ];
}

/** How a target is dealt out over the parts of its period. */
function splits(language: Language): readonly (readonly [string, Phrase])[] {
  const bind = binder(format(language), "en");
  const quarter: GoalReport = { ...counted, grain: "quarter" };
  const about = { grain: "month", period: "2026-10-01", whole: 60_000 } as const;
  const part = (period: string, path: number, known: number | null) =>
    ({ period, share: 20_000, path, counted: known, sum: known }) as const;
  const dealt = (by: "linear" | "season", seasonOf: string | null, known: number | null): NonNullable<GoalReport["split"]> => ({
    ...about,
    kind: "parts",
    by,
    seasonOf,
    parts: [part("2026-10-01", 20_000, known), part("2026-11-01", 40_000, null)],
  });
  const told = (over: Partial<GoalReport>, kpi = savings): readonly Phrase[] => {
    const split = tellSplit(bind, { ...quarter, ...over }, kpi);
    return split === null ? [] : [...split.said, split.how];
  };
  const season: GoalReport["target"] = { ...counted.target, path: "season" };
  const atMost: GoalReport["target"] = { ...counted.target, direction: "at_most" };
  return [
    ...told({ split: dealt("linear", null, 18_000) }).map((phrase) => ["split", phrase] as const),
    ...told({ split: dealt("linear", null, 18_000), target: atMost }).map((phrase) => ["split, at most", phrase] as const),
    ...told({ split: dealt("linear", null, null), target: season }).map((phrase) => ["split, no season", phrase] as const),
    ...told({ split: dealt("season", "2025-10-01", 18_000), target: season }).map(
      (phrase) => ["split, season", phrase] as const,
    ),
    ...told({ split: { ...about, kind: "same", whole: 0.72 } }, rate).map((phrase) => ["split, ratio", phrase] as const),
    ...told({ split: { ...about, kind: "end" } }).map((phrase) => ["split, level", phrase] as const),
    ["S-curve", tellUnidentified(bind, { ...quarter, highest: 20_000 }, savings) ?? []],
  ];
}

/** What the page of attribution says with something bound in it. */
function credit(language: Language): readonly (readonly [string, Phrase])[] {
  const bind = binder(format(language), "en");
  const w = attributionWords(language);
  const [low, high] = [bind.value(78_295, savings, { low: 78_295, high: 123_229 }), bind.value(123_229, savings)];
  const table = bind.name({ en: "Orders", ja: "注文", da: "Ordrer", es: "Pedidos", fr: "Commandes", ru: "Заказы" }, "orders");
  return [
    ["credit", w.heading(low, high)],
    ["credit, lead", w.lead(bind.count(7), bind.count(1268), table)],
    [
      "credit, joined",
      w.joined({
        table,
        joined: bind.count(1268),
        all: bind.count(2080),
        share: bind.value(0.61, { unit: "1", shownIn: "percent" }),
        window: length("90", "days", language),
      }),
    ],
    ["credit, lot", w.test({ treated: bind.count(2878), control: bind.count(723), value: low, low, high })],
    ["credit, beyond", w.beyond(bind.count(3), bind.count(7))],
  ];
}

describe("sentences", () => {
  it.each(LANGUAGES)("%s", (language) => {
    const file = new URL(`${language}.txt`, folder);
    const actual = sentences(language)
      .map(([what, phrase]) => `${what}: ${plain(phrase).replace(/\u00a0/g, "·")}\n`)
      .join("");
    if (!existsSync(file) && process.env["GOLDENS"] === "write") writeFileSync(file, actual);
    expect(actual).toBe(readFileSync(file, "utf8"));
  });

  it("bind every number: no words of a catalogue hold a digit of their own but that of a level (L3), of 95 % and of “per day”", () => {
    const texts = LANGUAGES.flatMap((language) =>
      [words, outlookWords, attributionWords, targetSplitWords].flatMap((of) => textsIn(of(language))),
    );
    const bare = texts.map((text) => text.replace(/L[0-4]|95|1(?:時間|日|週|か月|年)あたり/g, ""));
    expect(texts.length).toBeGreaterThan(1000);
    expect(bare.filter((text) => /\d/.test(text))).toEqual([]);
  });

  it("say in each language why a function has no interval", () => {
    const reasons = new Set(
      [...FUNCTIONS.values()].flatMap(({ interval }) => (interval?.startsWith("none") ? [interval] : [])),
    );
    expect(reasons.size).toBeGreaterThan(5);
    for (const reason of reasons)
      expect(new Set(LANGUAGES.map((language) => methodInWords(reason, language).replace(/^[^(（]*/, ""))).size, reason).toBe(
        6,
      );
  });

  it("tell that counts have no interval of counts alone", () => {
    const limits = (intervalMethod: string) =>
      story(binder(format("en"), "en"))
        .limits(someReport(), [], [{ ...savings, intervalMethod }], [])
        .map(plain);
    const { census } = words("en").stakeholder.limit;
    expect(limits("none: a count of everything there is")).toContain(census);
    expect(limits("none: an extreme of the rows there are")).not.toContain(census);
  });

  it("do not double a full stop after «г.»", () => {
    const bind = binder(format("ru"), "ru");
    expect(plain(words("ru").goal.review(bind.date("2027-02-04")))).toMatch(/2027\u00a0г\.$/);
    expect(plain(say`a.${[". b"]}`)).toBe("a. b");
  });
});

/** Every plain text of a catalogue; its sentences with slots are in the files. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(textsIn) : [];
}

describe("the glossary", () => {
  it("names and explains every term in every language, each term once", () => {
    for (const language of LANGUAGES) {
      const entries = TERMS.map((term) => glossary(language)[term]);
      for (const { name, means } of entries) {
        expect(name.trim()).not.toBe("");
        expect(means.trim()).toMatch(/[.。]$/);
      }
      expect(new Set(entries.map((e) => e.name)).size).toBe(TERMS.length);
    }
  });
});
