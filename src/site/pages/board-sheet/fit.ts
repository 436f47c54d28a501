import { textWidth } from "../../../report/chart/measure.js";
import type { PageContext } from "../context.js";
import { phraseText, textOf, type SheetContent, type SheetGoal } from "./content.js";

/** What of the content stands on the sheet: how many of each, and which columns of the story. */
export interface Fitted {
  readonly goals: number;
  readonly story: number;
  readonly problem: boolean;
  readonly did: boolean;
  readonly found: number;
  readonly asks: number;
  readonly limits: number;
  readonly answers: boolean;
  readonly size: (typeof SIZES)[number];
}

/**
 * Chooses what fits on one sheet: of A4's width and US Letter's height, the lesser of each, at the sizes of
 * board-sheet.css. Heights are reckoned from text widths, on the safe side, as nothing can be measured where pages are
 * made; what is least missed goes first, and the page counts what it left out.
 */
export function fit(content: SheetContent, ctx: PageContext): Fitted {
  let fitted: Fitted = {
    goals: Math.min(content.goals.length, MOST_GOALS),
    story: Math.min(content.goals.length, MOST_GOALS),
    problem: true,
    did: true,
    found: Math.min(content.found.length, 3),
    asks: Math.min(content.asks.length, MOST_GOALS),
    limits: content.limits.length,
    answers: content.answers.length > 0,
    size: 1,
  };
  const room = ROOM - (ctx.earlier ? STRIP : 0);
  const large = SIZES.find((size) => height(content, { ...fitted, size }, ctx) <= room);
  if (large) return { ...fitted, size: large };
  for (;;) {
    if (height(content, fitted, ctx) <= room) return fitted;
    const less = REDUCTIONS.map((reduce) => reduce(fitted)).find((next) => next !== null);
    if (!less) return fitted;
    fitted = less;
  }
}

const MOST_GOALS = 8;
/** Px for the page's own part: 259 mm of Letter between margins of 10, less the strip, the brand and the foot. */
const ROOM = 900;
/** Of a release's page: the strip that names it. */
const STRIP = 24;
/** How much larger the sheet may be printed where all of it has room. */
const SIZES = [1.2, 1.1, 1] as const;

type Reduction = (of: Fitted) => Fitted | null;
const fewer =
  (what: "goals" | "story" | "found" | "asks" | "limits", least: number): Reduction =>
  (of) =>
    of[what] > least ? { ...of, [what]: of[what] - 1 } : null;

/** In this order, each as often as it can. */
const REDUCTIONS: readonly Reduction[] = [
  fewer("limits", 5),
  (of) => (of.problem ? { ...of, problem: false } : null),
  fewer("found", 1),
  (of) => (of.did ? { ...of, did: false } : null),
  fewer("limits", 3),
  fewer("story", 3),
  fewer("asks", 4),
  fewer("story", 0),
  fewer("goals", 5),
  fewer("asks", 2),
  (of) => (of.answers ? { ...of, answers: false } : null),
  fewer("limits", 1),
  fewer("found", 0),
  fewer("goals", 1),
  fewer("asks", 0),
];

/** Widths in px of the printed sheet's columns, as board-sheet.css has them. */
const WIDTH = 700;
const GOAL = 0.31;
const STATUS = 0.17;
const NOW = 0.175;
const STORY_GOAL = 0.19;
const HEAD = 34;

