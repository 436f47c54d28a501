import {
  CodeActionKind,
  createConnection,
  DidChangeWatchedFilesNotification,
  ProposedFeatures,
  ResponseError,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
} from "vscode-languageserver/node.js";
import { TextDocument } from "vscode-languageserver-textdocument";
import { completions } from "../../language/completion.js";
import { diagnostics, fixEdits, formatFormula } from "../../language/diagnostics.js";
import { hover } from "../../language/hover.js";
import { definitionAt, occurrenceAt, usagesAt } from "../../language/occurrences.js";
import type { Project } from "../../language/project.js";
import { rename } from "../../language/rename.js";
import { signature } from "../../language/signature.js";
import { symbols } from "../../language/symbols.js";
import { EXIT, type Context, type Exit } from "../context.js";
import type { EngineKind } from "../session.js";
import { VERSION } from "../version.js";
import { Folder, rootOf } from "./folders.js";
import { Spoken } from "./spoken.js";

/** After the last keystroke so long at least, mistakes are looked for. */
const QUIET_MS = 20;

/** Serves editors over stdin and stdout until they say goodbye. */
export function serve(workspace: string | null, engine: EngineKind, context: Context): Promise<Exit> {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  const documents = new TextDocuments(TextDocument);
  const folders = new Map<string, Folder>();
  const timers = new Map<Folder, NodeJS.Timeout>();
  const took = new Map<Folder, number>();
  const published = new Map<Folder, Set<string>>();
  let watches = false;

  const folderOf = (uri: string): Folder | null => {
    const root = rootOf(uri, workspace);
    if (root === null) return null;
    const known = folders.get(root);
    if (known) return known;
    const folder: Folder = new Folder(
      root,
      engine,
      (open) => documents.get(open),
      () => soon(folder),
    );
    folders.set(root, folder);
    folder.data.refresh();
    return folder;
  };

  const soon = (folder: Folder): void => {
    clearTimeout(timers.get(folder));
    timers.set(
      folder,
      setTimeout(
        () => {
          const start = performance.now();
          publish(folder);
          took.set(folder, performance.now() - start);
        },
        // What takes long to look at is not looked at with every key.
        Math.max(QUIET_MS, took.get(folder) ?? 0),
      ),
    );
  };

  const publish = (folder: Folder): void => {
    const open = documents.all().find(({ uri }) => folderOf(uri) === folder);
    if (!open) return;
    const look = folder.project(folder.file(open.uri));
    const spoken = new Spoken(folder, look);
    // The data's own complaints speak of the file as it was when the data was read: only while nothing has moved.
    const found = [...diagnostics(look), ...folder.data.known.diagnostics.filter((each) => spoken.stillStands(each))];
    const byFile = new Map<string, typeof found>();
    for (const each of found) {
      const file = each.span?.file ?? "metrics.yaml";
      byFile.set(file, [...(byFile.get(file) ?? []), each]);
    }
    const before = published.get(folder) ?? new Set<string>();
    published.set(folder, new Set(byFile.keys()));
    for (const file of new Set([...before, ...byFile.keys()])) {
      const mine = (byFile.get(file) ?? []).map((each) => spoken.diagnostic(each));
      void connection.sendDiagnostics({ uri: folder.uri(file), diagnostics: mine });
    }
  };

  /** Answers about a place of an open file; null where the file is in no workspace. */
  const about = <T>(uri: string, answer: (look: Project, file: string, spoken: Spoken) => T): T | null => {
    const folder = documents.get(uri) ? folderOf(uri) : null;
    if (!folder) return null;
    const file = folder.file(uri);
    const look = folder.project(file);
    return answer(look, file, new Spoken(folder, look));
  };

  connection.onInitialize((params: InitializeParams) => {
    watches = params.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false;
    return {
      serverInfo: { name: "worthwhile", version: VERSION },
      capabilities: {
        positionEncoding: "utf-16",
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
        completionProvider: { triggerCharacters: [".", "(", "`", " ", ":", "[", "{", ","] },
        signatureHelpProvider: { triggerCharacters: ["(", ","] },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        renameProvider: { prepareProvider: true },
        documentSymbolProvider: true,
        documentRangeFormattingProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite] },
      },
    };
  });
  connection.onInitialized(() => {
    if (!watches) return;
    const watchers = [{ globPattern: "**/*.{yaml,md,csv,tsv,json,ndjson,parquet,arrow,xlsx}" }];
    void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const folder of folders.values()) {
      folder.forgetDisk();
      if (changes.some(({ uri }) => !/\.(?:yaml|md)$/.test(uri))) folder.data.refresh();
      soon(folder);
    }
  });
  documents.onDidChangeContent(({ document }) => {
    const folder = folderOf(document.uri);
    if (folder) soon(folder);
  });
  documents.onDidSave(({ document }) => {
    const folder = folderOf(document.uri);
    folder?.forgetDisk();
    folder?.data.refresh();
  });
  documents.onDidClose(({ document }) => {
    const folder = folderOf(document.uri);
    folder?.forgetDisk();
    if (folder) soon(folder);
  });
  answers(connection, about);

  documents.listen(connection);
  return new Promise((resolve) => {
    const end = (): void => {
      for (const timer of timers.values()) clearTimeout(timer);
      for (const folder of folders.values()) folder.data.close();
      resolve(EXIT.done);
    };
    connection.onExit(end);
    context.signal.addEventListener("abort", end);
    process.stdin.once("end", end);
    connection.listen();
  });
}

