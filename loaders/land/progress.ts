/** How far a stream has come. */
export interface Step {
  readonly source: string;
  readonly stream: string;
  readonly rows: number;
  /** How many rows there will be, where the source says so. */
  readonly expected: number | null;
  readonly phase: "reading" | "merging" | "done";
}

/** Where the loaders tell what they do. */
export interface Progress {
  step(step: Step): void;
  /** A line worth keeping: a note, a wait. */
  line(text: string): void;
  /** Ends a line that is being redrawn. */
  end(): void;
}

/** What `progress` needs of process.stderr. */
export interface Out {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** A redrawn line with rows, rate and time to go on a terminal; plain lines, at most one each ten seconds, elsewhere. */
export function progressOn(out: Out, now: () => number): Progress {
  return out.isTTY === true ? onTerminal(out, now) : onLines(out, now);
}

/** Says nothing. */
export const silent: Progress = { step: () => undefined, line: () => undefined, end: () => undefined };

function onTerminal(out: Out, now: () => number): Progress {
  const pace = paceOf(now);
  let drawn = 0;
  let open = false;
  const clear = (): void => {
    if (open) out.write("\r\x1b[K");
    open = false;
  };
  return {
    step(step) {
      const text = pace(step);
      if (step.phase === "done") {
        clear();
        out.write(`${text}\n`);
        return;
      }
      if (open && now() - drawn < 100) return;
      drawn = now();
      clear();
      out.write(text.slice(0, Math.max(20, (out.columns ?? 80) - 1)));
      open = true;
    },
    line(text) {
      clear();
      out.write(`${text}\n`);
    },
    end: clear,
  };
}

function onLines(out: Out, now: () => number): Progress {
  const pace = paceOf(now);
  let written = now();
  return {
    step(step) {
      const text = pace(step);
      if (step.phase !== "done" && now() - written < 10_000) return;
      written = now();
      out.write(`${text}\n`);
    },
    line: (text) => void out.write(`${text}\n`),
    end: () => undefined,
  };
}

/** The words of a step: rows, rows a second since the stream began, and the time to go where an end is known. */
function paceOf(now: () => number): (step: Step) => string {
  let current = "";
  let since = 0;
  let first = 0;
  return ({ source, stream, rows, expected, phase }) => {
    const name = `${source}.${stream}`;
    if (name !== current) {
      current = name;
      since = now();
      first = rows;
    }
    const seconds = (now() - since) / 1000;
    const rate = seconds > 0 ? (rows - first) / seconds : 0;
    const count = `${rows.toLocaleString("en")}${expected === null || phase === "done" ? "" : ` of ${expected.toLocaleString("en")}`} rows`;
    if (phase === "done") return `${name}: ${count}`;
    if (phase === "merging") return `${name}: ${count}, merging`;
    const speed = rate >= 1 ? `, ${Math.round(rate).toLocaleString("en")} a second` : "";
    const left = expected !== null && expected > rows && rate > 0 ? `, ${words((expected - rows) / rate)} to go` : "";
    return `${name}: ${count}${speed}${left}`;
  };
}

function words(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
