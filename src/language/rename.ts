import type { Span } from "../ground/span.js";
import type { ScalarTree } from "../compile/read/tree.js";
import { written } from "../formula/words.js";
import { applied, type Edit } from "./edit.js";
import { sqlInNotebook } from "./notebooks.js";
import { occurrenceAt, occurrences, sameThing, usagesAt, type Occurrence, type Thing } from "./occurrences.js";
import { project as look, type Project, type Workspace } from "./project.js";
import { insideScalar, plainOrQuoted, plainSafe, quotedDouble, quotedSingle } from "./scalar.js";
import { REFUSALS, WHAT } from "./words.js";

export type Renamed = { readonly edits: readonly Edit[] } | { readonly refused: string };

/** The range and name that a rename at this offset would change, or null where nothing has a name. */
export function renameable(project: Project, file: string, offset: number): Occurrence | null {
  return occurrenceAt(project, file, offset);
}

/** Gives the thing at an offset another name everywhere, or says in words why that cannot be. */
export function rename(project: Project, file: string, offset: number, wanted: string): Renamed {
  const here = occurrenceAt(project, file, offset);
  if (!here) return { refused: REFUSALS.nothing() };
  const name = wanted.normalize("NFC");
  const broken = project.documents.find(({ sound }) => !sound);
  if (broken) return { refused: REFUSALS.broken(broken.file) };
  const why = unfit(here.thing, name, project);
  if (why !== null) return { refused: why };
  if (name === here.thing.name) return { edits: [] };
  const places = usagesAt(project, file, offset);
  const both = places.find(({ site }) => site.kind === "formula" && site.shared === "both");
  if (both) return { refused: REFUSALS.shared(here.thing.name, placeWords(both)) };
  const edits = editsFor(places, name);
  const harm = consequence(project, here.thing, name, edits);
  return harm === null ? { edits } : { refused: harm };
}

const placeWords = ({ path }: Occurrence): string => path.slice(0, 2).map(String).join(".");

const NAME = /^[^\s\u0000-\u001F\u007F-\u009F](?:[^\u0000-\u001F\u007F-\u009F]{0,198}[^\s\u0000-\u001F\u007F-\u009F])?$/;
const SOURCE = /^\p{L}[\p{L}\p{M}\p{N}_-]{0,99}$/u;

function unfit(thing: Thing, name: string, { names }: Project): string | null {
  const pattern = thing.section === "sources" ? SOURCE : NAME;
  if (!pattern.test(name) || /\p{Surrogate}/u.test(name) || name === "<<") return REFUSALS.noName(name);
  if (name === thing.name) return null;
  if (thing.section === "columns")
    return names.tables.get(thing.table)?.columns.has(name) ? REFUSALS.taken(name, WHAT.columns, thing.table) : null;
  const rivals =
    thing.section === "kpis" || thing.section === "assumptions" ? (["kpis", "assumptions"] as const) : [thing.section];
  const rival = rivals.find((section) => names.sections[section].has(name));
  return rival === undefined ? null : REFUSALS.taken(name, WHAT[rival], null);
}

/** The edits, those of one scalar made together where its style cannot hold the new name. */
function editsFor(places: readonly Occurrence[], name: string): readonly Edit[] {
  const inFormulas = new Map<ScalarTree, Occurrence[]>();
  for (const place of places)
    if (place.site.kind === "formula") inFormulas.set(place.site.scalar, [...(inFormulas.get(place.site.scalar) ?? []), place]);
  return [
    ...places.filter(({ site }) => site.kind !== "formula").map((place) => wholeEdit(place, name)),
    ...[...inFormulas].flatMap(([scalar, inside]) => formulaEdits(scalar, inside, name)),
  ];
}

function wholeEdit({ span, site }: Occurrence, name: string): Edit {
  const { file, start, end } = span;
  if (site.kind === "origin") return { file, start, end, text: name };
  if (site.kind === "notebook") return { file, start, end, text: site.quote ? inQuotes(site.quote, name) : written(name) };
  const style = site.kind === "scalar" ? site.scalar.style : null;
  return { file, start, end, text: inStyle(style, name) };
}

/** As JavaScript writes a text. */
function inQuotes(quote: `"` | "'", name: string): string {
  const text = JSON.stringify(name).slice(1, -1);
  return quote === "'" ? text.replaceAll("'", "\\'") : text;
}

/** A name alone as a key or value. Whether a key is quoted is not told: plain where that is safe. */
function inStyle(style: ScalarTree["style"] | null, name: string): string {
  if (style === "double") return quotedDouble(name);
  if (style === "single") return quotedSingle(name);
  const isText = !/^(?:true|false|null|~|[-+.\d].*|0[xo].*|---.*|\.{3}.*)$/i.test(name);
  return plainSafe(name, true) && isText ? name : quotedDouble(name);
}

