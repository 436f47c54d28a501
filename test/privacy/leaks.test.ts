import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openSession } from "../../src/cli/session.js";
import { reportOf, sourceOf } from "../../src/cli/site.js";
import { readDefinitions } from "../../src/cli/workspace.js";
import { Refused } from "../../src/ground/diagnostic.js";
import { sentence } from "../../src/ground/messages.js";
import { leaks } from "../../src/site/leaks.js";
import { refuseLeaks } from "../../src/site/leak-scan.js";
import { openPages } from "../../src/site/pages/pages.js";
import { publish } from "../../src/site/publish.js";
import { drawings } from "../../src/site/svg.js";
import { command } from "../kit/command.js";

const roots: string[] = [];
afterAll(() => roots.forEach((root) => rmSync(root, { recursive: true, force: true })));

/** What a workspace says in the places where somebody may stand. */
interface Says {
  readonly label?: string;
  readonly group?: string;
  readonly note?: string;
  readonly filter?: string;
  readonly problem?: string;
  readonly owner?: string;
  readonly source?: string;
  readonly allow?: string;
  readonly simulated?: boolean;
}

function workspace(says: Says): string {
  const root = mkdtempSync(join(tmpdir(), "worthwhile-leaks-"));
  roots.push(root);
  const quoted = (text: string): string => JSON.stringify(text);
  writeFileSync(
    join(root, "metrics.yaml"),
    `version: 1
community: {name: Test, languages: [en], currency: EUR, simulated: ${says.simulated ?? false}}
tables:
  members: {from: members.csv, row: member, key: id, columns: {email: {type: text, pii: true}, handle: {pii: true}}}
  topics: {from: topics.csv, row: topic, key: id, time: day, columns: {member: {ref: members}}}
filters:
  some: {table: topics, where: id > 20, label: ${quoted(says.filter ?? "Some")}}
assumptions:
  saved: {value: 2, low: 1, high: 4, unit: EUR/topic, class: assumption, source: ${quoted(says.source ?? "A guess")}, owner: Finance}
kpis:
  asked: {label: ${quoted(says.label ?? "Asked")}, formula: count(topics), splits: [channel]}
  some: {label: Some of them, formula: count(topics where some) * saved}
stakeholders: {boss: {name: The boss, language: en}}
goals:
  more: {for: boss, problem: ${quoted(says.problem ?? "A problem.")}, kpi: asked, target: {at_least: 10 topic, by: 2027-12-31}, owner: ${quoted(says.owner ?? "Head")}}
calendar:
  - {on: 2026-01-05, kind: release, label: ${quoted(says.note ?? "A note")}}
${says.allow === undefined ? "" : `privacy: {allow: [${says.allow}]}\n`}`,
  );
  const people = ["kim_92,kim@example.org", "Nadia,nadia@example.org", "Robin van Dijk,robin@example.org"];
  writeFileSync(join(root, "members.csv"), `id,handle,email\n${people.map((who, i) => `${i + 1},${who}`).join("\n")}\n`);
  const group = (i: number): string => (i % 2 === 0 ? "forum" : (says.group ?? "chat"));
  const rows = Array.from({ length: 60 }, (_, i) => `${i + 1},2026-0${1 + (i % 3)}-0${1 + (i % 9)},${1 + (i % 3)},${group(i)}`);
  writeFileSync(join(root, "topics.csv"), `id,day,member,channel\n${rows.join("\n")}\n`);
  return root;
}

/** What the scan says of a site of this workspace: code, place in the file, file of the site. */
async function said(says: Says): Promise<readonly { readonly code: string; readonly line: string; readonly text: string }[]> {
  const root = workspace(says);
  const read = readDefinitions(root);
  const session = await openSession(read, null, [], "native");
  try {
    const report = await reportOf(session);
    const published = await publish(sourceOf(session, report), join(root, "cache"));
    const pages = [...openPages(report, { draw: drawings().draw }).values()].map((make) => make());
    await refuseLeaks({ ...sourceOf(session, report), texts: read.texts }, pages, published);
    return [];
  } catch (refusal) {
    if (!(refusal instanceof Refused)) throw refusal;
    return refusal.diagnostics.map((one) => {
      const text = one.span ? (read.texts[one.span.file] ?? "") : "";
      return {
        code: one.code,
        line: one.span ? (text.slice(one.span.start, one.span.end).split("\n")[0] ?? "") : "",
        text: sentence(one),
      };
    });
  } finally {
    await session.engine.close();
  }
}

