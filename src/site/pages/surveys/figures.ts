import { answersChart, type GroupLabel } from "../../../report/chart/survey/answers.js";
import { choicesChart } from "../../../report/chart/survey/choices.js";
import { JOINED_FROM, wavesChart, type WaveMark } from "../../../report/chart/survey/waves.js";
import { shortPeriod } from "../../../report/chart/periods.js";
import { chartWords } from "../../../report/chart/words.js";
import { pick } from "../../../report/language.js";
import { plain } from "../../../report/sentence.js";
import { surveyWords } from "../../../report/sentence/surveys.js";
import type { AnswerBar, AnswersReport } from "../../../report/survey-model.js";
import { waveText } from "../../../report/survey-story.js";
import { chartFigure } from "../../figure.js";
import { html, type Html, type Part } from "../../html.js";
import type { PageContext } from "../context.js";
import { cellText, table } from "../parts.js";
import type { Told } from "./told.js";

export const SHARE = { unit: "1", shownIn: "percent" } as const;

/** A column of shares, all with the same decimals. */
export const shares = (ctx: PageContext): ((part: number, of: number | null) => string) => {
  const ruler = ctx.format.ruler(SHARE, [0.101]);
  return (part, of) => (of === null || of === 0 ? "–" : ruler.value((100 * part) / of));
};

/** The groups of a score's answers, each from and to. */
const GROUPS = [
  ["detractors", "0", "6"],
  ["passives", "7", "8"],
  ["promoters", "9", "10"],
] as const;

/** All waves: value, interval and answers; of a survey asked once its table alone. */
export function wavesFigure(told: Told, ctx: PageContext): Html | null {
  const w = surveyWords(ctx.language).waves;
  const { survey, kpi, story } = told;
  const { waves } = survey;
  const [last] = waves.slice(-1);
  if (!last) return null;
  const known = waves.filter(({ cell }) => cell.value !== null);
  const rows = wavesTable(told, ctx);
  if (known.length < 2)
    return html`<h3>${w.heading}</h3>
      ${rows}`;
  const isHatched = waves.some(({ cell }) => cell.state === "suppressed" || cell.state === "too_few");
  const sub = [plain(w.sub(ctx.bind.count(JOINED_FROM))), isHatched ? w.hatched : null];
  return chartFigure(
    {
      heading: w.heading,
      sub: sub.filter((part) => part !== null).join("; "),
      draw: (width) => wavesChart(marks(told, ctx), kpi, { width, format: ctx.format }),
      summary: w.summary({
        waves: ctx.bind.count(waves.length),
        first: waveText(story, 0),
        last: waveText(story, waves.length - 1),
        value: valueText(last.cell, told, ctx),
      }),
      table: rows,
    },
    ctx.figure(),
  );
}

function valueText(cell: Told["survey"]["waves"][number]["cell"], { kpi }: Told, ctx: PageContext): string {
  if (cell.value === null) return ctx.words.state[cell.state];
  const value = ctx.format.value(cell.value, kpi, cell);
  const [low, high] = ctx.format.ends(cell, kpi);
  return low === null || high === null ? value : `${value} (${chartWords(ctx.language).range(low, high)})`;
}

/** Labels in few letters, the year under the first wave of each. */
function marks({ survey, story }: Told, ctx: PageContext): readonly WaveMark[] {
  const { waves, grain } = survey;
  return waves.map((wave, i): WaveMark => {
    const shown = waveText(story, i);
    const isPeriod =
      grain !== null && wave.from !== null && wave.from === wave.to && shown === ctx.format.period(wave.from, grain);
    if (!isPeriod || grain === null || wave.from === null) return { label: [shown, ""], cell: wave.cell };
    const text = shortPeriod(wave.from, grain, ctx.format);
    const year = wave.from.slice(0, 4);
    const parted = text.replace(new RegExp(`[\\s,]*(?:(?:de|i)\\s)?${year}\\s*(?:г\\.)?`), "").trim();
    const isSplit = grain === "month" && parted !== "" && parted !== text && ctx.language !== "ja";
    return { label: isSplit ? [parted, year] : [text, ""], cell: wave.cell };
  });
}

