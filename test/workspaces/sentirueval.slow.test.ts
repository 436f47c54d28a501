import { expect, it } from "vitest";
import { plainSql, workspace, type Cell } from "./kit.js";

const BANKS = {
  sberbank: "Сбербанк",
  vtb: "ВТБ",
  gazprom: "Газпромбанк",
  alfabank: "Альфа-Банк",
  bankmoskvy: "Банк Москвы",
  raiffeisen: "Райффайзенбанк",
  uralsib: "Уралсиб",
  rshb: "Россельхозбанк",
} as const;
const TELECOMS = {
  beeline: "Билайн",
  mts: "МТС",
  megafon: "МегаФон",
  tele2: "Tele2",
  rostelecom: "Ростелеком",
  komstar: "Комстар",
  skylink: "Скай Линк",
} as const;

interface Mention {
  readonly message: string;
  readonly seconds: number;
  readonly brand: string;
  readonly industry: "банки" | "связь";
  readonly tone: number;
}

/** A file's rows as mentions: one for each brand column that is not empty. */
async function mentionsOf(file: string, brands: Readonly<Record<string, string>>, industry: Mention["industry"]) {
  const ids = Object.keys(brands);
  const columns = ids.map((id) => `try_cast("${id}" as integer)`).join(", ");
  const rows = await plainSql(
    `select id, date, ${columns} from read_csv('@data/mentions-sentirueval-ru/${file}', all_varchar = true)`,
  );
  const mentions = rows.flatMap(([id, date, ...tones]) =>
    tones.flatMap((tone, i): Mention[] =>
      tone === null
        ? []
        : [
            {
              message: `${industry} ${String(id)}`,
              seconds: Number(date),
              brand: brands[ids[i] ?? ""] ?? "",
              industry,
              tone: Number(tone),
            },
          ],
    ),
  );
  return { texts: rows.length, mentions };
}

workspace("sentirueval", "mentions-sentirueval-ru", (at) => {
  const read = Promise.all([
    mentionsOf("banks_test_etalon.csv", BANKS, "банки"),
    mentionsOf("telecom_test_etalon.csv", TELECOMS, "связь"),
  ]);
  const mentions = read.then((files) => files.flatMap((file) => file.mentions));
  const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
  const is = (yes: boolean): number => Number(yes);

  it("reads 3,313 and 2,247 messages, as its README states, some with several brands", async () => {
    expect((await read).map(({ texts }) => texts)).toEqual([3313, 2247]);
    const all = await mentions;
    const messages = new Set(all.map(({ message }) => message)).size;
    const [row = []] = await at.rows("mentions,messages,brands_per_message");
    expect(row.slice(0, 2).map((cell) => (cell as Cell).value)).toEqual([all.length, messages]);
    expect((row[2] as Cell).value).toBeCloseTo(all.length / messages, 12);
    expect(all.length).toBeGreaterThan(messages);
  });

  it("gives each brand its share of voice in its own industry", async () => {
    const all = await mentions;
    for (const [kpi, industry, brand] of [
      ["voice_sberbank", "банки", "Сбербанк"],
      ["voice_mts", "связь", "МТС"],
    ] as const) {
      const own = all.filter((mention) => mention.industry === industry);
      const cell = await at.cell(kpi);
      expect([cell.value, cell.n]).toEqual([mean(own.map((m) => is(m.brand === brand))), own.length]);
      expect(cell.low).toBeLessThan(cell.value ?? 0);
      // The same share asked with a condition: of all mentions of the industry, those of the brand.
      const asked = await at.cell("mentions", "--where", `brands.industry = '${industry}'`);
      const named = await at.cell("mentions", "--where", `brands.name = '${brand}' and brands.industry = '${industry}'`);
      expect((named.value ?? 0) / (asked.value ?? 1)).toBeCloseTo(cell.value ?? 0, 12);
    }
  });

  it("counts mentions and tone by brand, by the reference to the brand's name", async () => {
    const all = await mentions;
    const answer = await at.by("mentions,negative_share,tone,net_tone", "brands.name");
    expect([...answer.keys()]).toEqual([...new Set(all.map(({ brand }) => brand))].sort());
    for (const [brand, [count, negative, tone, net]] of answer) {
      const tones = all.filter((mention) => mention.brand === brand).map((mention) => mention.tone);
      expect(count?.value).toBe(tones.length);
      expect(negative?.value).toBeCloseTo(mean(tones.map((x) => is(x < 0))), 12);
      expect(tone?.value).toBeCloseTo(mean(tones), 12);
      expect(net?.value).toBeCloseTo(mean(tones), 12);
    }
  });

  it("puts the same interval around a mean of −1, 0 and 1 and around positive less negative", async () => {
    const [tone, net] = [await at.cell("tone"), await at.cell("net_tone")];
    const tones = (await mentions).map((mention) => mention.tone);
    const spread = Math.sqrt(tones.reduce((sum, x) => sum + (x - mean(tones)) ** 2, 0) / (tones.length - 1));
    const half = (1.9604 * spread) / Math.sqrt(tones.length);
    for (const cell of [tone, net]) {
      expect(cell.low).toBeCloseTo(mean(tones) - half, 5);
      expect(cell.high).toBeCloseTo(mean(tones) + half, 5);
    }
  });

  it("keeps two waves apart, and gives time only to the one that has it", async () => {
    const all = await mentions;
    const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Moscow" });
    const waves = await at.by("mentions,negative_share", "wave");
    const summer = all.filter(({ seconds }) => clock.format(new Date(seconds * 1000)) < "2015-09-01");
    expect(waves.get("лето 2015")?.[0]?.value).toBe(summer.length);
    expect(waves.get("осень 2015")?.[0]?.value).toBe(all.length - summer.length);
    const weeks = await at.by("summer_mentions,summer_negative", "week");
    expect([...weeks.keys()]).toEqual(["2015-06-29", "2015-07-06", "2015-07-13", "2015-07-20", "2015-07-27"]);
    for (const [start, [count, negative]] of weeks) {
      const from = Date.parse(`${start}T00:00:00Z`);
      const own = summer.filter(({ seconds }) => {
        const day = clock.format(new Date(seconds * 1000));
        return day < "2015-08-01" && Date.parse(`${day}T00:00:00Z`) >= from && Date.parse(`${day}T00:00:00Z`) < from + 7 * 86_400_000;
      });
      expect(count?.value).toBe(own.length);
      expect(negative?.value).toBeCloseTo(mean(own.map(({ tone }) => is(tone < 0))), 12);
    }
  });

  it("is read in Russian, with brands in a table, and in English", async () => {
    const tones = (await mentions).map((mention) => mention.tone);
    const negative = `${(100 * mean(tones.map((x) => is(x < 0)))).toFixed(1).replace(".", ",")} %`;
    const page = at.page("kpi/negative_share");
    expect(page).toContain(`${negative} Весь период; 95 %-й доверительный интервал: 32,0 % – 34,4 %; n = 5 878`);
    expect(page).toMatch(/Разрез: марка .* Сбербанк 27,8 % 26,0 % 29,6 % 2 324/);
    expect(page).toContain(`Доля отрицательных упоминаний: ${negative} за весь период.`);
    expect(at.page("en/kpi/voice_sberbank")).toContain("Sberbank’s share of voice among banks was 68.0% over the whole range.");
    // Not a word of what people wrote is published.
    expect(`${page}${at.page("kpi/mentions")}`).not.toMatch(/http|RT @|Автокредит/);
  });
});
