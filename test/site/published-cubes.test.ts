import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { openSession } from "../../src/cli/session.js";
import { reportOf, sourceOf } from "../../src/cli/site.js";
import { readDefinitions } from "../../src/cli/workspace.js";
import { fromArrow } from "../../src/engine/arrow.js";
import type { Table } from "../../src/engine/table.js";
import { publish } from "../../src/site/publish.js";
import type { Publication } from "../../src/ui/explore/published.js";
import { workspaceOf } from "../prepare/kit.js";

const METRICS = (simulated: boolean): string => `version: 1
community: {name: Test, languages: [en], currency: EUR, simulated: ${simulated}}
tables:
  people: {from: people.csv, row: person, key: id, columns: {city: {type: text, pii: true}, plan: {type: text}}}
  visits:
    from: visits.csv
    row: visit
    key: id
    time: at
    columns: {at: {type: time}, person: {ref: people}, seconds: {type: number}, cents: {type: number, unit: EUR}, ip: {pii: true}}
  notes: {from: notes.csv, row: note, time: on, columns: {on: {type: date}}}
kpis:
  visits: {formula: count(visits), splits: [people.plan]}
  docs: {formula: 'count(visits where page = "docs") / count(visits)'}
  mean: {formula: avg(visits.seconds)}
  paid: {formula: sum(visits.cents)}
  visitors: {formula: count(distinct visits.person)}
  middle: {formula: median(visits.seconds)}
  notes: {formula: count(notes)}
`;
const PAGES = ["docs", "answer", "", "home"];
const CITIES = ["Aarhus", "Odense"];
const rows = Array.from({ length: 4000 }, (_, i) => ({
  id: i + 1,
  day: 1 + (i % 20),
  person: i % 5,
  seconds: (i % 7) / 2,
  cents: (i % 9) / 10,
  page: PAGES[i % PAGES.length] ?? "",
  session: `s${i}`,
}));

const root = workspaceOf();
let publication: Publication;
let files: ReadonlyMap<string, Uint8Array>;

async function published(simulated: boolean): Promise<{ readonly publication: Publication; readonly files: typeof files }> {
  const csv = (header: string, lines: readonly (readonly unknown[])[]): string =>
    [header, ...lines.map((line) => line.join(",")), ""].join("\n");
  await writeFile(join(root, "metrics.yaml"), METRICS(simulated));
  await writeFile(
    join(root, "people.csv"),
    csv(
      "id,city,plan",
      Array.from({ length: 5 }, (_, i) => [i, CITIES[i % 2], i < 2 ? "free" : "paid"]),
    ),
  );
  const at = (day: number): string => `2026-03-${String(day).padStart(2, "0")}T23:30:00`;
  await writeFile(
    join(root, "visits.csv"),
    csv(
      "id,at,person,seconds,cents,page,session,ip",
      rows.map((r) => [r.id, at(r.day), r.person, r.seconds, r.cents, r.page, r.session, `10.0.0.${r.person}`]),
    ),
  );
  await writeFile(join(root, "notes.csv"), csv("on", [["2026-03-01"], ["2026-03-02"]]));
  const cache = join(root, `cache-${simulated}`);
  await rm(cache, { recursive: true, force: true });
  await mkdir(cache);
  const session = await openSession(readDefinitions(root), null, [], "native");
  const all = await publish(sourceOf(session, await reportOf(session)), cache);
  await session.engine.close();
  const bytes = await Promise.all(
    all.map(async (file): Promise<[string, Uint8Array]> => [
      file.path,
      "from" in file ? await readFile(file.from) : Buffer.from(file.bytes),
    ]),
  );
  const found = new Map(bytes);
  const text = Buffer.from(found.get("data/program.json") ?? []).toString("utf8");
  return { publication: JSON.parse(text) as Publication, files: found };
}

beforeAll(async () => {
  ({ publication, files } = await published(true));
});

const names = (columns: readonly { readonly via: readonly string[]; readonly name: string }[]): string =>
  columns.map(({ via, name }) => [...via, name].join(".")).join();
const tableOf = (dimension: string): Table => {
  const cube = publication.cubes?.[0]?.cubes.find(({ dimensions }) => names(dimensions) === dimension);
  return fromArrow(files.get(cube?.path ?? "") ?? new Uint8Array());
};

describe("the cubes of a site", () => {
  it("are by day, and by day and one dimension of few values; by nobody's data, no key, no reference", () => {
    expect(publication.cubes?.map(({ table, at }) => [table, at.name])).toEqual([["visits", "at"]]);
    expect(publication.cubes?.[0]?.cubes.map(({ dimensions }) => names(dimensions)).sort()).toEqual([
      "",
      "page",
      "person.plan",
    ]);
    for (const [path, bytes] of files) {
      if (!path.startsWith("data/cubes/")) continue;
      const text = Buffer.from(bytes).toString("latin1");
      for (const secret of [...CITIES, "10.0.0."]) expect(text).not.toContain(secret);
    }
  });

  it("hold what was counted, a row for every day and group, null groups too", () => {
    const { columns, data } = tableOf("page");
    expect(columns.slice(0, 2)).toEqual([
      { name: "@day", type: "date" },
      { name: "@d0", type: "text" },
    ]);
    const days = [...new Set(rows.map(({ day, page }) => `${day} ${page}`))];
    expect(data[0]).toHaveLength(days.length);
    const measures = publication.cubes?.[0]?.measures ?? [];
    const [, column = ""] =
      measures.find(([key]) => JSON.stringify(JSON.parse(key)).startsWith('["visits","count",false,null,[],null')) ?? [];
    const c = columns.findIndex(({ name }) => name.split(" ").includes(`${column}:bigint`));
    data[0]?.forEach((day, r) => {
      const own = rows.filter(
        (row) => `2026-03-${String(row.day).padStart(2, "0")}` === day && row.page === (data[1]?.[r] ?? ""),
      );
      expect(data[c]?.[r]).toBe(own.length);
    });
  });

  it("hold no sum that depends on the order of its rows, and nothing that days do not make up", () => {
    const held = (publication.cubes?.[0]?.measures ?? []).map(([key]) => (JSON.parse(key) as unknown[]).slice(1, 4));
    const argument = (name: string): unknown => held.find(([, , arg]) => JSON.stringify(arg)?.includes(`"${name}"`));
    // Halves add up exactly, tenths do not.
    expect(argument("seconds")).toBeDefined();
    expect(argument("cents")).toBeUndefined();
    expect(held.filter(([fn, distinct]) => distinct === true || fn === "median" || fn === "stddev")).toEqual([]);
  });

  it("are far smaller than the rows, or are not there: of two notes there is none", () => {
    const sizes = (start: string): readonly number[] =>
      [...files].filter(([path]) => path.startsWith(start)).map(([, { length }]) => length);
    const cubes = sizes("data/cubes/");
    expect(cubes).toHaveLength(3);
    const places = publication.tables["visits"] ?? [];
    const whole = places.reduce((sum, path) => sum + (files.get(path)?.length ?? 0), 0);
    for (const cube of cubes) expect(cube * 10).toBeLessThanOrEqual(whole);
  });

  it("are there for a simulated community alone", async () => {
    const real = await published(false);
    expect(real.publication.cubes).toEqual([]);
    expect([...real.files.keys()].filter((path) => path.endsWith(".arrow"))).toEqual([]);
  });
});
