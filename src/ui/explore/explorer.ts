import type { StartedWorker } from "../../engine/browser-worker.js";
import { publishedAnswer, strandsOf, type Answer } from "./answer.js";
import { controls } from "./controls.js";
import { el } from "./dom.js";
import { drill } from "./drill.js";
import type { Asker } from "./engine.js";
import { exports } from "./exports.js";
import { figures } from "./figures.js";
import { brought, toldOf } from "./failure.js";
import { faultOf, missing, refusal, toldIn, type Fault } from "./notice.js";
import type { Page } from "./page.js";
import { picturesOf } from "./pictures.js";
import { askedOf, canAsk, isPublished, type Asked } from "./question.js";
import { SqlSection } from "./sql-section.js";
import { readView, writeView, type View } from "./state.js";
import { valuesTable, type Place } from "./table.js";

/*
 *   address ──▶ view ──▶ asked ──published?──▶ Arquero over results.json ─┐
 *                              └─no─▶ DuckDB-WASM over the rows ──────────┴─▶ answer ─▶ figures, table, exports
 */
export class Explorer {
  private asker: Promise<Asker> | null = null;
  private answer: Answer | null = null;
  private view: View;
  /** Whichever question was asked last is the one that is shown, in whatever order the answers come. */
  private turn = 0;
  private readonly form: HTMLFormElement;
  private readonly status = el("p", { class: "x-status small muted", role: "status" });
  private readonly trouble = el("div");
  private readonly shown = el("div", { class: "x-shown" });
  private readonly rows = el("div", { class: "noprint" });
  private readonly sql: SqlSection;

  constructor(
    root: HTMLElement,
    private readonly page: Page,
    /** The engine's worker, where the address asked for it before the results were there. */
    private worker: StartedWorker | null,
  ) {
    this.view = this.read();
    this.form = el("form", { class: "form noprint", "aria-label": page.say.form, submit: (event) => event.preventDefault() });
    this.sql = new SqlSection(page, () => this.engine());
    const parts = [this.status, this.trouble, this.shown, ...(page.results.rows ? [this.rows, this.sql.element] : [])];
    root.replaceChildren(this.form, el("div", { class: "results" }, ...parts));
  }

  read(): View {
    const { kpis } = this.page.results;
    const view = readView(location.hash, kpis[0]?.id ?? "");
    const known = view.kpis.filter((id) => kpis.some((kpi) => kpi.id === id));
    return { ...view, kpis: known.length > 0 ? known : kpis.slice(0, 1).map(({ id }) => id) };
  }

  /** Shows a view: from the published results where they hold it, else as the engine answers. The last answer stays until then. */
  async show(view: View): Promise<void> {
    this.view = view;
    const turn = ++this.turn;
    const { page } = this;
    const asked = askedOf(view, page.results);
    this.carryAddress();
    this.control(asked, null);
    try {
      const published =
        !canAsk(asked) || isPublished(asked, view, page.results) || asked.kpis.some((kpi) => kpi.grains.length === 0);
      if (!published) this.tell(page.say.asking);
      const answer = published ? publishedAnswer(asked) : await (await this.engine()).answer(asked);
      if (turn !== this.turn) return;
      this.answer = answer;
      this.trouble.replaceChildren();
      this.tell(published ? page.say.published : page.say.computed);
      this.control(asked, null);
      await this.display(answer, asked, view, () => turn === this.turn);
    } catch (cause) {
      if (turn !== this.turn) return;
      const fault = faultOf(cause, asked, view, page);
      this.tell("");
      this.control(asked, fault.spans.length > 0 ? fault : null);
      this.trouble.replaceChildren(refusal(fault, this.answer !== null, page));
    }
  }

  private async display(answer: Answer, asked: Asked, view: View, still: () => boolean): Promise<void> {
    const { page } = this;
    const strands = strandsOf(answer, asked, view);
    const empty = strands.every(({ series }) => series.points.every(({ cell }) => cell.value === null));
    this.rows.replaceChildren();
    this.sql.show(asked);
    if (empty) return this.shown.replaceChildren(...missing(answer, asked, view, page));
    const pictures = picturesOf(answer, asked, view, page);
    const { elements, fill } = figures(pictures, page);
    const open = canAsk(asked) ? (place: Place): void => void this.open(place, asked) : null;
    const drawn = fill(still);
    const drawings = drawn.then(() => elements.flatMap((figure) => [...figure.querySelectorAll<SVGElement>(".plot .wide")]));
    const take = exports({ answer, asked, view, pictures, drawings }, page, (said, wrong) => this.tell(said, wrong));
    const table = el(
      "section",
      { class: "x-table", "aria-labelledby": "x-table" },
      ...valuesTable(answer, asked, view, page, open),
    );
    this.shown.replaceChildren(...elements, take, table, ...missing(answer, asked, view, page));
    await drawn;
  }

  private control(asked: Asked, fault: Fault | null): void {
    const { id = "" } = document.activeElement ?? {};
    const state = {
      view: this.view,
      asked,
      answer: this.answer,
      fault,
      go: (change: Partial<View>) => this.go({ ...this.view, ...change }),
      reset: () => this.go({ ...readView("", ""), kpis: this.view.kpis.slice(0, 1) }),
      asker: () => this.engine(),
    };
    this.form.replaceChildren(...controls(state, this.page));
    // The form is made anew; whoever was in it stays where they were.
    if (id !== "" && document.activeElement === document.body) document.getElementById(id)?.focus({ preventScroll: true });
  }

  private go(view: View): void {
    const hash = writeView(view);
    // The same view again is another try where the last one failed.
    if (hash !== location.hash) location.hash = hash;
    else if (this.trouble.hasChildNodes()) void this.show(view);
  }

  /** The same view in the other languages. */
  private carryAddress(): void {
    for (const link of document.querySelectorAll<HTMLAnchorElement>(".langs a")) link.hash = location.hash;
  }

  private tell(said: HTMLElement | string, wrong = false): void {
    this.status.replaceChildren(said);
    this.status.classList.toggle("x-wrong", wrong);
  }

  private engine(): Promise<Asker> {
    const { root, say, engineSize } = this.page;
    const begin = async (): Promise<Asker> => {
      const { worker } = this;
      // A second try starts its own.
      this.worker = null;
      const { openAsker } = await brought<typeof import("./engine.js")>(root, "assets/explore/engine.js");
      const loading = say.loading(engineSize);
      let before = "";
      return openAsker(
        root,
        (on) => {
          if (on) before = this.status.textContent;
          // What was said meanwhile stays.
          if (on || this.status.textContent === loading) this.tell(on ? loading : before);
        },
        worker,
      );
    };
    this.asker ??= begin();
    this.asker.catch(() => (this.asker = null));
    return this.asker;
  }

  /** The counted rows of a cell, below the table. */
  private async open(place: Place, asked: Asked): Promise<void> {
    const { page } = this;
    const button = document.activeElement as HTMLElement | null;
    this.tell(page.say.asking);
    try {
      const close = (): void => {
        this.rows.replaceChildren();
        button?.focus();
      };
      this.rows.replaceChildren(await drill(place, asked, await this.engine(), page, close));
      this.tell("");
      this.rows.querySelector<HTMLElement>("h2")?.focus();
    } catch (cause) {
      this.tell(toldIn(toldOf(cause, page.say, page.language)), true);
    }
  }
}
