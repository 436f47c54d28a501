import type { Expr, PathExpr } from "../ground/expr.js";
import type { MessageName } from "../ground/messages.js";
import type { FormulaText, Span } from "../ground/span.js";
import { spanIn } from "../ground/span.js";
import { Faults } from "./faults.js";
import type { DataOf, Edit } from "./faults.js";
import type { Token } from "./lex.js";
import { Lexer } from "./lex.js";

/** Brackets, calls, `not` and `-` inside one another. */
const DEEPEST = 100;
/** The height of a tree that later passes may walk by recursion: a sum of so many terms, one after another. */
const HIGHEST = 500;

const INFIX: ReadonlySet<string> = new Set(["and", "or", "in", "is", "like", "between", "within", "to", "of"]);
const AFTER_VALUE = /\s*(?:$|[=!<>+\-*/).,]|(?:is|in|like|between|and|or|not|within|by|where|at|to)\b)/y;

/** Where a node was written, its brackets included, in offsets of the formula's text. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly height: number;
}

/** One reader of one formula: the look-ahead token, the mistakes so far, and where each node was written. */
export class Cursor {
  readonly faults: Faults;
  readonly text: string;
  token: Token;
  /** The token taken last. */
  last: Token = { kind: "mark", text: "", start: 0, end: 0, quoted: false };
  readonly #formula: FormulaText;
  readonly #lexer: Lexer;
  readonly #places = new Map<Expr, Place>();
  readonly #holes = new Set<Expr>();
  #depth = 0;
  #brackets = 0;
  #lastFault = -1;

  readonly #expr: (cursor: Cursor) => Expr;

  constructor(formula: FormulaText, expr: (cursor: Cursor) => Expr) {
    this.#formula = formula;
    this.#expr = expr;
    this.text = formula.text;
    this.faults = new Faults(formula);
    this.#lexer = new Lexer(formula.text, this.faults);
    this.token = this.#next();
  }

  take(): Token {
    this.last = this.token;
    this.token = this.#next();
    return this.last;
  }