type About = <T>(uri: string, answer: (look: Project, file: string, spoken: Spoken) => T) => T | null;

function answers(connection: Connection, about: About): void {
  connection.onCompletion(({ textDocument: { uri }, position }) =>
    about(uri, (look, file, spoken) => ({
      isIncomplete: false,
      items: completions(look, file, spoken.offset(file, position)).map((item, i) => spoken.completion(item, i)),
    })),
  );
  connection.onHover(({ textDocument: { uri }, position }) =>
    about(uri, (look, file, spoken) => {
      const found = hover(look, file, spoken.offset(file, position));
      return found && { contents: { kind: "markdown", value: found.markdown }, range: spoken.range(found.span) };
    }),
  );
  connection.onSignatureHelp(({ textDocument: { uri }, position }) =>
    about(uri, (look, file, spoken) => {
      const found = signature(look, file, spoken.offset(file, position));
      if (!found) return null;
      const parameters = found.parameters.map(([start, end]) => ({ label: [start, end] as [number, number] }));
      const { label, meaning: documentation, active } = found;
      return { signatures: [{ label, documentation, parameters }], activeSignature: 0, activeParameter: active };
    }),
  );
  connection.onDefinition(({ textDocument: { uri }, position }) =>
    about(uri, (look, file, spoken) => {
      const span = definitionAt(look, file, spoken.offset(file, position));
      return span && spoken.location(span);
    }),
  );
  connection.onReferences(({ textDocument: { uri }, position, context: { includeDeclaration } }) =>
    about(uri, (look, file, spoken) =>
      usagesAt(look, file, spoken.offset(file, position))
        .filter(({ role }) => includeDeclaration || role === "use")
        .map(({ span }) => spoken.location(span)),
    ),
  );
  connection.onPrepareRename(({ textDocument: { uri }, position }) =>
    about(uri, (look, file, spoken) => {
      const found = occurrenceAt(look, file, spoken.offset(file, position));
      return found && { range: spoken.range(found.span), placeholder: found.thing.name };
    }),
  );
  connection.onRenameRequest(({ textDocument: { uri }, position, newName }) =>
    about(uri, (look, file, spoken) => {
      const renamed = rename(look, file, spoken.offset(file, position), newName);
      if ("refused" in renamed) return new ResponseError(REQUEST_FAILED, renamed.refused);
      return spoken.workspaceEdit(renamed.edits);
    }),
  );
  connection.onDocumentSymbol(({ textDocument: { uri } }) =>
    about(uri, (look, file, spoken) => symbols(look, file).map((symbol) => spoken.symbol(symbol))),
  );
  connection.onDocumentRangeFormatting(({ textDocument: { uri }, range }) =>
    about(uri, (look, file, spoken) => {
      const edit = formatFormula(look, file, spoken.offset(file, range.start));
      return edit ? [spoken.textEdit(edit)] : [];
    }),
  );
  connection.onCodeAction(({ textDocument: { uri }, range }) =>
    about(uri, (look, file, spoken) => {
      const [start, end] = [spoken.offset(file, range.start), spoken.offset(file, range.end)];
      const here = diagnostics(look).filter(({ span }) => span?.file === file && span.start <= end && start <= span.end);
      const fixes = here.flatMap((each) =>
        each.fix
          ? [
              {
                title: each.fix.title,
                kind: CodeActionKind.QuickFix,
                diagnostics: [spoken.diagnostic(each)],
                edit: spoken.workspaceEdit(fixEdits(look, each.fix)),
              },
            ]
          : [],
      );
      const formatted = formatFormula(look, file, start);
      const rewrite = formatted
        ? [{ title: "Lay the formula out", kind: CodeActionKind.RefactorRewrite, edit: spoken.workspaceEdit([formatted]) }]
        : [];
      return [...fixes, ...rewrite];
    }),
  );
}

/** The protocol's own code for a request that is sound and cannot be done. */
const REQUEST_FAILED = -32803;
