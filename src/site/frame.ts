import { binder } from "../report/bind.js";
import { format } from "../report/format.js";
import { isLanguage, LANGUAGE_NAMES, type Language } from "../report/language.js";
import { hasRows } from "../report/model.js";
import { plain, words } from "../report/sentence.js";
import { versionWords } from "../report/sentence/versions.js";
import { attributionWords } from "../report/sentence/attribution.js";
import { guideWords } from "../report/sentence/guide.js";
import { memberWords } from "../report/sentence/members.js";
import { maturityWords } from "../report/sentence/maturity.js";
import { notebookWords } from "../report/sentence/notebooks.js";
import { propositionWords } from "../report/sentence/propositions.js";
import { surveyWords } from "../report/sentence/surveys.js";
import { pilotWords } from "../report/sentence/pilots.js";
import { referenceWords } from "../report/sentence/reference.js";
import { roiWords } from "../report/sentence/roi.js";
import { voicesWords } from "../report/sentence/voices.js";
import { html, safe, type Html } from "./html.js";
import { linkFrom, type Facts, type Page, type Section } from "./page.js";
import { places } from "./pages/place.js";

export type { Facts } from "./page.js";

/** A page's frame: what stands around its `<main>`. */
export interface Frame {
  readonly header: Html;
  readonly footer: Html;
  /** The community's name in the page's language, for the title. */
  readonly community: string;
  readonly main: "main";
}

/** What else the site holds. */
export interface Surroundings {
  /** The places of its explorer pages: one a language, or none. */
  readonly explorers: readonly string[];
  /** Whether it has an archive of releases. */
  readonly archived?: boolean;
  /** Whether it has notebooks. */
  readonly notebooks?: boolean;
}

/**
 * The simulated-data strip, mark, languages and sections above a page; digest and registers below it.
 */
export function frame(
  page: Pick<Page, "path" | "language" | "section" | "alternates" | "earlier">,
  facts: Facts,
  { explorers, archived = false, notebooks = false }: Surroundings,
): Frame {
  const language = isLanguage(page.language) ? page.language : "en";
  const first = facts.community.languages.find(isLanguage) ?? "en";
  const say = words(language).frame;
  const bind = binder(format(language), first);
  const community = bind.name(facts.community.name, "community");
  const at = page.earlier?.places ?? places(language, first);
  const explorer = page.earlier ? undefined : explorers.includes(at.explore) ? at.explore : explorers[0];
  const link = (to: string, text: string, current: boolean): Html =>
    html`<li><a href="${linkFrom(page.path, to)}" ${current ? safe(' aria-current="page"') : null}>${text}</a></li>`;
  const sections: readonly (readonly [Section, string, string])[] = [
    ["report", at.home, say.report],
    ["kpis", at.kpis, say.kpis],
    ...(facts.pilots.length === 0 ? [] : ([["pilots", at.pilots, pilotWords(language).title]] as const)),
    ...((facts.surveys ?? []).length === 0 ? [] : ([["surveys", at.surveys, surveyWords(language).title]] as const)),
    ...(facts.roi === null ? [] : ([["roi", at.roi, roiWords(language).nav]] as const)),
    ...(facts.attribution ? ([["attribution", at.attribution, attributionWords(language).title]] as const) : []),
    ...(facts.voices ? ([["voices", at.voices, voicesWords(language).nav]] as const) : []),
    ["assumptions", at.assumptions, say.assumptions],
    ["coverage", at.coverage, say.coverage],
    ["glossary", at.glossary, say.glossary],
    ...(notebooks ? ([["notebooks", at.notebooks, notebookWords(language).title]] as const) : []),
    ...(explorer === undefined ? [] : ([["explore", explorer, say.explore]] as const)),
    ...(archived || page.earlier ? ([["versions", at.versions, versionWords(language).nav]] as const) : []),
  ];
  const strip = facts.community.simulated
    ? html`<div class="sim">
        <p><b>${say.simulated}</b> ${plain(say.simulatedMeans(community))}</p>
      </div>`
    : null;
  const old = page.earlier
    ? html`<div class="sim earlier">
        <p>
          ${plain(versionWords(language).earlier(bind.word(page.earlier.name), page.earlier.date === null ? null : bind.date(page.earlier.date)))}
          <a href="${linkFrom(page.path, page.earlier.today)}">${versionWords(language).toCurrent}</a>
        </p>
      </div>`
    : null;
  const header = html`<a class="skip" href="#main">${say.skip}</a>
    <header>
      ${strip} ${old}
      <div class="top">
        <a class="brand" href="${linkFrom(page.path, at.home)}">${MARK}<span>${community.text}</span></a>
        ${switcher(page, language, say.languages)}
        <nav class="main-nav" aria-label="${say.main}">
          <ul>
            ${sections.map(([section, to, text]) => link(to, text, section === page.section))}
          </ul>
        </nav>
      </div>
    </header>`;
  const data = facts.dataTo === null ? (hasRows(facts) ? null : say.noDataYet) : plain(say.dataTo(bind.date(facts.dataTo)));
  const footer = html`<footer class="foot">
    <p>
      ${data === null ? null : `${data} · `}${plain(say.digest({ slot: "name", text: facts.digest.slice(0, 12), lang: null, fallen: false }))}
      · ${facts.tool}
    </p>
    <ul>
      ${link(at.assumptions, say.assumptions, false)}${link(at.coverage, say.coverage, false)}${link(at.glossary, say.glossary, false)}
      ${facts.maturity === null ? null : link(at.maturity, maturityWords(language).title, page.section === "maturity")}
      ${facts.members ? link(at.members, memberWords(language).title, page.section === "members") : null}
      ${facts.propositions.length > 0 ? link(at.propositions, propositionWords(language).title, page.section === "propositions") : null}
      ${link(at.guide, guideWords(language).title, page.section === "guide")}${link(at.formula, referenceWords(language).title, page.section === "formula")}
    </ul>
  </footer>`;
  return { header, footer, community: community.text, main: "main" };
}

/** The same page in the other languages; a page of one language needs no switch. */
function switcher(page: Pick<Page, "path" | "language" | "alternates">, language: Language, label: string): Html | null {
  const others = page.alternates.some((a) => a.language === page.language)
    ? page.alternates
    : [{ language: page.language, path: page.path }, ...page.alternates];
  if (others.length < 2) return null;
  const name = (code: string): string => (isLanguage(code) ? LANGUAGE_NAMES[code] : code);
  return html`<nav class="langs" aria-label="${label}">
    <ul>
      ${others.map(
        (other) =>
          html`<li>
            <a
              href="${linkFrom(page.path, other.path)}"
              lang="${other.language}"
              hreflang="${other.language}"
              ${other.language === language ? safe(' aria-current="true"') : null}
              >${name(other.language)}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

/** The mark: a point with whiskers. */
const MARK = safe(
  '<svg viewBox="0 0 34 16" aria-hidden="true"><path d="M2 3v10M32 3v10M2 8h30" fill="none" stroke="currentColor" stroke-width="2"/><circle cx="19" cy="8" r="5" fill="var(--c1)"/></svg>',
);
