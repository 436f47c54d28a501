/** What a fresh process times: a language's compiler, ours or a peer's, behind one face. */
export interface Compiler {
  /** What is not timed: the tables' columns made known. */
  readonly prepare: (input: Input) => Promise<void>;
  /** A model or file of definitions, read, typed and checked whole. Throws where something in it is wrong. */
  readonly model: (text: string) => Promise<Model>;
}
export interface Model {
  /** The SQL of a question to it. */
  readonly sql: (question: string) => Promise<string>;
}

/** What the process is told, by a file. */
export interface Input {
  /** The bundled compiler. */
  readonly module: string;
  /** Where the peer's packages lie; "" for ours. */
  readonly packages: string;
  /** The tables by their columns' types, as DuckDB and as our catalog name them. */
  readonly tables: Readonly<Record<string, readonly { readonly name: string; readonly duckdb: string }[]>>;
  readonly catalog: unknown;
  readonly small: { readonly text: string; readonly questions: Readonly<Record<string, string>> };
  readonly large: { readonly text: string; readonly questions: readonly string[] };
  readonly runs: number;
  readonly processor: boolean;
}

/** What it tells, in milliseconds. */
export interface Timed {
  readonly import: number;
  /** The small model and the first question to it. */
  readonly first: number;
  /** The large model, warm. */
  readonly model: number;
  /** A question to the large model, loaded. */
  readonly question: number;
  /** The SQL of the small model's questions. */
  readonly sql: Readonly<Record<string, string>>;
}