function height(content: SheetContent, of: Fitted, ctx: PageContext): number {
  const width = WIDTH / of.size;
  const wide = ctx.language === "ja";
  const text = { size: 11.5, line: wide ? 16.4 : 15.5 };
  const small = { size: 10, line: wide ? 14.2 : 13 };
  const lines = (said: string, room: number, style: { size: number; line: number }, weight = 400): number =>
    said === "" ? 0 : wrapped(said, room, style.size, weight) * style.line;
  const name = (goal: SheetGoal): string => ctx.bind.name(goal.goal.label, goal.goal.id).text;

  const head =
    lines(textOf(content.question, ctx), width, { size: 13, line: wide ? 20 : 18 }) +
    lines(phraseText(content.heading), width, { size: 25, line: 32 }, 600) +
    26;

  const third = (width - 2 * 18) / 3;
  const answers = !of.answers
    ? 0
    : HEAD -
      14 +
      Math.max(
        ...content.answers.map(({ asked, kpi }) => {
          if (kpi === null) return lines(asked, third, small) + 2 * text.line;
          const answer = lines(phraseText(ctx.story.answer(kpi)), third, { size: 13.5, line: wide ? 20 : 17 }, 600);
          return lines(asked, third, small) + answer + 3 * small.line + 14;
        }),
      );

  const goals = content.goals.slice(0, of.goals).map((goal) => {
    const { kpi } = goal;
    const target = kpi ? phraseText(ctx.story.target(goal.goal, kpi)) : "";
    const first = lines(name(goal), GOAL * width - 12, text, 600) + lines(target, GOAL * width - 12, small);
    const state = lines(ctx.words.status[goal.goal.status], STATUS * width - 32, text, 600);
    const now =
      kpi && goal.goal.now ? lines(phraseText(ctx.story.range(kpi, goal.goal.now.cell) ?? []), NOW * width - 12, small) : 0;
    return Math.max(first, state, now + text.line + small.line, 40) + 9;
  });
  const table =
    of.goals === 0
      ? 0
      : HEAD + small.line + 4 + sum(goals) + small.line + 6 + (content.goals.length > of.goals ? text.line : 0);

  const columns = [of.problem, of.did, true].filter(Boolean).length;
  const column = ((1 - STORY_GOAL) * width) / columns - 12;
  const stories = content.goals
    .slice(0, of.story)
    .map(
      (goal) =>
        Math.max(
          lines(name(goal), STORY_GOAL * width - 12, text, 600),
          of.problem ? lines(textOf(goal.problem, ctx), column, text) : 0,
          of.did ? lines(textOf(goal.did, ctx), column, text) : 0,
          lines(phraseText(goal.effect.said), column, text) + (goal.effect.evidence === null ? 0 : 17),
        ) + 9,
    );
  const story =
    of.story === 0 ? 0 : HEAD + small.line + 4 + sum(stories) + (content.goals.length > of.story ? small.line + 4 : 0);

  const found =
    of.found === 0
      ? 0
      : HEAD +
        sum(
          content.found
            .slice(0, of.found)
            .map(({ name: about, said }) => lines(`${about.text} ${phraseText(said)}`, width - 200, text) + 5),
        );

  const asks = Math.max(
    of.asks === 0
      ? text.line
      : sum(
          content.asks
            .slice(0, of.asks)
            .map(({ ask }) => lines(textOf(ask, ctx), (width - 24) * 0.66 - 20, { size: 12.5, line: text.line + 1 }) + 5),
        ),
    small.line +
      sum(
        content.owners
          .slice(0, 4)
          .map((owner) => lines(phraseText(ctx.words.stakeholder.contact(ctx.bind.word(owner))), (width - 24) / 3, small)),
      ),
  );
  const half = (width - 20) / 2 - 14;
  const limits = content.limits.slice(0, of.limits).map((limit) => lines(phraseText(limit), half, small) + 2);
  const more = content.limits.length > of.limits ? small.line : 0;
  const least = HEAD + (sum(limits) + more) / 2 + Math.max(0, ...limits) / 2;
  const sources = lines(content.sources.join(", "), width, small) + 10;
  return (head + answers + table + story + found + (HEAD + asks) + least + sources) * of.size;
}

/** Lines that a text takes: words that do not fit go to the next line, one longer than a line is broken. */
export function wrapped(said: string, width: number, size: number, weight = 400): number {
  const wide = (text: string): number => textWidth(text, size, weight) * (text >= "\u2e80" ? 1 : SAFE);
  let lines = 1;
  let used = 0;
  for (const piece of said.match(PIECES) ?? []) {
    const full = wide(piece);
    if (used + wide(piece.trimEnd()) > width && used > 0) {
      lines++;
      used = 0;
    }
    if (full > width) {
      lines += Math.ceil(full / width) - 1;
      used = full % width;
    } else used += full;
  }
  return lines;
}

/** Words with the space behind them, and single letters of scripts without spaces. */
const PIECES = /[\u2e80-\uffef]|[^\s\u2e80-\uffef]+[ \t\n]*|[ \t\n]+/gu;
/** Widths are good to 4 %; letters of scripts without spaces are as wide as they are high. */
const SAFE = 1.04;

const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);
