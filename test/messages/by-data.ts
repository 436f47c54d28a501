import type { diagnose } from "../../src/ground/messages.js";

type Said = { [K in Parameters<typeof diagnose>[0]]: readonly [K, Parameters<typeof diagnose<K>>[2]] }[Parameters<
  typeof diagnose
>[0]];

const stream = { source: "shop", stream: "orders" };
const failure = { ...stream, reason: "the disk is full", fix: "Free some space." };
const server = { url: "http://localhost:8123", user: "tester" };
const lock = { source: "shop", path: "data/lake/shop/.lock" };

/** Sentences that a small folder of text files cannot bring about: what they are said of, as it comes. */
export const BY_DATA: readonly Said[] = [
  // Files that are no text, or damaged
  ["dataUnreadable", { file: "orders.parquet", reason: "it is cut off" }],
  ["dataTooLarge", { file: "orders.xlsx", part: "xl/worksheets/sheet1.xml" }],
  ["dataNoSheet", { file: "orders.xlsx", sheet: "2026", sheets: ["2024", "2025"] }],
  ["dataNoSheet", { file: "orders.xlsx", sheet: null, sheets: [] }],
  ["dataSheetErrors", { file: "orders.xlsx", count: 1 }],
  ["dataSheetErrors", { file: "orders.xlsx", count: 3 }],
  ["dataFormulasWithoutResult", { file: "orders.xlsx", count: 1 }],
  ["dataFormulasWithoutResult", { file: "orders.xlsx", count: 3 }],
  // Only where a formula comes from elsewhere: the file itself may not hold such a character
  ["hiddenCharacter", { found: "\0" }],
  // Too many of something
  ["tooManyFiles", { most: 500 }],
  ["more", { count: 12 }],
  ["moreHints", { count: 12 }],
  // What other machines, other runs and other programs do
  ["portTaken", { port: 3000 }],
  ["loadingLocked", { ...lock, pid: 4711, host: null, since: null }],
  ["loadingLocked", { ...lock, pid: 4711, host: "laptop", since: "2026-11-01 10:00" }],
  ["loadingLocked", { ...lock, pid: null, host: null, since: null }],
  ["loadingTransient", { ...stream, reason: "the shop does not answer", fix: "Try again later." }],
  ["loadingSystem", failure],
  ["cannotWrite", { path: "site", reason: "it holds files that are not a site built before" }],
  // What a whole build alone brings about: test/privacy/leaks.test.ts
  ["personalShipped", { path: "kpi/topics/index.html", shown: "ki…@example.org", from: "members.email" }],
  ["addressShipped", { path: "data/report.json", shown: "ki…@example.org", split: null }],
  ["addressShipped", { path: "data/report.json", shown: "ki…@example.org", split: "channel" }],
  ["loadingUnknownSource", { source: "shp", known: ["shop", "forum"] }],
  ["loadingUnknownSource", { source: "shp", known: [] }],
  ["loadingSecretWritten", { source: "forum", option: "key" }],
  ["loadingKeyShort", { length: 8 }],
  ["loadingKeyNowhere", {}],
  ["loadingKeyEmpty", { path: "~/.config/worthwhile/key" }],
  ["serverTrouble", { ...server, trouble: "unreachable", words: "connect ECONNREFUSED 127.0.0.1:8123" }],
  ["serverTrouble", { ...server, trouble: "denied", words: "tester: Authentication failed: password is incorrect." }],
  ["serverTrouble", { ...server, trouble: "old", words: "24.8.1.1" }],
  ["serverTrouble", { ...server, trouble: "other", words: "Not enough space." }],
  ["serverVariable", { option: "password", variable: "CLICKHOUSE_PASSWORD" }],
  ["serverBeyond", { table: "orders", column: "paid", value: "1850-03-01" }],
  // Sources that change between two loads
  ["loadingColumnGone", { ...stream, column: "colour" }],
  ["loadingColumnWidened", { ...stream, column: "likes", from: "integer", to: "text" }],
  ["loadingFromStart", { ...stream, reason: "the source no longer knows where the last load ended" }],
  // What was done to releases
  ["releaseExists", { name: "2026-Q3" }],
  ["releaseUnknown", { name: "2026-Q4", known: ["2026-Q2", "2026-Q3"] }],
  ["releaseLocked", { path: "data/releases/.lock" }],
  ["releaseFileChanged", { release: "2026-Q3", file: "report.json" }],
  ["releaseFileMissing", { release: "2026-Q3", file: "bridge.json" }],
  ["releaseFileForeign", { release: "2026-Q3", file: "notes.txt" }],
  ["releaseRenamed", { release: "2026-Q4", was: "2026-Q3" }],
  ["releaseBeforeMissing", { release: "2026-Q3", before: "2026-Q2" }],
  ["releaseBeforeChanged", { release: "2026-Q3", before: "2026-Q2" }],
  ["releaseFork", { release: "2026-Q3", other: "2026-Q3.1", before: "2026-Q2" }],
  ["releaseFork", { release: "2026-Q3", other: "2026-Q2", before: null }],
  ["releaseNewer", { release: "2027-Q1", schema: 9 }],
  ["releaseUnreadable", { release: "2026-Q3", at: "kpis.3.series" }],
  ["releaseUnreadable", { release: "2026-Q3", at: "" }],
  ["definitionWithoutNote", { kpi: "resolution_rate", release: "2026-Q3", goals: ["solved"] }],
  ["definitionWithoutNote", { kpi: "resolution_rate", release: "2026-Q3", goals: ["solved", "answered"] }],
  ["releaseTellsFew", { kpi: "asked", release: "2026-Q3", at: "2026-05-01", before: 12, now: 11, floor: 5 }],
  ["releaseTellsFew", { kpi: "asked", release: "2026-Q3", at: null, before: 120, now: 123, floor: 5 }],
  ["notebookSql", { reason: "Referenced column “nothing” not found in FROM clause!" }],
  ["notebookChart", { reason: "it holds a picture, a link or a pattern, which a chart here cannot have" }],
  ["notebookFile", { path: "rota.html" }],
  ["notebookForeign", { path: "rota.html" }],
];
