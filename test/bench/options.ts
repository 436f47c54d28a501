export interface Options {
  readonly parts: readonly string[];
  /** Rows of the simulated community that the query part asks. */
  readonly rows: readonly number[];
  /** Measured runs of each thing; the median counts. */
  readonly runs: number;
  /** Leaves the made data for the next run, --cpu counts processor time in query and compile. */
  readonly keep: boolean;
  /** Counts the processor's time instead of the wall's, where a part works in this process: query and compile. */
  readonly cpu: boolean;
}

const SWITCHES = ["--keep", "--cpu"];

/** Null where the words are no options. */
export function readOptions(argv: readonly string[], known: readonly string[]): Options | null {
  let [rows, runs]: [readonly number[], number] = [[1e6, 1e7], 5];
  const parts: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? "";
    if (SWITCHES.includes(word)) continue;
    else if (word === "--rows") rows = (argv[++i] ?? "").split(",").map(Number);
    else if (word === "--runs") runs = Number(argv[++i]);
    else if (known.includes(word)) parts.push(word);
    else return null;
  }
  if (!rows.every((n) => n >= 1000 && n <= 2e7) || !Number.isInteger(runs) || runs < 1) return null;
  return { parts: parts.length > 0 ? parts : known, rows, runs, keep: argv.includes("--keep"), cpu: argv.includes("--cpu") };
}

export const USAGE = (parts: readonly string[]): string =>
  `npm run bench [-- PART… --rows 1e6,10e6 --runs 5 --keep --cpu]\nParts: ${parts.join(", ")} (all without a name). --keep leaves data/bench for the next run, --cpu counts processor time in query and compile.\n`;