function wavesTable({ survey, kpi, story }: Told, ctx: PageContext): Html {
  const w = surveyWords(ctx.language);
  const { head } = w.waves;
  const { waves } = survey;
  const has = (of: (wave: (typeof waves)[number]) => unknown): boolean => waves.some((wave) => of(wave) !== null);
  const isNamed = survey.grain !== null && has(({ name }) => name);
  const right = (text: string) => ({ head: text, right: true });
  const end = (i: number, side: "low" | "high"): Part => {
    const cell = waves[i]?.cell;
    const [low, high] = cell && cell.value !== null ? ctx.format.ends(cell, kpi) : [null, null];
    return (side === "low" ? low : high) ?? "–";
  };
  const share = shares(ctx);
  const rows = [...waves.keys()].reverse().map((i): readonly Part[] => {
    const wave = waves[i] as (typeof waves)[number];
    const groups = wave.groups;
    return [
      waveText(story, i),
      cellText(wave.cell, kpi, ctx),
      end(i, "low"),
      end(i, "high"),
      wave.cell.n === null ? "–" : ctx.format.count(wave.cell.n),
      ...(has(({ invited }) => invited) ? [wave.invited === null ? "–" : ctx.format.count(wave.invited)] : []),
      ...(has(({ rate }) => rate) ? [wave.rate === null ? "–" : share(wave.rate, 1)] : []),
      ...(has((each) => each.groups) ? GROUPS.map(([of]) => (groups ? share(groups[of], wave.cell.n) : "–")) : []),
      ...(isNamed ? [html`<code>${wave.name ?? ""}</code>`] : []),
    ];
  });
  return table(
    w.waves.heading,
    [
      { head: head.wave },
      right(w.overview.value),
      right(head.low),
      right(head.high),
      right(w.overview.answers),
      ...(has(({ invited }) => invited) ? [right(head.invited)] : []),
      ...(has(({ rate }) => rate) ? [right(w.overview.rate)] : []),
      ...(has(({ groups }) => groups)
        ? GROUPS.map(([of, from, to]) => right(w.answers.scores(w.answers.group[of], from, to)))
        : []),
      ...(isNamed ? [{ head: head.name }] : []),
    ],
    rows,
    { className: "tight" },
  );
}

/** What was answered in the last wave: the steps of a scale, or choices. */
export function answersFigure(told: Told, ctx: PageContext): Html | null {
  const w = surveyWords(ctx.language).answers;
  const { survey, story } = told;
  const { answers } = survey;
  if (answers === null) return null;
  const groups = groupsOf(told, answers, ctx);
  const names = answers.bars.map((bar) => barName(bar, told, ctx));
  const isJoined = answers.bars.some(({ values }) => values.length > 1);
  const sub = [
    answers.scale === null ? w.chosen : w.area,
    isJoined ? plain(w.together(ctx.bind.count(survey.floor))) : null,
    survey.weighted ? w.unweighted : null,
  ].filter((part) => part !== null);
  const parts =
    answers.scale === null
      ? answers.bars.map(({ share }, i) => w.summary(names[i] ?? "", ctx.format.value(share.value, SHARE)))
      : groups.map(({ name, share }) => w.summary(name, share));
  return chartFigure(
    {
      heading: plain(w.heading(story.when(survey.waves.length - 1))),
      sub: sub.join("; "),
      draw: (width) =>
        answers.scale === null
          ? choicesChart(answers, names, { width, format: ctx.format })
          : answersChart(answers, groups, { width, format: ctx.format }),
      summary: `${parts.join("; ")}.`,
      table: answersTable(answers, names, ctx),
    },
    ctx.figure(),
  );
}

function groupsOf({ survey }: Told, { bars, n }: AnswersReport, ctx: PageContext): readonly GroupLabel[] {
  const w = surveyWords(ctx.language).answers;
  const named: readonly (readonly [AnswerBar["of"], string])[] =
    survey.kind === "nps"
      ? GROUPS.map(([of]) => [of, w.group[of]] as const)
      : [
          ["other", w.other],
          ["counted", w.counted(survey.counts ?? "")],
        ];
  return named.flatMap(([of, name]): readonly GroupLabel[] => {
    const own = bars.filter((bar) => bar.of === of);
    if (own.length === 0 || n === 0) return [];
    return [
      {
        of,
        name,
        share: shares(ctx)(
          own.reduce((sum, bar) => sum + bar.n, 0),
          n,
        ),
      },
    ];
  });
}

/** The answer in words where the workspace has some, else as it stands. */
function barName({ values }: AnswerBar, { survey }: Told, ctx: PageContext): string {
  if (values.length === 0) return surveyWords(ctx.language).answers.others;
  const [first = "", last = ""] = [values[0], values.at(-1)];
  const said = (value: string): string => {
    const texts = Object.hasOwn(survey.choices, value) ? survey.choices[value] : undefined;
    const picked = texts && pick(texts, ctx.language, ctx.first)?.text;
    if (picked === undefined || picked.trim() === "") return value;
    return survey.kind === "poll" ? picked : `${value} ${picked}`;
  };
  return first === last ? said(first) : `${said(first)} – ${said(last)}`;
}

function answersTable({ bars }: AnswersReport, names: readonly string[], ctx: PageContext): Html {
  const w = surveyWords(ctx.language);
  const right = (head: string) => ({ head, right: true });
  return table(
    w.answers.head.answer,
    [
      { head: w.answers.head.answer },
      right(w.answers.head.answers),
      right(w.answers.head.share),
      right(w.waves.head.low),
      right(w.waves.head.high),
    ],
    bars.map(({ n, share }, i) => {
      const [low, high] = ctx.format.ends(share, SHARE);
      return [
        html`<bdi>${names[i] ?? ""}</bdi>`,
        ctx.format.count(n),
        ctx.format.value(share.value, SHARE, share),
        low ?? "–",
        high ?? "–",
      ];
    }),
    { className: "tight" },
  );
}
