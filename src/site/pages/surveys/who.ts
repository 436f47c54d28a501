import { chartWords } from "../../../report/chart/words.js";
import { surveyWords } from "../../../report/sentence/surveys.js";
import type { SurveyGroup, SurveySplit } from "../../../report/survey-model.js";
import { html, type Html, type Part } from "../../html.js";
import type { PageContext } from "../context.js";
import { cellText, phrase, table } from "../parts.js";
import { SHARE, shares } from "./figures.js";
import type { Told } from "./told.js";

/** Up to here two mixes look alike, and from there on they do not. */
const CLOSE = 0.05;
const FAR = 0.1;

/** Who answered by one dimension: each group beside those invited of it, and how far the two mixes lie apart. */
export function whoSection(split: SurveySplit, told: Told, ctx: PageContext): Html {
  const w = surveyWords(ctx.language).who;
  const { survey } = told;
  const heading = w.heading(ctx.bind.name(split.label, split.dimension));
  const isFew = split.groups.some(({ cell }) => cell.state === "too_few");
  return html`<h3>${phrase(heading, ctx)}</h3>
    <p>${mix(split, told, ctx)}</p>
    ${split.groups.length === 0 ? null : groupsTable(split, told, ctx)}
    ${isFew ? html`<p class="under">${phrase(w.tooFew(ctx.bind.count(survey.least)), ctx)}</p>` : null}`;
}

function mix({ distance, groups }: SurveySplit, { survey }: Told, ctx: PageContext): Html | string {
  const w = surveyWords(ctx.language).who;
  if (groups.length === 0) return phrase(w.withheld(ctx.bind.count(survey.floor)), ctx);
  if (distance === null) return w.unknown;
  const share = ctx.bind.value(distance, SHARE);
  return phrase(distance < CLOSE ? w.close(share) : distance < FAR ? w.some(share) : w.far(share), ctx);
}

function groupsTable({ groups, others }: SurveySplit, { kpi }: Told, ctx: PageContext): Html {
  const w = surveyWords(ctx.language);
  const all = [...groups.map(({ cell, invited }) => ({ n: cell.n ?? 0, invited })), ...(others ? [others] : [])];
  const answered = all.reduce((sum, { n }) => sum + n, 0);
  const isInvited = all.every(({ invited }) => invited !== null);
  const sent = all.reduce((sum, { invited }) => sum + (invited ?? 0), 0);
  const isRated = groups.some(({ rate }) => rate !== null);
  const print = shares(ctx);
  const share = (part: number | null, of: number): Part => (part === null ? "–" : print(part, of));
  const ofWhom = (n: number, invited: number | null): readonly Part[] => [
    ctx.format.count(n),
    share(n, answered),
    ...(isInvited ? [share(invited, sent)] : []),
  ];
  const row = ({ name, cell, invited, rate }: SurveyGroup): readonly Part[] => {
    const [low, high] = cell.value === null ? [null, null] : ctx.format.ends(cell, kpi);
    return [
      name === null ? chartWords(ctx.language).notGiven : html`<bdi>${name}</bdi>`,
      ...ofWhom(cell.n ?? 0, invited),
      ...(isRated ? [share(rate, 1)] : []),
      cell.state === "no_data" ? "–" : cellText(cell, kpi, ctx),
      low ?? "–",
      high ?? "–",
    ];
  };
  const right = (head: string) => ({ head, right: true });
  const { head } = w.who;
  return table(
    w.overview.answers,
    [
      { head: chartWords(ctx.language).head.group },
      right(head.answers),
      right(head.ofAnswers),
      ...(isInvited ? [right(head.ofInvited)] : []),
      ...(isRated ? [right(head.rate)] : []),
      right(w.overview.value),
      right(w.waves.head.low),
      right(w.waves.head.high),
    ],
    [
      ...groups.map(row),
      ...(others && others.n > 0
        ? [[w.who.others, ...ofWhom(others.n, others.invited), ...(isRated ? ["–"] : []), "–", "–", "–"]]
        : []),
    ],
    { className: "tight" },
  );
}
