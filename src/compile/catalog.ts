import type { ColumnType, ScoredBy } from "./definitions.js";

/**
 * What the prepared data says about each table: the checker types formulas by it, the planner bounds periods by it.
 * `src/prepare` makes it; it is plain data and travels to the page.
 *
 * A prepared table `t` is a relation `"t"` of the engine, rows sorted by the date basis, with each of its columns
 * under the column's own name and these beside it:
 * - `"c@utc"` TIMESTAMP for each time column `c`, its instant in UTC, where the project's zone has changing offsets
 *   (`c` itself is a TIMESTAMP of local wall-clock time in the project's zone);
 * - `"c@day"` DATE, the local day, where `c` is the table's default date basis and of type time;
 * - `"c@money"` DOUBLE for each column `c` of money in several currencies, the amount in the community's;
 * - a column of moods where `voices:` has its texts scored, among its columns like any other;
 * - `"@row"` BIGINT, the row's place in its source, from 1: the last tie-breaker.
 */
export interface Catalog {
  readonly tables: Readonly<Record<string, CatalogTable>>;
  /** True where `"c@utc"` columns exist. */
  readonly instants: boolean;
  /** What amounts were converted by; absent where nothing was. */
  readonly rates?: CatalogTable;
}

export interface CatalogTable {
  readonly name: string;
  /** In the source's order, those of `columns:` not in the data left out (they are diagnostics). */
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
  readonly rows: number;
  /** Local dates or times, half-open, of the default date basis; null for a table without time or without rows. */
  readonly coverage: { readonly from: string; readonly to: string } | null;
  /** True where every row has a date: no row need be asked whether it lies inside the coverage. */
  readonly dated?: boolean;
  /** Rows left out because their date basis lies outside the declared coverage. */
  readonly outside: number;
  /** Of the rows it was made from: changes when the data does. */
  readonly digest: string;
  /** Where the rows came from, for lineage: "forum.topics" or "data/in/tickets.csv", and when they were loaded. */
  readonly origin: string;
  readonly loadedAt: string | null;
  /** Of each column with a `"c@money"` beside it, the other currencies its amounts are in. */
  readonly money?: Readonly<Record<string, readonly string[]>>;
  /** The column of moods that was put beside its texts, and what each language was scored by. */
  readonly scored?: {
    readonly column: string;
    readonly scorer: "lexicon" | "ngrams" | "module";
    readonly languages: readonly { readonly language: string | null; readonly by: ScoredBy }[];
  };
}
