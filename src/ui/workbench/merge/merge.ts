import { diffArrays } from "diff";
import type { Edit } from "../../../language/edit.js";

/** Some lines that are not in all three texts what they were. */
export interface Hunk {
  /** Their place in `mine`. */
  readonly start: number;
  readonly end: number;
  /** From 1, in `mine`. */
  readonly line: number;
  /** As they were, as they are here, and as the file has them now. */
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
  /** Who changed them: both, where alike; a conflict, where not. */
  readonly by: "mine" | "theirs" | "both" | "conflict";
}

export type Choice = "mine" | "theirs" | "both";

/**
 * What became of a text in two places, line by line, after diff3 (Khanna, Kunal and Pierce, "A Formal Investigation of
 * Diff3", 2007): changes of both that overlap or touch are one hunk. A line's end is part of its line.
 */
export function differences(base: string, mine: string, theirs: string): readonly Hunk[] {
  const [o, a, b] = [linesOf(base), linesOf(mine), linesOf(theirs)];
  const spans = regions([...changed(o, a, 0), ...changed(o, b, 1)].sort((x, y) => x.from - y.from || x.to - y.to));
  const offsets = offsetsOf(a);
  return spans.map(({ from, to, own }) => {
    const texts = [from, to, ...own[0], ...own[1]] as const;
    const [was, here, there] = [o.slice(from, to), a.slice(texts[2], texts[3]), b.slice(texts[4], texts[5])].map((lines) =>
      lines.join(""),
    ) as [string, string, string];
    return {
      start: offsets[texts[2]] ?? mine.length,
      end: offsets[texts[3]] ?? mine.length,
      line: texts[2] + 1,
      base: was,
      mine: here,
      theirs: there,
      by: here === there ? "both" : here === was ? "theirs" : there === was ? "mine" : "conflict",
    };
  });
}

/** What to do to `mine` so that it holds both: `choices` has an answer for each conflict, in their order. */
export function mergeEdits(file: string, hunks: readonly Hunk[], choices: readonly Choice[]): readonly Edit[] {
  let conflicts = 0;
  return hunks.flatMap((hunk): Edit[] => {
    const choice = hunk.by === "conflict" ? choices[conflicts++] : hunk.by === "theirs" ? "theirs" : "mine";
    if (choice === undefined) throw new Error("a conflict is not chosen yet");
    const text = choice === "mine" ? hunk.mine : choice === "theirs" ? hunk.theirs : joined(hunk.mine, hunk.theirs);
    return text === hunk.mine ? [] : [{ file, start: hunk.start, end: hunk.end, text }];
  });
}

/** One after the other; the first gets the line's end that the last line of a file may lack. */
const joined = (first: string, second: string): string =>
  first === "" || second === "" || first.endsWith("\n") ? first + second : `${first}\n${second}`;

/** Each line with its end. */
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** Where each line begins, and the last one ends. */
function offsetsOf(lines: readonly string[]): readonly number[] {
  let at = 0;
  return [0, ...lines.map((line) => (at += line.length))];
}

/** Lines of the base that one side replaced by its own. */
interface Changed {
  readonly side: 0 | 1;
  readonly from: number;
  readonly to: number;
  readonly ownFrom: number;
  readonly ownTo: number;
}

/** Texts that differ in more lines have nothing to do with each other: they are one change. */
const MOST_EDITS = 1_500;

function changed(base: string[], own: string[], side: 0 | 1): readonly Changed[] {
  // What is alike at both ends is most of a long file: it needs no comparing.
  const most = Math.min(base.length, own.length);
  let head = 0;
  while (head < most && base[head] === own[head]) head++;
  let tail = 0;
  while (tail < most - head && base[base.length - 1 - tail] === own[own.length - 1 - tail]) tail++;
  const middle = (lines: string[]): string[] => lines.slice(head, lines.length - tail);
  const parts = diffArrays(middle(base), middle(own), { maxEditLength: MOST_EDITS });
  const whole = [
    { count: base.length - head - tail, removed: true, added: false },
    { count: own.length - head - tail, removed: false, added: true },
  ];
  const found: Changed[] = [];
  let [from, ownFrom] = [head, head];
  for (const { count, removed, added } of parts ?? whole) {
    const [to, ownTo] = [added ? from : from + count, removed ? ownFrom : ownFrom + count];
    const last = found.at(-1);
    // Lines taken away and lines put in their place are one change.
    if (removed || added) {
      if (last?.to === from && last.ownTo === ownFrom) found[found.length - 1] = { ...last, to, ownTo };
      else found.push({ side, from, to, ownFrom, ownTo });
    }
    [from, ownFrom] = [to, ownTo];
  }
  return found;
}

interface Region {
  /** Lines of the base. */
  readonly from: number;
  readonly to: number;
  /** The same lines in each side. */
  readonly own: readonly [readonly [number, number], readonly [number, number]];
}

/** Puts changes that overlap or touch together. */
function regions(changes: readonly Changed[]): readonly Region[] {
  const found: Region[] = [];
  // How far each side's lines are from the base's, after what was seen so far.
  const shift: [number, number] = [0, 0];
  for (let i = 0; i < changes.length;) {
    const first = changes[i] as Changed;
    const { from } = first;
    let { to } = first;
    const before = [...shift] as [number, number];
    do {
      const { side, ...change } = changes[i] as Changed;
      to = Math.max(to, change.to);
      shift[side] = change.ownTo - change.to;
      i++;
    } while (i < changes.length && (changes[i] as Changed).from <= to);
    const own = ([0, 1] as const).map((side) => [from + before[side], to + shift[side]] as const);
    found.push({ from, to, own: own as unknown as Region["own"] });
  }
  return found;
}
