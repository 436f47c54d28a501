/** What the service says in words. */
export const WHAT: Readonly<Record<string, string>> = {
  kpis: "KPI",
  assumptions: "assumption",
  tables: "table",
  columns: "column",
  stakeholders: "stakeholder",
  sources: "source",
  filters: "filter",
  goals: "goal",
  propositions: "proposition",
  pilots: "pilot",
  surveys: "survey",
};

export const REFUSALS = {
  nothing: () => "Nothing here has a name that could be changed.",
  broken: (file: string) => `${file} cannot be read as YAML yet: mend that first, then rename.`,
  noName: (name: string) =>
    `“${name}” is no name: a name has 1 to 200 characters, no line breaks, and no blank at its ends; a source's begins with a letter and holds letters, digits, _ and -.`,
  taken: (name: string, what: string | undefined, table: string | null) =>
    `“${name}” is taken${table === null ? "" : ` in ${table}`}, as the name of another ${what ?? "thing"}: take another name.`,
  shared: (name: string, place: string) =>
    `${place} uses “${name}” for the columns of several tables at once: write it there with its table (table.column) first.`,
  sql: (name: string, table: string) =>
    `The SQL of ${table} names “${name}”, and SQL is not rewritten: change it there by hand first.`,
  unwritable: (name: string, file: string) =>
    `“${name}” cannot be written into ${file} without breaking it: take another name.`,
  meaning: (name: string) => `With the name “${name}” another formula would mean something else: take another name.`,
} as const;
