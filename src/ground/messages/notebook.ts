import { error, quoted, warning } from "./message.js";

const meant = (near: string | null): string => (near === null ? "" : ` Did you mean ${quoted(near)}?`);

/** Another's words, with a stop behind them. */
const ended = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`);

/** Sentences of notebooks: Markdown with cells that ask for KPIs and data. */
export const notebook = {
  notebookUnclosed: error<{ kind: string; fence: string }>(
    "syntax",
    (d) =>
      `This ${d.kind} cell never ends: everything below it is taken for a part of it. Write ${d.fence} on a line of its own where it ends.`,
  ),
  notebookOption: error<{ name: string; near: string | null }>(
    "unknown-key",
    (d) =>
      `${quoted(d.name)} is nothing that the first line of a cell can say.${meant(d.near)} It can say id=rows, display=false, echo, pin=cfo and title="…".`,
  ),
  notebookId: error<{ id: string }>(
    "bad-value",
    (d) =>
      `${quoted(d.id)} cannot be the name of a cell: it begins with a letter and holds letters, digits and _ alone, so that SQL and JavaScript can say it. Write id=rows.`,
  ),
  notebookTwice: error<{ id: string }>(
    "duplicate-key",
    (d) => `An earlier cell is called ${quoted(d.id)} already. Give one of the two another name.`,
  ),
  notebookShadows: error<{ id: string }>(
    "duplicate-key",
    (d) => `${quoted(d.id)} is a table, and SQL below could not tell the two apart. Give the cell another name.`,
  ),
  notebookPin: error<{ id: string; near: string | null }>(
    "unknown-name",
    (d) => `There is no stakeholder ${quoted(d.id)} whose page this cell could be pinned to.${meant(d.near)}`,
  ),
  notebookPinKind: error<{ kind: string }>(
    "bad-value",
    (d) => `A ${d.kind} cell shows nothing before a reader runs it, so it cannot be pinned. Pin a kpi, sql or vega-lite cell.`,
  ),
  notebookKpi: error<{ id: string; near: string | null }>(
    "unknown-name",
    (d) => `There is no KPI ${quoted(d.id)}.${meant(d.near)} A kpi cell names one a line, like resolution_rate by language.`,
  ),
  notebookEmpty: warning<{ kind: string }>("missing-key", (d) =>
    d.kind === "kpi" ? "This kpi cell names no KPI. Write one a line." : `This ${d.kind} cell is empty.`,
  ),
  notebookJson: error<{ reason: string }>(
    "syntax",
    (d) => `This chart is not JSON: ${d.reason}. Names and texts stand in double quotes, and nothing behind the last entry.`,
  ),
  notebookData: error<{ id: string; near: string | null; below: boolean }>("unknown-name", (d) =>
    d.below
      ? `${quoted(d.id)} stands below this chart, and a cell sees only what stands above it. Move one of the two.`
      : `No cell above is called ${quoted(d.id)}.${meant(d.near)} Give the cell whose rows are drawn a name: id=${d.id}.`,
  ),
  notebookAddress: error(
    "bad-value",
    () =>
      'A chart takes its data from a cell above or from its own values, never from an address. Write "data": {"name": "rows"}.',
  ),
  notebookFile: error<{ path: string }>("data-missing", ({ path }) => `${path} is not there, or is no text in UTF-8.`),
  notebookForeign: error<{ path: string }>(
    "bad-value",
    ({ path }) => `${path} holds no <notebook>, as Observable's notebook files do. Export one there, or name another file.`,
  ),
  notebookSql: error<{ reason: string }>("bad-value", (d) => `This SQL does not run: ${ended(d.reason)}`),
  notebookChart: error<{ reason: string }>("bad-value", (d) => `This chart cannot be drawn: ${ended(d.reason)}`),
};
