import type { Diagnostic } from "../../src/ground/diagnostic.js";
import type { Span } from "../../src/ground/span.js";
import type { Engine } from "../../src/engine/engine.js";
import type { ChannelRegistry } from "../channel.js";
import type { FetchLimits } from "./policy.js";
import type { Progress } from "./progress.js";

/** A source of metrics.yaml: the name, its loader, and the loader's options, unread (secrets still as ${ENV}). */
export interface SourceRequest {
  readonly name: string;
  readonly loader: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly span: Span;
}

export interface SyncRequest {
  /** The workspace's folder and the lake's, absolute. */
  readonly workspace: string;
  readonly lake: string;
  readonly sources: readonly SourceRequest[];
  readonly channels: ChannelRegistry;
  /** Opens an engine for merging; asked at most once, and closed by sync. */
  readonly engine: () => Promise<Engine>;
  /** Loads everything again and compares, where a loader could have gone on from its bookmark. */
  readonly full: boolean;
  /** Only these sources; all where absent. */
  readonly only?: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => number;
  /** The community's IANA zone: coverage is given in its days. */
  readonly timezone: string;
  readonly seed: number;
  readonly scale: number;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  /** Where the key of personal data lies, when WORTHWHILE_KEY is not set: the user's config folder where absent. */
  readonly keyFile?: string;
  /** Limits of the fetch policy, and how it waits: for tests and slow machines. */
  readonly limits?: Partial<FetchLimits>;
}

/** What became of one stream, or, with `stream` null, of a source that never got as far. */
export interface Load {
  readonly source: string;
  readonly stream: string | null;
  /** Rows in the lake now; null where nothing was ever loaded. */
  readonly rows: number | null;
  /** Compared with the snapshot before. */
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** True where the lake holds exactly what it held. */
  readonly unchanged: boolean;
  readonly coverage: { readonly from: string; readonly to: string } | null;
  /** What stopped it; the old snapshot stays. Null where all is well, and where the run was interrupted. */
  readonly problem: Diagnostic | null;
  /** Warnings and notes: values cleaned, rows left out, columns that came. */
  readonly notes: readonly Diagnostic[];
}

export interface SyncResult {
  readonly loads: readonly Load[];
  /** True where the signal ended it; the next sync goes on from there. */
  readonly interrupted: boolean;
}
