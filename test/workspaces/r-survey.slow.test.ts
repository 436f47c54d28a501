import { expect, it } from "vitest";
import { plainSql, workspace, type Cell } from "./kit.js";

const SHEETS = `read_csv('@data/survey-r-community-2019/survey_Combined.tsv', all_varchar = true)`;
const Z = 1.959963984540054;

/** The score of these answers and the ends of its interval, as adjusted Wald says: 3/4, 3/2 and 3/4 answers are added. */
async function scored(column: string, where = "true"): Promise<{ value: number; low: number; high: number; n: number }> {
  const rows = await plainSql(
    `select count(s), count(*) filter (s >= 9), count(*) filter (s <= 6)
     from (select try_cast(${column} as integer) as s from ${SHEETS} where ${where})`,
  );
  const [n = 0, promoters = 0, detractors = 0] = (rows[0] ?? []).map(Number);
  const [p, d] = [(promoters + 0.75) / (n + 3), (detractors + 0.75) / (n + 3)];
  const half = Z * Math.sqrt((p + d - (p - d) ** 2) / (n + 3));
  return { value: (100 * (promoters - detractors)) / n, low: 100 * (p - d - half), high: 100 * (p - d + half), n };
}

function alike(cell: Cell | undefined, by: Awaited<ReturnType<typeof scored>>): void {
  expect(cell?.n).toBe(by.n);
  for (const end of ["value", "low", "high"] as const) expect(cell?.[end]).toBeCloseTo(by[end], 8);
}

workspace("r-survey", "survey-r-community-2019", (at) => {
  it("scores as its README states: +75.1 of all, +74.7 in English, +77.4 in Spanish, +6.5 for Python", async () => {
    const nps = await at.cell("nps");
    alike(nps, await scored("Qrecommend"));
    expect([nps.value?.toFixed(1), nps.n]).toEqual(["75.1", 2004]);
    const byLanguage = await at.by("nps,responses", "language");
    for (const [language, value, n] of [
      ["English", "74.7", 1717],
      ["Spanish", "77.4", 303],
    ] as const) {
      const [cell, responses] = byLanguage.get(language) ?? [];
      alike(cell, await scored("Qrecommend", `language = '${language}'`));
      expect([cell?.value?.toFixed(1), responses?.value]).toEqual([value, n]);
    }
    alike(await at.cell("nps_python"), await scored("Qpython_recommend"));
    // Half the width that the README gives beside each.
    const width = (cell: Cell | undefined): number => ((cell?.high ?? 0) - (cell?.low ?? 0)) / 2;
    expect(width(nps)).toBeCloseTo(2.2, 1);
    expect(width(byLanguage.get("Spanish")?.[0])).toBeCloseTo(5.9, 0);
  });

  it("filters as it groups", async () => {
    const grouped = (await at.by("nps", "language")).get("Spanish")?.[0];
    expect(await at.cell("nps", "--where", "language = 'Spanish'")).toEqual(grouped);
  });

  it("tells its surveys: the answers by plain SQL, and that nobody knows who was invited", async () => {
    const page = at.page("surveys");
    expect(page).toContain("Would recommend R (NPS) was +75 from December 2019 to January 2020 (95% interval +73 to +77 ), from 2,004 answers.");
    expect(page).toContain("How many were invited is not known, so this speaks of those who answered only.");
    expect(page).toContain("There is no other wave with a number to compare with.");
    const counted = await plainSql(
      `select s, count(*) from (select try_cast(Qrecommend as integer) as s from ${SHEETS}) where s is not null group by 1 order by 1`,
    );
    // Steps of fewer than ten answers stand together; every answer stands somewhere.
    const bars = [...page.matchAll(/(\d+)(?: – (\d+))? ([\d,]+) [\d.]+% [\d.]+% [\d.]+%/g)]
      .map(([, from, to, n]) => ({ from: Number(from), to: Number(to ?? from), n: Number((n ?? "").replace(",", "")) }))
      .slice(0, 11);
    const scores = counted.map(([score, n]) => [Number(score), Number(n)] as const);
    const isScore = bars.filter(({ from, to }) => from <= to && to <= 10);
    for (const { from, to, n } of isScore)
      expect(n, `${from} to ${to}`).toBe(scores.filter(([s]) => from <= s && s <= to).reduce((sum, [, each]) => sum + each, 0));
    expect(isScore.reduce((sum, { n }) => sum + n, 0)).toBe(2004);
    const es = at.page("es/surveys");
    expect(es).toContain("Recomendaría R (NPS) » de diciembre de 2019 a enero de 2020: +75");
  });

  it("takes the difference of two scores, with the independence it assumes", async () => {
    const [nps, python, lead] = [await at.cell("nps"), await at.cell("nps_python"), await at.cell("lead_over_python")];
    expect(lead.value).toBeCloseTo((nps.value ?? 0) - (python.value ?? 0), 9);
    const half = (cell: Cell): number => ((cell.high ?? 0) - (cell.low ?? 0)) / 2;
    // Simulated from 10,000 draws, so near the root of the sum of squares and not on it.
    expect(half(lead)).toBeCloseTo(Math.hypot(half(nps), half(python)), 0);
  });

  it("reads ratings and choices of two questionnaires as one, what was not answered left out", async () => {
    const rows = await plainSql(
      `select language, count(*) filter (Qr_enjoyment in ('4', '5')), count(*) filter (Qr_enjoyment <> 'NA'),
         count(*) filter (Qr_change in ('I expect it to increase', 'Espero que aumente')), count(*) filter (Qr_change <> 'NA')
       from ${SHEETS} group by 1`,
    );
    const answer = await at.by("enjoys_r,will_use_more", "language");
    expect(rows).toHaveLength(2);
    for (const [language, ...counts] of rows) {
      const [glad = 0, rated = 0, more = 0, chose = 0] = counts.map(Number);
      const [enjoys, wants] = answer.get(String(language)) ?? [];
      expect([enjoys?.value, enjoys?.n]).toEqual([glad / rated, rated]);
      expect([wants?.value, wants?.n]).toEqual([more / chose, chose]);
    }
  });

  it("counts weeks from Sunday, by New York's clock", async () => {
    const rows = await plainSql(
      `select strftime(date_trunc('week', day + 1)::date - 1, '%Y-%m-%d'), count(*)
       from (select (Qtime::timestamptz at time zone 'America/New_York')::date as day from ${SHEETS})
       group by 1 order by 1`,
    );
    const answer = await at.by("responses", "week");
    expect([...answer].map(([week, [cell]]) => [week, cell?.value])).toEqual(rows.map(([week, n]) => [week, Number(n)]));
    expect(rows[0]?.[0]).toBe("2019-12-08");
  });

  it("tells four weeks of answers by the whole range, in English and Spanish", () => {
    const page = at.page("kpi/nps");
    expect(page).toContain("+75 Whole range; 95% interval +73 to +77; n = 2,004");
    expect(page).toContain("By language of the questionnaire");
    expect(page).toMatch(/English \+75 \+72 \+77 1,707 complete Spanish \+77 \+71 \+83 297 complete/);
    const spanish = at.page("es/kpi/nps");
    expect(spanish).toContain("Recomendaría R (NPS) en todo el periodo: +75.");
    expect(spanish).toContain("intervalo de confianza del 95 %: de +73 a +77; n = 2004");
    expect(at.page("es/for/foundation")).toContain("Junta de la fundación");
  });
});
