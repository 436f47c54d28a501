import { Composer, Lexer, Parser, visit } from "yaml";
import type { Document, YAMLError } from "yaml";
import type { Diagnostic } from "../../ground/diagnostic.js";
import { diagnose } from "../../ground/messages.js";
import type { Span } from "../../ground/span.js";
import { DEEPEST, treeOf } from "./document.js";
import type { Tree } from "./tree.js";

/** As many as anyone reads; what a hostile text would add beyond them costs nothing. */
const MOST_ERRORS = 200;

export interface YamlResult {
  /** Null for an empty text. */
  readonly tree: Tree | null;
  readonly diagnostics: readonly Diagnostic[];
  /** False where the text is no sound YAML: what the tree holds is then a guess. */
  readonly sound: boolean;
}

/**
 * One YAML 1.2 text as a tree. Never throws, and takes a time in proportion to the text, whatever it holds: depth is
 * bounded while tokens are read, aliases share the tree they name, and their size is counted.
 */
export function readYaml(file: string, text: string): YamlResult {
  const unfit = unfitCharacters(file, text);
  if (unfit.length > 0) return { tree: null, diagnostics: unfit, sound: false };
  const { document, diagnostics: broken } = compose(file, text);
  if (broken.length > 0) return { tree: null, diagnostics: broken, sound: false };
  const { tree, diagnostics } = treeOf(document, file, text, unmaskBraces);
  return { tree, diagnostics, sound: !diagnostics.some((d) => d.code === "yaml") };
}

/** What YAML forbids in any text, and the two non-characters that stand for braces below. */
const UNFIT = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F\uFDD0\uFDD1\uFFFE\uFFFF]|\p{Cs}/gu;

function unfitCharacters(file: string, text: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const match of text.matchAll(UNFIT)) {
    const span = { file, start: match.index, end: match.index + match[0].length };
    found.push(diagnose("unfitCharacter", span, { unit: match[0].charCodeAt(0) }));
    if (found.length === 20) break;
  }
  return found;
}

/**
 * `{key: ${TOKEN}}` is how secrets are written, yet a brace ends a plain scalar in YAML's flow style: so `${…}` is
 * parsed with stand-ins of the same length, and every place stays true.
 */
const maskBraces = (text: string): string => text.replace(/\$\{([A-Za-z_]\w*)\}/g, "$\uFDD0$1\uFDD1");
const unmaskBraces = (text: string): string => text.replaceAll("\uFDD0", "{").replaceAll("\uFDD1", "}");

function compose(file: string, text: string): { document: Document.Parsed | null; diagnostics: Diagnostic[] } {
  const span = (start: number, end: number): Span => {
    const from = Math.min(start, text.length);
    return { file, start: from, end: Math.min(Math.max(end, from), text.length) };
  };
  const composer = new Composer({ version: "1.2", schema: "core", resolveKnownTags: false, uniqueKeys: false });
  const documents: Document.Parsed[] = [];
  const refusals: Diagnostic[] = [];
  withoutStacks(() => {
    const parser = new Parser();
    let seen = 0;
    let errors = 0;
    const tokens = function* () {
      for (const lexeme of new Lexer().lex(maskBraces(text))) {
        yield* parser.next(lexeme);
        if (parser.stack.length > DEEPEST + 2) {
          refusals.push(diagnose("yamlTooDeep", span(parser.offset - 1, parser.offset), { most: DEEPEST }));
          return;
        }
      }
      yield* parser.end();
    };
    for (const token of tokens()) {
      if (token.type === "document" && ++seen > 1) {
        refusals.push(diagnose("severalDocuments", span(token.offset, token.offset + 3), {}));
        break;
      }
      if (token.type === "error" && ++errors > MOST_ERRORS) break;
      documents.push(...(composer.next(token) as Iterable<Document.Parsed>));
    }
    documents.push(...(composer.end(true, text.length) as Iterable<Document.Parsed>));
  });
  const document = documents[0] ?? null;
  const mistakes: readonly YAMLError[] = documents.flatMap((d) => [...d.errors, ...d.warnings]);
  const quote = openQuote(document, mistakes);
  if (quote !== null) refusals.push(diagnose("openQuote", span(quote, quote + 1), {}));
  const diagnostics = mistakes
    // What an open quote has swallowed, or a line out of its column has torn apart, is no mistake of its own.
    .filter((mistake) => quote === null || mistake.pos[0] < quote)
    .filter((mistake, i, all) => !TORN.has(mistake.code) || !all.slice(0, i).some((earlier) => earlier.code === "BAD_INDENT"))
    .slice(0, MOST_ERRORS)
    .map((mistake) => diagnose("notYaml", span(...mistake.pos), { kind: mistake.code, detail: unmaskBraces(mistake.message) }));
  const version = document?.directives.yaml.version ?? "1.2";
  if (version !== "1.2") refusals.push(diagnose("yamlVersion", span(0, text.indexOf("\n")), { version }));
  return { document, diagnostics: [...refusals, ...diagnostics] };
}

const TORN: ReadonlySet<string> = new Set(["BAD_INDENT", "BLOCK_AS_IMPLICIT_KEY", "MULTILINE_IMPLICIT_KEY"]);

/** Where the quote stands that runs to the end of the text: the YAML package says only where it should have ended. */
function openQuote(document: Document.Parsed | null, mistakes: readonly YAMLError[]): number | null {
  const missed = mistakes.find((mistake) => mistake.code === "MISSING_CHAR" && mistake.message.startsWith("Missing closing"));
  if (!document || !missed) return null;
  let found: number | null = null;
  visit(document, {
    Scalar(_, node) {
      if (node.range?.[1] === missed.pos[0] && node.type?.startsWith("QUOTE")) found = node.range[0];
    },
  });
  return found;
}

/** Each error of the YAML package carries a stack trace, which makes a text of nothing but mistakes ten times slower. */
function withoutStacks(work: () => void): void {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    work();
  } finally {
    Error.stackTraceLimit = limit;
  }
}
