import { toArrow } from "../../engine/arrow.js";
import type { Table } from "../../engine/table.js";
import { download, el } from "./dom.js";
import type { Asker } from "./engine.js";
import { brought, failureOf, toldOf, type Told } from "./failure.js";
import { csv } from "./lines-table.js";
import { toldIn } from "./notice.js";
import type { Page } from "./page.js";
import type { Asked } from "./question.js";
import { resultGrid } from "./result-grid.js";
import type { SqlBox } from "./sql-box.js";
import { sqlFault } from "./sql-error.js";

/** The SQL behind the view, to read, to edit and to run. The editor and the compiler come when it is opened. */
export class SqlSection {
  readonly element: HTMLElement;
  private readonly box = el("div", { class: "x-sql", hidden: true });
  private readonly opener: HTMLElement;
  private readonly tools = el("div", { class: "row", hidden: true });
  private readonly result = el("div", { class: "x-result", "aria-live": "polite" });
  private readonly said = el("span", { class: "small muted" });
  private readonly runButton: HTMLButtonElement;
  private readonly stopButton: HTMLButtonElement;
  private readonly backButton: HTMLButtonElement;
  private editor: SqlBox | null = null;
  private asker: Asker | null = null;
  private edited = false;
  private running: AbortController | null = null;
  private asked: Asked | null = null;

  constructor(
    private readonly page: Page,
    private readonly open: () => Promise<Asker>,
  ) {
    const { say, root, engineSize } = page;
    const editorOf = () => brought<typeof import("./sql-box.js")>(root, "assets/explore/sql-box.js");
    const begin = async (): Promise<void> => {
      const [{ sqlBox }, asker] = await Promise.all([editorOf(), this.open()]);
      if (this.editor) return;
      this.asker = asker;
      this.editor = sqlBox(this.box, say.sqlLabel, asker.schema, { run: () => void this.run(), edit: () => this.edit(true) });
      this.opener.remove();
      this.box.hidden = this.tools.hidden = false;
      this.edit(false);
      this.box.shadowRoot?.querySelector<HTMLElement>(".cm-content")?.focus();
    };
    const fail = (cause: unknown): void => this.result.replaceChildren(this.wrong(toldOf(cause, say, page.language)));
    this.opener = el(
      "button",
      { type: "button", class: "btn", id: "x-sql-open", click: () => void begin().catch(fail) },
      say.sqlShow,
    );
    this.runButton = el("button", { type: "button", class: "btn go", id: "x-run", click: () => void this.run() }, say.run);
    this.stopButton = el(
      "button",
      { type: "button", class: "btn", id: "x-stop", hidden: true, click: () => this.running?.abort() },
      say.stop,
    );
    this.backButton = el(
      "button",
      { type: "button", class: "linkbtn", id: "x-back", hidden: true, click: () => this.edit(false) },
      say.sqlBack,
    );
    this.tools.append(this.runButton, this.stopButton, this.backButton, this.said);
    this.element = el(
      "section",
      { class: "x-sql-section noprint", "aria-labelledby": "x-sql-head" },
      el("h2", { class: "h3", id: "x-sql-head" }, say.sql),
      el("p", { class: "small muted" }, say.sqlLead(engineSize)),
      this.opener,
      this.box,
      this.tools,
      this.result,
    );
  }

  /** The view has changed: its SQL stands here, unless the reader is writing their own. */
  show(asked: Asked): void {
    this.asked = asked;
    if (this.editor && !this.edited) this.edit(false);
  }

  private edit(edited: boolean): void {
    this.edited = edited;
    this.backButton.hidden = !edited;
    if (!edited && this.asked && this.asker) this.editor?.replace(this.asker.sqlOf(this.asked));
  }

  private async run(): Promise<void> {
    const { say, format } = this.page;
    if (!this.editor || !this.asker || this.running) return;
    const text = this.editor.text();
    const started = performance.now();
    this.running = new AbortController();
    this.working(true);
    this.said.textContent = say.asking;
    try {
      const table = await this.asker.sql(text, this.running.signal);
      const seconds = Number(((performance.now() - started) / 1000).toPrecision(2));
      this.said.textContent = say.ran(format.count(table.rows), new Intl.NumberFormat(this.page.language).format(seconds));
      this.result.replaceChildren(resultGrid(say.result, table), this.exports(table));
    } catch (cause) {
      const stopped = this.running.signal.aborted;
      this.said.textContent = stopped ? say.stopped : "";
      if (!stopped) this.result.replaceChildren(this.fault(cause, text));
    } finally {
      this.running = null;
      this.working(false);
    }
  }

  private working(on: boolean): void {
    this.runButton.hidden = on;
    this.stopButton.hidden = !on;
    // Whoever pressed a button stays where it was; whoever writes goes on writing.
    if (document.activeElement === document.body) (on ? this.stopButton : this.runButton).focus({ preventScroll: true });
  }

  /** What is wrong, on which line, with the name underlined, and what was probably meant. */
  private fault(cause: unknown, text: string): HTMLElement {
    const { say, format, language } = this.page;
    const told = toldOf(cause, say, language);
    if (failureOf(cause)) return this.wrong(told);
    const { message, line, column, length, meant } = sqlFault(wordsOf(cause), text);
    const own = line === null ? "" : (text.split("\n")[line - 1] ?? "");
    const from = (column ?? 1) - 1;
    if (line !== null && column !== null) this.editor?.place(line, column);
    return el(
      "div",
      { class: "err", role: "alert" },
      el(
        "p",
        {},
        ...(line === null ? [] : [el("b", {}, `${say.line(format.count(line))}${say.colon}`)]),
        toldIn({ ...told, text: message }),
        ...(meant === null ? [] : [" ", say.meant(meant)]),
      ),
      ...(own === ""
        ? []
        : [
            el(
              "pre",
              {},
              own.slice(0, from),
              el("span", { class: "sq" }, own.slice(from, from + length)),
              own.slice(from + length),
            ),
          ]),
    );
  }

  private wrong(told: Told): HTMLElement {
    return el("div", { class: "err", role: "alert" }, el("p", {}, toldIn(told)));
  }

  private exports(table: Table): HTMLElement {
    const { say } = this.page;
    const button = (format: string, id: string, act: () => void): HTMLElement =>
      el(
        "button",
        { type: "button", class: "btn", id, "aria-label": `${say.result}${say.colon}${say.download(format)}`, click: act },
        format,
      );
    return el(
      "div",
      { class: "row x-take" },
      button("CSV", "x-sql-csv", () => download("sql.csv", "text/csv;charset=utf-8", csv(table))),
      button("Arrow", "x-sql-arrow", () =>
        download("sql.arrow", "application/vnd.apache.arrow.stream", toArrow(table) as Uint8Array<ArrayBuffer>),
      ),
    );
  }
}

/** DuckDB's own words with the place of the mistake, which an EngineError leaves to its cause. */
function wordsOf(error: unknown): string {
  const words = (each: unknown): string => (each instanceof Error ? each.message : String(each));
  const cause = error instanceof Error && error.cause !== undefined ? words(error.cause) : "";
  return /\nLINE \d+: /.test(cause) ? cause : words(error);
}
