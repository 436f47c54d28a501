/**
 * Where two printed answers differ: text must be the same, and a number may be off by a relative 1e-9, as databases add
 * up in orders of their own.
 */
export function differences(actual: string, expected: string): readonly string[] {
  const [mine, theirs] = [actual, expected].map(pieces) as [readonly string[], readonly string[]];
  if (mine.length !== theirs.length) return [`${actual}\n--- where this was expected:\n${expected}`];
  return mine.flatMap((piece, i) => {
    const other = theirs[i] ?? "";
    return piece === other || near(piece, other) ? [] : [`${piece} where ${other} was expected, after ${mine[i - 1] ?? ""}`];
  });
}

/** Numbers, and what stands between them. */
const pieces = (text: string): readonly string[] => text.split(/(?<![\w.])(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?![\w.-])/);

function near(a: string, b: string): boolean {
  const [x, y] = [Number(a), Number(b)];
  return a !== "" && b !== "" && Math.abs(x - y) <= 1e-9 * Math.max(Math.abs(x), Math.abs(y), 1e-3);
}
