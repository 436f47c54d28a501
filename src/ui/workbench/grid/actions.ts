import type { At } from "./range.js";
import type { Wanted } from "./changes.js";

/** What can be done with the grid, by keys, buttons and commands alike. */
export interface GridActions {
  readonly at: At;
  readonly lastColumn: number;
  /** How many rows fit into what is seen. */
  readonly page: number;
  focus(): void;
  /** Goes to a cell; `extend` keeps the other corner of what is chosen. Without `follow` the preview stays where it is. */
  move(row: number, column: number, how?: { readonly extend?: boolean; readonly follow?: boolean }): void;
  chooseAll(): void;
  /** Opens the cell for typing: over what it says, or at its end where `typed` is null. */
  edit(typed: string | null): void;
  fill(way: "down" | "right"): void;
  clear(): void;
  openFind(): void;
  /** Goes to the next cell that holds the text, after the one chosen; gives how many there are, and which this is. */
  find(wanted: Wanted, back?: boolean): { readonly at: number; readonly of: number };
  /** Replaces in the cell chosen, or in all that are shown. */
  replace(wanted: Wanted, by: string, all: boolean): Promise<void>;
  sortBy(id: string): void;
  add(): void;
  duplicate(): void;
  remove(): void;
  /** Moves the row in the file: while another order is shown that would not be seen, and is refused. */
  moveRow(by: -1 | 1): void;
}
