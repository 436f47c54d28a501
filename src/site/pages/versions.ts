import type { Report } from "../../report/model.js";
import { versionWords } from "../../report/sentence/versions.js";
import { CURRENT } from "../../report/versions/name.js";
import { html, type Html, type Part } from "../html.js";
import type { ArchivedVersion, SiteArchive } from "./archive.js";
import type { PageContext } from "./context.js";
import { link, phrase, table, when } from "./parts.js";
import { versionBase } from "./place.js";

/** The archive: every release, the last one first, with what changed in it; today's report above them. */
export function versionsPage(ctx: PageContext): Html {
  const w = versionWords(ctx.language);
  const archive = ctx.archive as SiteArchive;
  const rows = [
    row(null, ctx.report, archive, ctx),
    ...[...archive.versions].reverse().map((version) => row(version, version.report, archive, ctx)),
  ];
  return html`<div class="head">
      <h1>${w.heading}</h1>
      <p class="lead">${phrase(w.lead(ctx.bind.count(archive.versions.length)), ctx)}</p>
    </div>
    ${table(
      w.heading,
      [
        { head: w.head.version },
        { head: w.head.date, short: w.head.date },
        { head: w.head.dataTo, short: w.head.dataTo },
        { head: w.head.goals, short: w.head.goals },
        { head: w.head.changes, short: w.head.changes },
        { head: w.head.digest, short: w.head.digest },
        { head: w.head.file, short: w.head.file },
      ],
      rows,
      { stack: true },
    )}
    <p class="under">${w.chain}</p>`;
}

function row(version: ArchivedVersion | null, report: Report, archive: SiteArchive, ctx: PageContext): readonly Part[] {
  const w = versionWords(ctx.language);
  const name = version?.name ?? CURRENT;
  const met = report.goals.filter(({ status }) => status === "met").length;
  const before = archive.differences.find(({ to }) => to.name === name);
  const day = (date: string | null): Part => (date === null ? "–" : when(date, ctx.format.date(date)));
  return [
    version ? link(homeOf(version, ctx), name, ctx) : link(ctx.places.home, w.current, ctx),
    version ? day(version.date) : "–",
    day(report.dataTo),
    report.goals.length === 0 ? "–" : phrase(w.goalsMet(ctx.bind.count(met), ctx.bind.count(report.goals.length)), ctx),
    before
      ? link(ctx.places.changes(before.from.name, before.to.name), phrase(w.since(ctx.bind.word(before.from.name)), ctx), ctx)
      : "–",
    html`<code>${(version?.digest ?? report.digest).slice(0, 12)}</code>`,
    link(version ? `${versionBase(name)}report.json` : "data/report.json", "JSON", ctx),
  ];
}

/** The version's home page in this page's language, where it was written in it. */
function homeOf({ name, report }: ArchivedVersion, ctx: PageContext): string {
  const { languages } = report.community;
  const spoken = languages.includes(ctx.language) && languages[0] !== ctx.language;
  return `${versionBase(name)}${spoken ? `${ctx.language}/` : ""}index.html`;
}
