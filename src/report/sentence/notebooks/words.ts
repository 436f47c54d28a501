import type { NameSlot, NumberSlot, Phrase } from "../phrase.js";

/** The words of notebooks: their list, their pages, and what a reader can run there. */
export interface NotebookWords {
  readonly title: string;
  readonly heading: (n: NumberSlot) => Phrase;
  readonly lead: string;
  /** Above a notebook's title. */
  readonly one: string;
  /** What holds the notebook's text. */
  readonly file: (path: NameSlot) => Phrase;
  readonly sql: string;
  readonly script: string;
  readonly chart: string;
  readonly result: (cell: string) => string;
  /** Of a chart that says nothing itself. */
  readonly chartSaid: (cell: string) => string;
  readonly rows: (n: NumberSlot) => Phrase;
  readonly first: (n: NumberSlot) => Phrase;
  readonly noRows: string;
  readonly withheld: string;
  readonly noKpi: string;
  readonly pinned: (notebook: NameSlot) => Phrase;
  readonly pinnedHead: string;
  /** What a `js` cell, or a chart of one, shows before it is run. */
  readonly notRun: string;
  readonly needsScript: string;
  readonly run: string;
  readonly stop: string;
  readonly running: string;
  readonly done: string;
  readonly stopped: string;
  readonly yes: string;
  readonly no: string;
}
