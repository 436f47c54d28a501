/** What a command may use of the outside: everything comes in here, so that tests run commands as a user would. */
export interface Context {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: Out;
  readonly err: Out;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

export interface Out {
  write(text: string | Uint8Array): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** The exit codes of the command line, fixed. */
export const EXIT = { done: 0, wrong: 1, usage: 2, ours: 3 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];
