import { error, quoted } from "./message.js";

const TROUBLE = {
  unreachable: (words: string) => `cannot be reached: ${words}. See that it runs and that url: is its HTTP address`,
  denied: (words: string) => `does not let ${words}. See user: and password: under engine.clickhouse`,
  old: (words: string) => `is version ${words}, and 26.7 or newer is needed. Update it, or leave engine.clickhouse out`,
  other: (words: string) => `refuses: ${words}`,
} as const;

/** Sentences about the server that computes the numbers. */
export const server = {
  serverTrouble: error<{ url: string; user: string; trouble: keyof typeof TROUBLE; words: string }>(
    "data-missing",
    ({ url, user, trouble, words }) =>
      `The ClickHouse at ${url} ${TROUBLE[trouble](trouble === "denied" ? `${quoted(user)} in: ${sentenceless(words)}` : sentenceless(words))}.`,
  ),
  serverVariable: error<{ option: string; variable: string }>(
    "bad-value",
    ({ option, variable }) =>
      `engine.clickhouse asks for the environment variable ${variable} (${option}), which is not set. Set it where the command runs: export ${variable}=…`,
  ),
  serverBeyond: error<{ table: string; column: string; value: string }>(
    "data-type",
    ({ table, column, value }) =>
      `${quoted(table)} has ${value} in ${quoted(column)}, and ClickHouse holds only days between 1900 and 2299. Correct it, or leave engine.clickhouse out: DuckDB holds all.`,
  ),
};

const sentenceless = (words: string): string => words.replace(/\.$/, "");
