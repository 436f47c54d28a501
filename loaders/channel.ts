import type { ZodType } from "zod";

/**
 * A channel: where a community's rows come from. One file declares it; the runtime (land.ts) does all writing. A
 * workspace's own channel is such a file in its `loaders/`, with the channel as its default export.
 */
export interface Channel<Options = unknown> {
  readonly id: string;
  /** Rises when the rows' meaning changes: a new version loads from the start. */
  readonly version: number;
  /** Strict zod schema of the options in metrics.yaml. Secret options are listed in `secrets` and must be ${ENV}. */
  readonly options: ZodType<Options>;
  readonly secrets: readonly string[];
  /** The streams this source offers, given its options. */
  streams(options: Options, tools: Tools): Promise<readonly Stream[]> | readonly Stream[];
  /** Says whether the source can be reached with these options; throws SourceError where not. */
  check(options: Options, tools: Tools): Promise<void>;
  /** Pages of one stream from a cursor on. Must not write anything anywhere. */
  read(stream: Stream, cursor: Cursor | null, options: Options, tools: Tools): AsyncIterable<Page>;
}

export type RowType = "text" | "integer" | "number" | "boolean" | "date" | "time" | "instant";

export interface Stream {
  readonly name: string;
  /** Column → type. `instant` is a moment (RFC 3339 with offset, or epoch ms); `time` is zone-less wall-clock time. */
  readonly columns: Readonly<Record<string, RowType>>;
  readonly key: readonly string[];
  readonly cursor: {
    readonly field: string;
    readonly resolution: "ms" | "s" | "minute" | "day" | "id";
    readonly sorted: boolean;
  } | null;
  /** How far before the bookmark an incremental read starts again, in ms. */
  readonly lookBack: number;
  readonly deletes: "tombstone" | "soft" | "sweep" | "none";
  /** Values that mean null in this channel: "1970-01-01", "". */
  readonly nulls: Readonly<Record<string, readonly (string | number)[]>>;
  /** Columns replaced by a keyed HMAC before they touch disk. */
  readonly personal: readonly string[];
  readonly policy: "evolve" | "freeze" | "discard_row" | "discard_value";
  /** The column that coverage is measured by; null where rows have no time. */
  readonly time: string | null;
  /** False where an empty stream is a valid answer. */
  readonly expectsRows: boolean;
  /** Columns emptied, beside the personal ones, in the rows of an erased person: what they wrote. */
  readonly erased?: readonly string[];
}

/**
 * A place to read on from. `read` is given null (from the start), the `nextCursor` of one of its own pages (an
 * interrupted run goes on), or, in a later run of a stream with `cursor`, the bookmark: the largest value of the cursor
 * field less the look-back, as an RFC 3339 instant (`time` and `date` columns: without zone) or as the id itself. From a
 * bookmark the channel gives every row at or past it; the runtime merges by key. A cursor it cannot use any more is a
 * SourceError with `restart`.
 */
export type Cursor = string;
export type Row = Readonly<Record<string, unknown>>;

export interface Page {
  readonly rows: readonly Row[];
  readonly deletes: readonly Row[];
  readonly nextCursor: Cursor | null;
  /** True on the last page of this run. */
  readonly complete: boolean;
  /** Where the source says what it covers, half-open RFC 3339 or local dates. */
  readonly coverage?: { readonly from: string; readonly to: string };
  /** How many rows are to come, where the source says so: for the progress line. */
  readonly expected?: number;
  /**
   * Where the page holds all there is between two values of a column (half-open, null is without end): rows stored
   * earlier that lie there and did not come in this run are gone from the source.
   */
  readonly sweeps?: { readonly column: string; readonly from: string | number | null; readonly to: string | number | null };
}

/** What a channel may use of the outside; everything comes in by argument. */
export interface Tools {
  /** The workspace's folder; relative paths of options are taken from here and must stay inside it. */
  readonly workspace: string;
  /** Fetch with the runtime's policy: retries of idempotent requests, Retry-After, budget, host and redirect guards. */
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  /** Now, in epoch ms. */
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly log: (line: string) => void;
  readonly seed: number;
  readonly scale: number;
}

/** A source's failure, in the reader's words. `config`: mend the file; `transient`: try later; `system`: this machine. */
export class SourceError extends Error {
  override readonly name = "SourceError";
  constructor(
    readonly kind: "config" | "transient" | "system",
    message: string,
    readonly fix: string | null = null,
    /** The cursor is no longer good: the runtime starts once more, from the beginning. */
    readonly restart: boolean = false,
  ) {
    super(message);
  }
}

/** The channels there are, by the name `loader:` calls them. */
export type ChannelRegistry = Readonly<Record<string, Channel>>;
