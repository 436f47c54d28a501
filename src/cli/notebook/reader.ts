import { fork, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Bug } from "../../ground/diagnostic.js";
import type { RowsAnswer, RowsQuestion } from "../../report/notebook.js";
import { packageRoot } from "../../site/package-root.js";
import type { FromChild, Opened, ToChild } from "./protocol.js";

/** After so long a statement is ended. */
const LONGEST_MS = 20_000;
/** Of one statement so many rows are read. */
export const MOST_ROWS = 2_000;

interface Waiting {
  readonly id: number;
  readonly told: (answer: RowsAnswer) => void;
}

/**
 * Answers a notebook's SQL in a process of its own, one statement at a time: `interrupt` does not end every statement, the
 * end of a process does. The process is kept for the next statement, and made anew after one that had to be ended.
 */
export class RowsReader {
  readonly #opened: Opened;
  readonly #longest: number;
  #child: ChildProcess | null = null;
  #opening: Promise<void> | null = null;
  #waiting: Waiting | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #ids = 0;

  constructor(opened: Opened, longest: number = LONGEST_MS) {
    this.#opened = opened;
    this.#longest = longest;
  }

  ask(question: RowsQuestion, signal?: AbortSignal, most: number = MOST_ROWS): Promise<RowsAnswer> {
    const answer = this.#turn.then(() => this.#ask(question, most, signal));
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  /** Ends what runs; asked again, it begins anew. */
  close(): void {
    const waiting = this.#waiting;
    this.#child?.kill("SIGKILL");
    this.#child = null;
    waiting?.told(refused("The data was read anew."));
  }

  #ask(ask: RowsQuestion, most: number, signal: AbortSignal | undefined): Promise<RowsAnswer> {
    if (signal?.aborted) return Promise.resolve(CANCELLED);
    return new Promise((resolve) => {
      const id = ++this.#ids;
      const stop = (why: RowsAnswer): void => {
        end(why);
        this.close();
      };
      const cancel = (): void => stop(CANCELLED);
      const late = (): void => stop(refused(`It took longer than ${this.#longest / 1000} seconds and was ended.`));
      let timer: ReturnType<typeof setTimeout> | undefined;
      const end = (answer: RowsAnswer): void => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", cancel);
        this.#waiting = null;
        resolve(answer);
      };
      signal?.addEventListener("abort", cancel);
      this.#waiting = { id, told: end };
      const child = this.#started();
      // The statement's time begins when the tables are open.
      void this.#opening?.then(() => {
        if (this.#waiting?.id === id) timer = setTimeout(late, this.#longest);
      });
      child.send({ id, ask, most } satisfies ToChild);
    });
  }

  #started(): ChildProcess {
    if (this.#child) return this.#child;
    const program = join(packageRoot(), "dist", "notebook-rows.js");
    if (!existsSync(program)) throw new Bug("the notebooks' own process is not compiled: npm run prepare does it");
    const child = fork(program, [], { stdio: ["ignore", "ignore", "ignore", "ipc"], execArgv: ["--max-old-space-size=1024"] });
    this.#opening = new Promise((opened) => child.on("message", (message: FromChild) => "opened" in message && opened()));
    child.on("message", (message: FromChild) => {
      if ("answer" in message && message.id === this.#waiting?.id) this.#waiting.told(message.answer);
      if (!("unopened" in message) || this.#child !== child) return;
      this.#waiting?.told(refused(`The tables could not be opened. ${message.unopened}`));
      this.close();
    });
    child.on("exit", (code, signal) => {
      if (this.#child !== child) return;
      this.#child = null;
      const why =
        signal === "SIGABRT" || signal === "SIGKILL"
          ? "It took more memory than there is"
          : `Its process ended (${signal ?? code})`;
      this.#waiting?.told(refused(`${why}. Ask for less, or try again.`));
    });
    child.send({ open: this.#opened } satisfies ToChild);
    this.#child = child;
    return child;
  }
}

const refused = (message: string): RowsAnswer => ({ ok: false, message, line: null });
const CANCELLED = refused("Cancelled.");
