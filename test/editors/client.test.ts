import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  CodeActionRequest,
  CompletionRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  RenameRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type CodeAction,
  type CompletionItem,
  type Diagnostic,
  type ProtocolConnection,
  type TextEdit,
} from "vscode-languageserver-protocol/node.js";
import { TextDocument } from "vscode-languageserver-textdocument";
import { serverCommand } from "../../src/editors/vscode/server.js";
import { command } from "../kit/command.js";
import { root } from "./folder.js";

/** Wrong in every way that definitions, data and meaning tell. */
const WRONG = `version: 1
community: {languages: [en, ja], currency: EUR, timezone: UTC}
tables:
  topics:
    from: topics.csv
    row: topic
    key: id
    time: created_at
    columns:
      author_id: {ref: members}
      views: {type: integer, unit: view}
  members: {from: members.csv, row: member, key: id}
filters:
  people: {table: topics, where: author_id.bt = false}
assumptions:
  cost: {value: 14.5, unit: EUR/topic, class: assumption, source: s, owner: o}
kpis:
  asked: {label: {en: Asked, ja: 質問}, formula: count(topics), unit: topic, splits: [members.colour, month]}
  members: {label: {en: Members, ja: 会員}, formula: count(members), tests: [value > 5]}
  spent:
    label: {en: Spent, ja: 費用}
    formula: >-
      count(members) as topic *
        csot
  seen: {label: {en: Seen, ja: 閲覧}, formula: 'sum(topics.vews where author_id.bot = ''no'')'}
stakeholders:
  cfo: {name: {en: CFO, ja: 財務}, language: ja}
goals:
  more: {for: cfo, problem: {en: Few., ja: 少}, kpi: members, owner: o, agreed: {by: CFO, on: 2026-01-01}, baseline: {value: 2, period: 2026-Q1}, target: {at_least: 40 EUR, by: 2026-12-31}}
`;
const SOUND = `version: 1
community: {languages: [en], currency: EUR, timezone: UTC}
tables:
  topics: {from: topics.csv, row: topic, key: id, time: created_at, columns: {author_id: {ref: members}, views: {type: integer, unit: view}}}
  members: {from: members.csv, row: member, key: id}
assumptions:
  cost: {value: 14.5, low: 11, high: 18, unit: EUR/topic, class: assumption, source: s, owner: o}
kpis:
  asked:
    label: Asked
    formula: count(topics where author_id.bot = false)
    unit: topic
  spent: {label: Spent, formula: "asked * cost"}
  typed: {label: Typed, formula: "COMPLETE"}
pilots:
  rota: {hypothesis: More., kpi: asked, criterion: {at_least: 5}, design: before_after, start: 2026-01-01}
stakeholders:
  cfo: {name: CFO, language: en}
goals:
  more: {for: cfo, problem: Few., kpi: asked, leading: [spent], owner: o, target: {at_least: 40, by: 2026-12-31}}
`;