  /** The next token; where the lexer had something to say about it, or before it, nothing more is said. */
  #next(): Token {
    const said = this.faults.count;
    const token = this.#lexer.next();
    if (this.faults.count > said) this.#lastFault = token.start;
    return token;
  }

  /** The offset after the last token taken. */
  get before(): number {
    return this.last.end;
  }

  isMark = (text: string): boolean => this.token.kind === "mark" && this.token.text === text;
  isWord = (text: string): boolean => this.token.kind === "word" && this.token.text === text;
  /** A word that is special only here: a plain name elsewhere. */
  isLocalWord = (text: string): boolean => this.token.kind === "name" && !this.token.quoted && this.token.text === text;

  /** The look-ahead as the writer wrote it; null at the end. */
  found(): string | null {
    return this.token.kind === "end" ? null : this.text.slice(this.token.start, this.token.end);
  }

  /** Notes a mistake at the look-ahead, once per token: what follows from the first is not said again. */
  faultHere<K extends MessageName>(message: K, data: DataOf<K>, edit?: Edit): void {
    if (this.fresh()) this.faults.add(message, this.token.start, this.token.end, data, edit);
  }

  /** True the first time it is asked at a token; the mistakes after the first at one token follow from it. */
  fresh(): boolean {
    if (this.token.start === this.#lastFault) return false;
    this.#lastFault = this.token.start;
    return true;
  }

  /** Takes the word, or notes what belongs here instead; `form` shows the whole. */
  expectWord(word: string, form: string): boolean {
    const isHere = this.isWord(word) || this.isLocalWord(word);
    if (isHere) this.take();
    else this.faultHere("expectedWord", { expected: word, found: this.found(), form });
    return isHere;
  }

  /** A name, or the mistake that there is none. */
  name(after: string): { readonly name: string; readonly span: Span } {
    const { kind, start, end, text } = this.token;
    if (kind === "word" && (after === "." || this.readsAsName())) this.reservedName();
    else if (kind !== "name") {
      this.faultHere("expectedName", { found: this.found(), after });
      return { name: "", span: this.span(this.before, this.before) };
    }
    this.take();
    return { name: text, span: this.span(start, end) };
  }

  /** A reserved word that stands where only a name makes sense. */
  reservedName(): void {
    const { start, end, text } = this.token;
    this.faultHere("reservedName", { found: text }, { title: `Write \`${text}\``, start, end, text: `\`${text}\`` });
  }

  /** True where what follows the reserved word would follow a value: the word was meant as a name. */
  readsAsName(): boolean {
    if (INFIX.has(this.token.text)) return false;
    AFTER_VALUE.lastIndex = this.token.end;
    return AFTER_VALUE.test(this.text);
  }

  get inBrackets(): boolean {
    return this.#brackets > 0;
  }

  open(): Token {
    this.#brackets++;
    return this.take();
  }

  /** The bracket that closes `open`; whatever else stands here is stepped over. */
  close(open: Token): void {
    if (!this.isMark(")") && this.token.kind !== "end") {
      this.faultHere("unexpected", { found: this.found() ?? "" });
      this.abandon();
    }
    if (this.isMark(")")) this.take();
    else this.#unclosed(open);
    this.#brackets--;
  }

  #unclosed(open: Token): void {
    if (!this.fresh() || this.#lexer.lostText) return;
    const text = ")".repeat(this.#brackets);
    const edit = { title: `Add ${text}`, start: this.before, end: this.before, text };
    this.faults.add("unclosedBracket", open.start, open.end, {}, edit);
  }

  /** Steps over the rest of what is in brackets here, up to the closing one, without another word about it. */
  abandon(): void {
    for (let inner = 0; this.token.kind !== "end" && !(inner === 0 && this.isMark(")"));) {
      const { text, kind } = this.take();
      if (kind === "mark" && text === "(") inner++;
      if (kind === "mark" && text === ")") inner--;
    }
    this.fresh();
  }

  /** Takes a comma and says whether there was one; a comma that nothing follows is a mistake, and no comma. */
  comma(): boolean {
    if (!this.isMark(",")) return false;
    const { start, end } = this.take();
    if (!this.isMark(")")) return true;
    if (this.fresh()) this.faults.add("trailingComma", start, end, {}, { title: "Remove the comma", start, end, text: "" });
    return false;
  }

  unary(op: "-" | "not", operand: Expr, start: number): Expr {
    const end = Math.max(this.place(operand).end, this.before);
    return this.placed({ kind: "unary", op, operand, span: this.span(start, end) }, start, end, [operand]);
  }

  /** Reads a whole `expr` here: handed in, so that calls and brackets can hold one without knowing its grammar. */
  expr = (): Expr => this.#expr(this);

  span(start: number, end: number): Span {
    return spanIn(this.#formula, start, end);
  }

  /** Remembers where a node was written and how high its tree is; a tree too high ends the reading. */
  placed<E extends Expr>(node: E, start: number, end: number, below: readonly (Expr | null)[] = []): E {
    const height = 1 + below.reduce((most, child) => Math.max(most, child ? this.place(child).height : 0), 0);
    if (height > HIGHEST) this.faults.giveUp("tooLong", start, end, { limit: HIGHEST });
    this.#places.set(node, { start, end, height });
    return node;
  }

  /** The node with the brackets around it. */
  widened(node: Expr, start: number, end: number): Expr {
    this.#places.set(node, { start, end, height: this.place(node).height });
    return node;
  }

  place(node: Expr): Place {
    return this.#places.get(node) ?? { start: 0, end: 0, height: 0 };
  }

  /** The node as the writer wrote it, brackets included. */
  source(node: Expr): string {
    const { start, end } = this.place(node);
    return this.text.slice(start, end);
  }

  /** Stands where a value is missing, so that reading can go on. */
  hole(): Expr {
    const at = this.before;
    const node: PathExpr = { kind: "path", parts: [], span: this.span(at, at) };
    this.#holes.add(node);
    return this.placed(node, at, at);
  }

  isHole = (node: Expr): boolean => this.#holes.has(node);

  /** Reads one level deeper; past the limit the formula is given up. */
  deeper(inside: () => Expr): Expr {
    if (this.#depth >= DEEPEST) {
      this.faults.giveUp("tooDeep", this.token.start, this.token.end, { limit: DEEPEST });
      this.take();
      return this.hole();
    }
    this.#depth++;
    const node = inside();
    this.#depth--;
    return node;
  }
}