function formulaEdits(scalar: ScalarTree, places: readonly Occurrence[], name: string): readonly Edit[] {
  const { file } = scalar.span;
  const parts = [...new Map(places.map((place) => [place.span.start, place])).values()];
  const inner = parts.map((place): Edit => {
    const { start, end } = becomesOne(place, name) ?? place.span;
    return { file, start, end, text: insideScalar(scalar.style, newText(place, name)) };
  });
  if (scalar.style !== "plain") return inner;
  return plainOrQuoted(scalar, inner);
}

/** The place of `by new = id` where both sides come to have one name: it is written once again. */
const becomesOne = ({ site }: Occurrence, name: string): Span | null =>
  site.kind === "formula" && site.pair?.name === name ? site.pair.span : null;

/** `by id` that two tables share becomes `by new = id` on the one side, `by id = new` on the other. */
function newText({ site, thing }: Occurrence, name: string): string {
  const shared = site.kind === "formula" ? site.shared : undefined;
  if (shared === "left") return `${written(name)} = ${written(thing.name)}`;
  if (shared === "right") return `${written(thing.name)} = ${written(name)}`;
  return written(name);
}

/** What would be wrong afterwards: another name that changes its meaning, or SQL that names the thing. */
function consequence(project: Project, thing: Thing, name: string, edits: readonly Edit[]): string | null {
  const sql = namedInSql(project, thing);
  if (sql !== null) return REFUSALS.sql(thing.name, sql);
  const after = look(changed(project.workspace, thing, name, edits), project.documents.at(-1)?.file);
  const lost = after.documents.find(({ sound }) => !sound);
  if (lost) return REFUSALS.unwritable(name, lost.file);
  const expected = occurrences(project).map((each) => signed(each.thing, thing, name));
  const found = occurrences(after).map((each) => signed(each.thing, null, ""));
  const differs = expected.length !== found.length || expected.some((sign, i) => sign !== found[i]);
  return differs ? REFUSALS.meaning(name) : null;
}

function signed(thing: Thing, renamed: Thing | null, name: string): string {
  const own = renamed && sameThing(thing, renamed) ? name : thing.name;
  if (!("table" in thing)) return `${thing.section} ${own}`;
  const table = renamed?.section === "tables" && renamed.name === thing.table ? name : thing.table;
  return `columns ${table} ${own}`;
}

/** The table, or the notebook, whose SQL names a table or a column. */
function namedInSql({ names, notebooks, workspace }: Project, thing: Thing): string | null {
  if (thing.section !== "tables" && thing.section !== "columns") return null;
  const word = (text: string): RegExp =>
    new RegExp(`(?<![\\p{L}\\p{N}_])${text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")}(?![\\p{L}\\p{N}_])`, "u");
  for (const file of notebooks) {
    const sql = sqlInNotebook(workspace.texts[file] ?? "");
    const speaksOf = thing.section !== "columns" || word(thing.table).test(sql);
    if (speaksOf && word(thing.name).test(sql)) return file;
  }
  for (const { name, entry } of names.sections.tables.values()) {
    const map = entry.value.kind === "map" ? entry.value.entries : null;
    const from = map?.get("from")?.value;
    const sql = map?.get("sql")?.value ?? (from?.kind === "map" ? from.entries.get("sql")?.value : undefined);
    if (sql?.kind !== "scalar" || !word(thing.name).test(sql.text)) continue;
    const owner = thing.section === "columns" ? thing.table : null;
    if (owner === null || owner === name || word(owner).test(sql.text)) return name;
  }
  return null;
}

function changed(workspace: Workspace, thing: Thing, name: string, edits: readonly Edit[]): Workspace {
  const texts = { ...workspace.texts };
  for (const file of new Set(edits.map((edit) => edit.file)))
    texts[file] = applied(
      texts[file] ?? "",
      edits.filter((edit) => edit.file === file),
    );
  const { catalog } = workspace;
  if (!catalog || (thing.section !== "tables" && thing.section !== "columns")) return { ...workspace, texts };
  const tables = Object.entries(catalog.tables).map(([table, known]) => {
    const own = thing.section === "tables" && table === thing.name;
    const columns = known.columns.map((column) =>
      "table" in thing && table === thing.table && column.name === thing.name ? { ...column, name } : column,
    );
    return [own ? name : table, { ...known, columns }] as const;
  });
  return { ...workspace, texts, catalog: { ...catalog, tables: Object.fromEntries(tables) } };
}
