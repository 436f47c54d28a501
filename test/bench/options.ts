export interface Options {
  readonly parts: readonly string[];
  /** Rows of the simulated community that the query part asks. */
  readonly rows: readonly number[];
  /** Measured runs of each thing; the median counts. */
  readonly runs: number;
  /** Leaves the made data for the next run. */
  readonly keep: boolean;
  /** Counts the processor's time instead of the wall's, where a part works in this process: query, compile, language and peers. */
  readonly cpu: boolean;
  /** Installs Malloy for this, outside the project's own packages, and measures it too. */
  readonly malloy: boolean;
}

const SWITCHES = ["--keep", "--cpu", "--malloy"];

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
  const [keep = false, cpu = false, malloy = false] = SWITCHES.map((word) => argv.includes(word));
  return { parts: parts.length > 0 ? parts : known, rows, runs, keep, cpu, malloy };
}

export const USAGE = (parts: readonly string[]): string =>
  `npm run bench [-- PART… --rows 1e6,10e6 --runs 5 --keep --cpu --malloy]\nParts: ${parts.join(", ")} (all without a name). --keep leaves data/bench for the next run, --cpu counts processor time in query, compile, language and peers, --malloy installs Malloy under node_modules/.cache and measures it in peers.\n`;
