import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lakeRows, memoryChannel, onePage, requestFor, syncOne, temporaryFolder } from "../kit/lake.js";

const first = [
  { id: 2, title: "b", at: "2026-01-02T10:00:00Z" },
  { id: 1, title: 'a\tb\n"c"', at: "2026-01-01T10:00:00.123456+02:00" },
];

test("rows land typed and sorted, with a manifest that names them", async () => {
  const request = requestFor(
    await temporaryFolder(),
    memoryChannel(() => [onePage(first)]),
  );
  const load = await syncOne(request);
  expect(load).toMatchObject({
    problem: null,
    rows: 2,
    added: 2,
    unchanged: false,
    coverage: { from: "2026-01-01", to: "2026-01-03" },
  });
  expect(await lakeRows(request)).toEqual([
    { id: 1, title: 'a\tb\n"c"', at: "2026-01-01T08:00:00.123456" },
    { id: 2, title: "b", at: "2026-01-02T10:00:00" },
  ]);
  const folder = join(request.lake, "src");
  const manifest = JSON.parse(await readFile(join(folder, "rows.json"), "utf8")) as { file: string };
  expect((await readdir(folder)).sort()).toEqual([manifest.file, "rows.json"].sort());
});

test("an unchanged second run leaves an identical manifest, a change says what it was", async () => {
  let rows: readonly Record<string, unknown>[] = first;
  let now = Date.parse("2026-03-01T12:00:00Z");
  const request = requestFor(
    await temporaryFolder(),
    memoryChannel(() => [onePage(rows)]),
    {},
    { now: () => now },
  );
  await syncOne(request);
  const path = join(request.lake, "src", "rows.json");
  const manifest = await readFile(path, "utf8");
  now += 86_400_000;
  rows = [...first].reverse();
  expect(await syncOne(request)).toMatchObject({ unchanged: true, added: 0, changed: 0, removed: 0, rows: 2 });
  expect(await readFile(path, "utf8")).toBe(manifest);
  rows = [
    { ...first[0], title: "B" },
    { id: 3, title: "c", at: null },
  ];
  expect(await syncOne(request)).toMatchObject({ unchanged: false, added: 1, changed: 1, removed: 1, rows: 2 });
  expect(await readFile(path, "utf8")).not.toBe(manifest);
});
