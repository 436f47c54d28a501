import type { Language } from "../../report/language.js";

/** The places of the report's pages. The community's first language is at the root, each other under its code. */
export interface Places {
  readonly home: string;
  readonly kpis: string;
  readonly pilots: string;
  readonly surveys: string;
  readonly roi: string;
  readonly attribution: string;
  readonly coverage: string;
  readonly assumptions: string;
  readonly glossary: string;
  readonly formula: string;
  readonly guide: string;
  readonly maturity: string;
  readonly members: string;
  readonly propositions: string;
  readonly voices: string;
  readonly explore: string;
  kpi(id: string): string;
  pilot(id: string): string;
  stakeholder(id: string): string;
  /** The same on one sheet. */
  boardSheet(id: string): string;
  /** The numbers of a KPI as CSV, the same whatever the language; a stakeholder's page as Markdown. */
  csv(id: string): string;
  markdown(id: string): string;
  /** Notebooks are of today's site. */
  readonly notebooks: string;
  notebook(id: string): string;
  /** The archive, and the difference of two versions. They are of today's site. */
  readonly versions: string;
  changes(from: string, to: string): string;
}

/** Where a version's pages stand, and which of its KPIs have a page in every language; the others have one in the first. */
export interface FrozenPlaces {
  readonly base: string;
  readonly everywhere: ReadonlySet<string>;
  /** Today's places in the same language, or in the first one of today. */
  readonly today: Places;
}

/** A release's folder in the site. Its name can be one: `nameProblem` has seen to that. */
export const versionBase = (name: string): string => `versions/${name}/`;

export function places(language: Language, first: Language, frozen: FrozenPlaces | null = null): Places {
  const code = language === first ? "" : `${language}/`;
  if (!frozen) return placesIn(code);
  const { base, everywhere, today } = frozen;
  const own = placesIn(`${base}${code}`);
  // A version has its own report; what explains the tool, and what browses, is today's.
  const { glossary, formula, guide, explore, versions, changes, notebooks, notebook } = today;
  const kpi: Places["kpi"] = (id) => (everywhere.has(id) ? own.kpi(id) : `${base}kpi/${slug(id)}/index.html`);
  return {
    ...own,
    glossary,
    formula,
    guide,
    explore,
    versions,
    changes,
    notebooks,
    notebook,
    kpi,
    csv: (id) => `${base}${own.csv(id)}`,
  };
}

function placesIn(root: string): Places {
  return {
    home: `${root}index.html`,
    kpis: `${root}kpi/index.html`,
    pilots: `${root}pilots/index.html`,
    surveys: `${root}surveys/index.html`,
    roi: `${root}roi/index.html`,
    attribution: `${root}attribution/index.html`,
    coverage: `${root}coverage/index.html`,
    assumptions: `${root}assumptions/index.html`,
    glossary: `${root}glossary/index.html`,
    formula: `${root}formula.html`,
    guide: `${root}guide.html`,
    maturity: `${root}maturity/index.html`,
    members: `${root}members/index.html`,
    propositions: `${root}propositions/index.html`,
    voices: `${root}voices/index.html`,
    explore: `${root}explore.html`,
    kpi: (id) => `${root}kpi/${slug(id)}/index.html`,
    pilot: (id) => `${root}pilots/${slug(id)}/index.html`,
    stakeholder: (id) => `${root}for/${slug(id)}/index.html`,
    boardSheet: (id) => `${root}for/${slug(id)}/board/index.html`,
    csv: (id) => `data/kpi/${slug(id)}.csv`,
    markdown: (id) => `${root}for/${slug(id)}/report.md`,
    notebooks: `${root}notebooks/index.html`,
    notebook: (id) => `${root}notebooks/${slug(id)}/index.html`,
    versions: `${root}versions/index.html`,
    changes: (from, to) => `${root}changes/${from}..${to}/index.html`,
  };
}

/** The id of a proposition's part of its page. */
export const propositionAnchor = (id: string): string => `proposition-${id.replace(/[^A-Za-z0-9_-]/g, "-")}`;

/**
 * An id as one folder name, safe on every file system: plain ids stay as they are; of others the odd characters give
 * way and a mark of the whole id keeps two of them apart.
 */
export function slug(id: string): string {
  if (/^[a-z0-9_][a-z0-9_-]{0,62}$/.test(id) && !RESERVED.test(id)) return id;
  const plain = id
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
  return `${plain || "x"}-${mark(id)}`;
}

/** Names Windows keeps for devices, and the one a folder's own page has. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d|index)$/;

/** FNV-1a, 32 bits: short, the same everywhere, and no more than a tie-breaker. */
function mark(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
