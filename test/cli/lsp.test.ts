import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  CodeActionRequest,
  CompletionRequest,
  createProtocolConnection,
  DefinitionRequest,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentRangeFormattingRequest,
  DocumentSymbolRequest,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  PrepareRenameRequest,
  PublishDiagnosticsNotification,
  ReferencesRequest,
  RenameRequest,
  ShutdownRequest,
  SignatureHelpRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type CompletionItem,
  type Diagnostic,
  type ProtocolConnection,
} from "vscode-languageserver-protocol/node.js";

/** Astral letters before a name, so that columns are seen to be UTF-16. */
const TEXT = `version: 1
community: {languages: [en]}
tables:
  topics: {from: topics.csv, row: topic, key: id, time: created_at}
kpis:
  asked: {formula: count(topics)}
  solved: {label: 𝒜𝒷, formula: "count(topics where solvd_at is not null)"}
  rate:
    formula: 'solved  /asked'
    unit: percent
  typing:
    formula: "count(topics where 
`;
const CSV = "id,created_at,solved_at\n1,2026-01-01,2026-01-02\n2,2026-01-03,\n";

describe("worthwhile lsp", () => {
  let folder: string;
  let server: ChildProcess;
  let client: ProtocolConnection;
  let uri: string;
  let waiting: ((diagnostics: Diagnostic[]) => void)[] = [];
  let last: Diagnostic[] = [];

  /** The next diagnostics that fit, or those that are there already. */
  const diagnosticsWhere = (fit: (all: Diagnostic[]) => boolean): Promise<Diagnostic[]> =>
    new Promise((resolve) => {
      if (fit(last)) return resolve(last);
      const wait = (all: Diagnostic[]): void => {
        if (fit(all)) resolve(all);
        else waiting.push(wait);
      };
      waiting.push(wait);
    });
  const positionOf = (text: string, part: string, within = 0) => {
    const offset = text.indexOf(part) + within;
    const lines = text.slice(0, offset).split("\n");
    return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  };
  let text = TEXT;
  let version = 1;
  /** Types at a place, as an editor tells it: the range alone. */
  const replace = async (part: string, by: string): Promise<void> => {
    const range = { start: positionOf(text, part), end: positionOf(text, part, part.length) };
    text = text.replace(part, () => by);
    last = [];
    await client.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range, text: by }],
    });
  };
  const at = (part: string, within = 0) => ({ textDocument: { uri }, position: positionOf(text, part, within) });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "worthwhile-lsp-"));
    await writeFile(join(folder, "topics.csv"), CSV);
    await writeFile(join(folder, "metrics.yaml"), TEXT.slice(0, TEXT.indexOf("  typing:")));
    uri = pathToFileURL(join(folder, "metrics.yaml")).href;
    const bin = new URL("../../dist/worthwhile.js", import.meta.url).pathname;
    server = spawn(process.execPath, [bin, "lsp", "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    if (!server.stdout || !server.stdin) throw new Error("no pipes");
    client = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
    client.onNotification(PublishDiagnosticsNotification.type, ({ diagnostics }) => {
      last = diagnostics;
      const told = waiting;
      waiting = [];
      for (const wait of told) wait(diagnostics);
    });
    client.listen();
    const { capabilities } = await client.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: pathToFileURL(folder).href,
      capabilities: {},
    });
    expect(capabilities.positionEncoding).toBe("utf-16");
    await client.sendNotification(InitializedNotification.type, {});
    await client.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: "yaml", version, text },
    });
  });

  afterAll(async () => {
    client.dispose();
    if (server.exitCode === null) server.kill();
    await rm(folder, { recursive: true, force: true });
  });

  test("places the mistake of a broken file", async () => {
    const [quote] = await diagnosticsWhere((all) => all.some(({ code }) => code === "yaml"));
    expect(quote).toMatchObject({ code: "yaml", severity: 1, range: { start: positionOf(text, '"count(topics where \n') } });
  });

  test("completes while the file is broken, with columns that only the data knows", async () => {
    const columns = async (): Promise<CompletionItem[]> =>
      ((await client.sendRequest(CompletionRequest.type, at("where \n", 6))) as { items: CompletionItem[] }).items;
    // The data is read in the background: until then the declared columns are there.
    let labels = (await columns()).map(({ label }) => label);
    expect(labels).toContain("created_at");
    for (let tries = 0; tries < 100 && !labels.includes("solved_at"); tries++) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      labels = (await columns()).map(({ label }) => label);
    }
    expect(labels).toContain("solved_at");
  });

  test("after the quote is closed says what the formulas mean, in UTF-16 columns", async () => {
    await replace("where \n", 'where solved_at is null)"\n');
    const [unknown] = await diagnosticsWhere((all) => all.some(({ code }) => code === "unknown-column"));
    const start = positionOf(text, "solvd_at");
    expect(start.character).toBe('  solved: {label: 𝒜𝒷, formula: "count(topics where '.length);
    const errors = last.filter(({ severity }) => severity === 1);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ code: "unknown-column", range: { start, end: positionOf(text, "solvd_at", 8) } });
    expect(unknown).toBeDefined();
  });

  test("mends it by its fix", async () => {
    const range = { start: positionOf(text, "solvd_at"), end: positionOf(text, "solvd_at", 8) };
    const actions = await client.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range,
      context: { diagnostics: [] },
    });
    expect(actions).toMatchObject([{ kind: "quickfix", edit: { changes: { [uri]: [{ range, newText: "solved_at" }] } } }]);
    await replace("solvd_at", "solved_at");
    await diagnosticsWhere((all) => all.length > 0 && all.every(({ severity }) => severity !== 1));
  });

  test("hovers, helps with signatures, goes to definitions, lists usages and symbols", async () => {
    const hover = await client.sendRequest(HoverRequest.type, at("solved  /", 2));
    expect(hover?.contents).toMatchObject({ kind: "markdown" });
    expect(JSON.stringify(hover?.contents)).toContain("topics.solved_at");
    const help = await client.sendRequest(SignatureHelpRequest.type, at("count(topics where solved_at is not", 6));
    expect(help?.signatures[0]?.label).toBe("count(table)");
    const definition = await client.sendRequest(DefinitionRequest.type, at("/asked", 3));
    expect(definition).toMatchObject({ uri, range: { start: positionOf(text, "asked:") } });
    const usages = await client.sendRequest(ReferencesRequest.type, {
      ...at("asked:"),
      context: { includeDeclaration: false },
    });
    expect(usages?.map(({ range }) => range.start)).toEqual([positionOf(text, "/asked", 1)]);
    const symbols = await client.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
    expect(symbols?.map(({ name }) => name)).toEqual(["version", "community", "tables", "kpis"]);
  });

  test("renames, and refuses in words", async () => {
    expect(await client.sendRequest(PrepareRenameRequest.type, at("asked:"))).toMatchObject({ placeholder: "asked" });
    const renamed = await client.sendRequest(RenameRequest.type, { ...at("asked:"), newName: "all questions" });
    expect(renamed?.changes?.[uri]?.map(({ newText }) => newText)).toEqual(["all questions", "`all questions`"]);
    await expect(client.sendRequest(RenameRequest.type, { ...at("asked:"), newName: "rate" })).rejects.toThrow(/is taken/);
  });

  test("lays one formula out in its own quotes", async () => {
    const start = positionOf(text, "solved  /asked");
    const edits = await client.sendRequest(DocumentRangeFormattingRequest.type, {
      textDocument: { uri },
      range: { start, end: start },
      options: { tabSize: 2, insertSpaces: true },
    });
    expect(edits).toEqual([{ range: { start, end: positionOf(text, "solved  /asked", 14) }, newText: "solved / asked" }]);
  });

  test("says goodbye", async () => {
    await client.sendRequest(ShutdownRequest.type);
    const ended = once(server, "exit");
    await client.sendNotification(ExitNotification.type);
    expect(await ended).toEqual([0, null]);
  });
});
