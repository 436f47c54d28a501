/** A cell by its place among the rows and columns shown; column -1 is the row's name. */
export interface At {
  readonly row: number;
  readonly column: number;
}

/** Cells between two corners, both included. */
export interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export const rangeOf = (a: At, b: At): Range => ({
  top: Math.min(a.row, b.row),
  bottom: Math.max(a.row, b.row),
  left: Math.min(a.column, b.column),
  right: Math.max(a.column, b.column),
});

export const isInside = ({ top, bottom, left, right }: Range, { row, column }: At): boolean =>
  row >= top && row <= bottom && column >= left && column <= right;

export const isOneCell = ({ top, bottom, left, right }: Range): boolean => top === bottom && left === right;

/** All numbers from one to another. */
export const between = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
