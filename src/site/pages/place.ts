import type { Language } from "../../report/language.js";

/** The places of the report's pages. The community's first language is at the root, each other under its code. */
export interface Places {
  readonly home: string;
  readonly kpis: string;
  readonly pilots: string;
  readonly roi: string;
  readonly attribution: string;
  readonly coverage: string;
  readonly assumptions: string;
  readonly glossary: string;
  readonly formula: string;
  readonly guide: string;
  readonly maturity: string;
  readonly propositions: string;
  readonly explore: string;
  kpi(id: string): string;
  pilot(id: string): string;
  stakeholder(id: string): string;
}

export function places(language: Language, first: Language): Places {
  const root = language === first ? "" : `${language}/`;
  return {
    home: `${root}index.html`,
    kpis: `${root}kpi/index.html`,
    pilots: `${root}pilots/index.html`,
    roi: `${root}roi/index.html`,
    attribution: `${root}attribution/index.html`,
    coverage: `${root}coverage/index.html`,
    assumptions: `${root}assumptions/index.html`,
    glossary: `${root}glossary/index.html`,
    formula: `${root}formula.html`,
    guide: `${root}guide.html`,
    maturity: `${root}maturity/index.html`,
    propositions: `${root}propositions/index.html`,
    explore: `${root}explore.html`,
    kpi: (id) => `${root}kpi/${slug(id)}/index.html`,
    pilot: (id) => `${root}pilots/${slug(id)}/index.html`,
    stakeholder: (id) => `${root}for/${slug(id)}/index.html`,
  };
}

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
