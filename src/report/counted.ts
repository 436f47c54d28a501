import type { Definitions, TableDef } from "../compile/definitions.js";
import { convertedName, moneyColumns } from "../compile/money.js";
import type { CountedPart } from "./input.js";
import type { CountedRows } from "./model.js";
import { peopleTables } from "./privacy.js";

/** How many rows of each aggregate the published page shows. */
export const SHOWN_ROWS = 6;

const SHOWN_COLUMNS = 6;

/** Columns that hold what somebody wrote, or say who somebody is, whatever the file forgot to mark. */
const FREE_TEXT =
  /(?:^|_)(?:text|body|title|subject|content|message|comment|note|notes|description|summary|quote|answer|question|excerpt|raw|html|markdown|cooked|url|uri|link|href|permalink|path|slug|name|names|first_?name|last_?name|full_?name|user_?name|nick|nickname|handle|login|author|mail|email|e_?mail|phone|tel|mobile|address|street|zip|postcode|ip|ip_?address|avatar|photo|token|secret|password)(?:$|_)/i;

const LONGEST = 40;

/**
 * The first few counted rows as they may be published: key, times, numbers and short labels; no personal data, no free
 * text, no reference to a person, none of the columns in `hiding` (a group of theirs is withheld elsewhere); nothing at
 * all where fewer than `k` were counted (then not even how many).
 */
export function publishedRows(
  part: CountedPart,
  definitions: Definitions,
  k: number,
  hiding: ReadonlySet<string> = new Set(),
): CountedRows {
  const { aggregate, table, total, rows } = part;
  if (total > 0 && total < k) return withheldRows(part);
  const def = Object.hasOwn(definitions.tables, table) ? definitions.tables[table] : undefined;
  const people = peopleTables(definitions);
  const shown = rows.columns
    .map((column, i) => ({ column, i }))
    .filter(
      ({ column, i }) =>
        isShown(column.name, def, definitions, people, hiding) &&
        isShownOfOther(column.name, definitions, people, hiding) &&
        (column.type !== "text" || shortLabels(rows.data[i] ?? [])),
    )
    .slice(0, SHOWN_COLUMNS);
  const count = Math.min(rows.rows, SHOWN_ROWS);
  return {
    aggregate,
    table,
    total,
    columns: shown.map(({ column }) => column.name),
    rows: shown.length === 0 ? [] : Array.from({ length: count }, (_, r) => shown.map(({ i }) => rows.data[i]?.[r] ?? null)),
  };
}

/** What is left of counted rows where not even how many they are may be told. */
export const withheldRows = ({ aggregate, table }: CountedPart): CountedRows => ({
  aggregate,
  table,
  total: 0,
  columns: [],
  rows: null,
});

/** Whether a column of another table, which carries that table's name (`signups.plan`), may be published. */
function isShownOfOther(
  name: string,
  definitions: Definitions,
  people: ReadonlySet<string>,
  hiding: ReadonlySet<string>,
): boolean {
  const [table = "", ...rest] = name.split(".");
  if (rest.length === 0 || !Object.hasOwn(definitions.tables, table)) return true;
  return isShown(rest.join("."), definitions.tables[table], definitions, people, hiding);
}

/** Converted money may be shown where the amount and its currency may: side by side the two tell the rate. */
function isShown(
  name: string,
  def: TableDef | undefined,
  { community }: Definitions,
  people: ReadonlySet<string>,
  hiding: ReadonlySet<string>,
): boolean {
  const money = moneyColumns(def).find((column) => convertedName(column.name, community.currency ?? "") === name);
  const told = money === undefined ? [name] : [money.name, money.unit.currency];
  return told.every((column) => !hiding.has(column) && publishableColumn(column, def, people));
}

/** Whether a column may be published at all: no personal data, nothing that somebody wrote, no person. */
export function publishableColumn(name: string, def: TableDef | undefined, people: ReadonlySet<string>): boolean {
  if (name.includes("@") || FREE_TEXT.test(name.replace(/([a-z])([A-Z])/g, "$1_$2"))) return false;
  const column = def && Object.hasOwn(def.columns, name) ? def.columns[name] : undefined;
  if (column?.pii) return false;
  // A reference to a table of people is a person, and so is such a table's own key.
  if (column?.ref !== null && column?.ref !== undefined && people.has(column.ref)) return false;
  return !(def !== undefined && def.key === name && people.has(def.name));
}

/** Text that reads as a label (a language, a channel, an id), not as prose or an address. */
const shortLabels = (values: readonly unknown[]): boolean =>
  values.every((value) => typeof value !== "string" || (value.length <= LONGEST && !/[\n\r@]|:\/\//.test(value)));