describe("a site is not written where it would hold a personal value", () => {
  const places: readonly (readonly [string, Says])[] = [
    ["a label", { label: "Asked, thanks to kim_92" }],
    ["a group of a split", { group: "kim_92" }],
    ["a plain word that is a group of a split", { group: "Nadia" }],
    ["a note", { note: "Robin van Dijk left" }],
    ["a filter's label", { filter: "Without kim_92" }],
    ["a goal's problem", { problem: "Ask kim@example.org." }],
    ["an assumption's source", { source: "Told by Robin van Dijk" }],
    ["rows that go along", { group: "Robin van Dijk", simulated: true }],
  ];
  it.each(places)("in %s", async (_, says) => {
    const found = await said(says);
    expect(found.map(({ code }) => code)).toEqual(["privacy"]);
    expect(found[0]?.text).toMatch(/a value of the personal column “members\.(?:handle|email)”/);
    expect(found[0]?.text).not.toMatch(/kim_92|kim@example|Robin van Dijk|Nadia/);
    expect(found[0]?.line).toMatch(/pii|handle|email/);
  });

  it("nor an e-mail address that no text of the workspace says, where the column is not marked", async () => {
    const [found, ...more] = await said({ group: "someone@example.net" });
    expect(more).toEqual([]);
    expect(found?.code).toBe("privacy");
    expect(found?.text).toContain("it is a value of “channel”");
  });

  it("lets through what is nobody's, what the workspace itself declares, and what it allows", async () => {
    expect(await said({})).toEqual([]);
    expect(await said({ owner: "head@example.com", problem: "Write to help@example.com." })).toEqual([]);
    expect(await said({ owner: "Robin van Dijk" })).toEqual([]);
    expect(await said({ group: "kim_92", allow: "members.handle" })).toEqual([]);
    expect(await said({ group: "someone@example.net", allow: "someone@example.net" })).toEqual([]);
  });

  it("and the older site stays as it was", async () => {
    const root = workspace({ label: "Asked, thanks to kim_92" });
    const { exit, err } = await command(["build"], root);
    expect(exit).toBe(1);
    expect(err).toContain("members.handle");
    expect(existsSync(join(root, "dist/site"))).toBe(false);
  });
});

describe("the search", () => {
  const own = { text: "", whole: new Set<string>(), allowed: new Set<string>() };
  const found = (text: string, value: string): number => leaks([{ path: "a", text }], [{ value, from: "t.c" }], own).length;

  it("finds a value as a page, a file of data and another script spell it", () => {
    expect(found("<td>Pat O&#39;Neil</td>", "Pat O'Neil")).toBe(1);
    expect(found('{"name":"a \\"b\\" c"}', 'a "b" c')).toBe(1);
    expect(found("<td>山田 太郎</td>", "山田 太郎")).toBe(1);
  });

  it("finds whole words, and no parts of others", () => {
    expect(found("the anna.k of it", "anna.k")).toBe(1);
    expect(found("susanna.key", "anna.k")).toBe(0);
    expect(found("anna.kk", "anna.k")).toBe(0);
  });

  it("agrees with the plain search for every value, among many that begin alike", () => {
    const values = Array.from({ length: 400 }, (_, i) => `member of ${i} teams`);
    const text = values.filter((_, i) => i % 7 === 0).join("; ");
    const got = leaks(
      [{ path: "a", text }],
      values.map((value) => ({ value, from: "t.c" })),
      own,
    ).map(({ value }) => value);
    expect(got.sort()).toEqual(values.filter((_, i) => i % 7 === 0).sort());
  });
});