describe("a client over stdio", () => {
  const workspace = realpathSync(mkdtempSync(join(tmpdir(), "worthwhile-client-")));
  const uriOf = (file: string): string => pathToFileURL(join(workspace, file)).href;
  const uri = uriOf("metrics.yaml");
  let server: ChildProcess;
  let client: ProtocolConnection;
  let told: Diagnostic[] = [];
  let version = 1;
  let text = WRONG;

  const until = async <T>(ask: () => Promise<T> | T, holds: (answer: T) => boolean): Promise<T> => {
    for (let tries = 0; tries < 150; tries++) {
      const answer = await ask();
      if (holds(answer)) return answer;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return ask();
  };
  const document = (): TextDocument => TextDocument.create(uri, "yaml", version, text);
  const at = (part: string, within = 0) => ({
    textDocument: { uri },
    position: document().positionAt(text.indexOf(part) + within),
  });
  const change = async (next: string): Promise<void> => {
    text = next;
    told = [];
    version++;
    await client.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  };

  beforeAll(async () => {
    writeFileSync(join(workspace, "metrics.yaml"), WRONG);
    writeFileSync(join(workspace, "topics.csv"), "id,author_id,created_at,views\n1,m1,2026-01-01,3\n2,m1,2026-01-03,4\n");
    writeFileSync(join(workspace, "members.csv"), "id,bot,segment\nm1,false,pro\n");
    mkdirSync(join(workspace, "notebooks"));
    writeFileSync(join(workspace, "notebooks/first.md"), '# Asked\n\n```kpi\nasked by month\n```\n\n${kpi("asked").latest}\n');
    // The workspace's own worthwhile, as npm links it.
    mkdirSync(join(workspace, "node_modules/.bin"), { recursive: true });
    symlinkSync(join(root, "dist/worthwhile.js"), join(workspace, "node_modules/.bin/worthwhile"));
    const { command: program, args } = serverCommand([workspace], [], false);
    expect(program).toBe(join(workspace, "node_modules/.bin/worthwhile"));
    server = spawn(program, [...args], { cwd: workspace, stdio: ["pipe", "pipe", "inherit"] });
    if (!server.stdout || !server.stdin) throw new Error("no pipes");
    client = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
    client.onNotification(PublishDiagnosticsNotification.type, ({ uri: of, diagnostics }) => {
      if (of === uri) told = diagnostics;
    });
    client.listen();
    await client.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: pathToFileURL(workspace).href,
      workspaceFolders: [{ uri: pathToFileURL(workspace).href, name: "w" }],
      capabilities: {
        general: { positionEncodings: ["utf-16"] },
        textDocument: {
          completion: { completionItem: { documentationFormat: ["markdown"] } },
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
          rename: { prepareSupport: true },
          publishDiagnostics: { relatedInformation: true },
        },
      },
    });
    await client.sendNotification(InitializedNotification.type, {});
    await client.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: "yaml", version, text },
    });
  });
  afterAll(() => {
    client.dispose();
    if (server.exitCode === null) server.kill();
    rmSync(workspace, { recursive: true, force: true });
  });

  test("is told all that check tells, at the same places", async () => {
    const { out } = await command(["check", "--format", "json"], workspace);
    const { diagnostics } = JSON.parse(out) as {
      readonly diagnostics: readonly Readonly<
        Record<"code" | "message" | "severity" | "line" | "column" | "endLine" | "endColumn", string | number>
      >[];
    };
    const checked = diagnostics.map(
      (d) => `${d.line}:${d.column}-${d.endLine}:${d.endColumn} ${d.severity} ${d.code} ${d.message}`,
    );
    const SEVERITY = ["", "error", "warning", "info"];
    const heard = (): readonly string[] =>
      told.map(({ range: { start, end }, severity = 0, code, message }) => {
        const place = `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`;
        return `${place} ${SEVERITY[severity]} ${String(code)} ${String(message)}`;
      });
    const all = await until(heard, (now) => now.length === checked.length);
    expect([...all].sort()).toEqual([...checked].sort());
    // Splits, goals in another unit, filters, a KPI's own test, block and quoted scalars are among them.
    for (const [part, code] of [
      ["members.colour", "unreachable"],
      ["month]", "bad-value"],
      ["40 EUR", "unit"],
      ["bt = false", "unknown-column"],
      ["value > 5", "bad-value"],
      ["csot", "unknown-name"],
      ["vews", "unknown-column"],
    ] as const) {
      const { line, character } = document().positionAt(WRONG.indexOf(part));
      expect(all.filter((each) => each.startsWith(`${line + 1}:${character + 1}-`)).join(), part).toContain(` ${code} `);
    }
  });

  test("mends what it is told of by the fixes it is offered", async () => {
    const { line, character } = document().positionAt(text.indexOf("csot"));
    const range = { start: { line, character }, end: { line, character: character + 4 } };
    const actions = (await client.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range,
      context: { diagnostics: told.filter((each) => each.range.start.line === line) },
    })) as CodeAction[];
    const fix = actions.find(({ kind }) => kind === "quickfix");
    expect(fix?.edit?.changes?.[uri]).toEqual([{ range, newText: "cost" }]);
    await change(TextDocument.applyEdits(document(), fix?.edit?.changes?.[uri] as TextEdit[]));
    const now = await until(
      () => told,
      (all) => all.length > 0,
    );
    expect(now.filter(({ message }) => String(message).includes("csot"))).toEqual([]);
  });

  const offered = async (formula: string): Promise<readonly string[]> => {
    await change(SOUND.replace("COMPLETE", formula));
    const { items } = (await client.sendRequest(CompletionRequest.type, at(formula, formula.length))) as {
      items: CompletionItem[];
    };
    return items.map(({ label }) => label);
  };

  test.each([
    ["tables", "count(", ["topics", "members"]],
    ["columns of the data", "sum(topics.", ["views", "author_id"]],
    ["columns through references", "count(topics where author_id.", ["bot", "segment"]],
    ["functions, KPIs and assumptions", "1 + ", ["count", "asked", "cost"]],
    ["units", "asked > 5 ", ["topic", "kEUR", "days"]],
    ["grains in per", "per(asked, ", ["day", "month"]],
    ["grains in to_date", "to_date(asked, ", ["month", "fiscal_year"]],
    ["models", "attributed(count(topics) to members by author_id = id within 7 days model ", ["last", "markov", "shapley"]],
  ])("is offered %s", async (_, formula, labels) => {
    const all = await until(
      () => offered(formula),
      (now) => labels.every((label) => now.includes(label)),
    );
    expect(labels.filter((label) => !all.includes(label))).toEqual([]);
  });

  test.each([
    ["keys", "    unit: topic\n", "    ", 4, ["better", "stage"]],
    ["values of an enum", "design: before_after", "design: ", 8, ["randomised", "before_after"]],
    ["stakeholders", "for: cfo", "for: ", 5, ["cfo"]],
    ["KPIs of a goal", "leading: [spent]", "leading: [", 10, ["asked", "spent"]],
    ["KPIs of a pilot", "kpi: asked, criterion", "kpi: ", 5, ["asked"]],
  ])("is offered %s in the file around", async (_, part, before, within, labels) => {
    await change(SOUND.replace("COMPLETE", "asked").replace(part, before + part.slice(before.length)));
    const { items } = (await client.sendRequest(CompletionRequest.type, at(part, within))) as { items: CompletionItem[] };
    const all = items.map(({ label }) => label);
    expect(labels.filter((label) => !all.includes(label))).toEqual([]);
  });

  test("hovers: what it means in words, its unit, an example, where it comes from", async () => {
    await change(SOUND.replace("COMPLETE", "asked"));
    await client.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });
    const shown = async (part: string, within = 0): Promise<string> =>
      JSON.stringify((await client.sendRequest(HoverRequest.type, at(part, within)))?.contents ?? null);
    const asked = await until(
      () => shown("asked * cost"),
      (now) => now.includes("members.bot"),
    );
    for (const part of [
      "The number of topics where bot is “no”.",
      "Unit: `topic`",
      "members.bot",
      "Goals: `more`",
      "`change(asked, 1 month)`",
    ])
      expect(asked).toContain(part);
    const spent = await shown("spent: {", 2);
    for (const part of ["Asked times cost.", "Unit: `EUR`", "From KPIs: `asked`", "From assumptions: `cost`"])
      expect(spent).toContain(part);
    expect(await shown("views: {type", 1)).toContain("`sum(topics.views)`");
    expect(await shown("count(topics where", 2)).toContain("count(topics where");
  });

  test("renames a KPI in formulas, goals, pilots and notebooks", async () => {
    const renamed = await client.sendRequest(RenameRequest.type, { ...at("asked:"), newName: "questions" });
    const changes = renamed?.changes ?? {};
    expect(Object.keys(changes).sort()).toEqual([uri, uriOf("notebooks/first.md")].sort());
    expect(changes[uriOf("notebooks/first.md")]).toHaveLength(2);
    const after = TextDocument.applyEdits(document(), changes[uri] ?? []);
    expect(after).not.toMatch(/\basked\b/);
    for (const part of ["questions * cost", "kpi: questions, criterion", "kpi: questions, leading"])
      expect(after).toContain(part);
  });

  test("says goodbye", async () => {
    await client.sendRequest(ShutdownRequest.type);
    const ended = once(server, "exit");
    await client.sendNotification(ExitNotification.type);
    expect(await ended).toEqual([0, null]);
  });
});
