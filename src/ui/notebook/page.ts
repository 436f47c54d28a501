import { graph } from "../../language/notebook/graph.js";
import { isLanguage, type Language } from "../../report/language.js";
import type { CellRows } from "../../report/notebook.js";
import { el } from "../explore/dom.js";
import { outputOf, type OutputWords } from "./output.js";
import { Runner, type Hands } from "./runner.js";
import { Sandbox } from "./sandbox.js";

/** What a notebook's page has its cells run on: `src/site/notebook-files.ts` writes it beside the page. */
export interface PagePayload {
  readonly text: string;
  /** What SQL came to when the site was made, by cell; a cell whose rows may not leave is not among them. */
  readonly rows: Readonly<Record<number, CellRows>>;
  readonly kpis: Readonly<Record<string, CellRows>>;
}

/** The words of the page, as it hands them over. */
export interface PageWords {
  readonly run: string;
  readonly stop: string;
  readonly running: string;
  readonly done: string;
  readonly withheld: string;
  readonly noRows: string;
  readonly yes: string;
  readonly no: string;
  readonly result: string;
}

/** Puts a button where a reader can run something. Nothing is fetched or run before one is pressed. */
function start(place: HTMLElement): void {
  const say = JSON.parse(place.dataset["words"] ?? "{}") as PageWords;
  const language = isLanguage(document.documentElement.lang) ? document.documentElement.lang : "en";
  const status = el("p", { class: "vh", role: "status" });
  place.append(status);
  let opened: Promise<Opened> | null = null;
  for (const out of place.querySelectorAll<HTMLElement>("[data-later]")) {
    const index = Number(out.closest<HTMLElement>("[data-cell]")?.dataset["cell"]);
    const button = el("button", { type: "button", class: "btn" }, say.run);
    const bar = el("p", { class: "later" }, button);
    out.before(bar);
    button.addEventListener("click", () => {
      opened ??= open(place, say, language);
      void opened.then(
        async ({ runner }) => {
          if (runner.isBusy) return runner.cancel();
          status.textContent = say.running;
          await runner.run(index);
          status.textContent = say.done;
        },
        (cause: unknown) => {
          opened = null;
          out.replaceChildren(el("p", { class: "err", role: "alert" }, cause instanceof Error ? cause.message : String(cause)));
        },
      );
    });
  }
}

interface Opened {
  readonly runner: Runner;
}

async function open(place: HTMLElement, say: PageWords, language: Language): Promise<Opened> {
  const answer = await fetch(place.dataset["cells"] ?? "");
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  const { text, rows, kpis } = (await answer.json()) as PagePayload;
  const nodes = graph(text);
  const bySql = new Map(
    nodes.flatMap((node) => (rows[node.index] ? [[node.source, rows[node.index] as CellRows] as const] : [])),
  );
  const sandbox = new Sandbox(new URL(place.dataset["frame"] ?? "", document.baseURI).href);
  const hands: Hands = {
    sql: ({ sql }) => {
      const found = bySql.get(sql);
      return Promise.resolve(
        found ? { ok: true as const, rows: found, milliseconds: 0 } : { ok: false as const, message: say.withheld, line: null },
      );
    },
    kpi: (name) => {
      const found = kpis[name];
      return Promise.resolve(found ? { ok: true as const, html: "", rows: found } : { ok: false as const, message: name });
    },
    set: (name, given) => sandbox.set(name, given),
    js: (cell, signal) => sandbox.run(cell, signal),
    reset: () => sandbox.close(),
    chart: async (spec, given) => (await import("./chart.js")).drawChart(spec, given, [720, 358]),
  };
  const words: OutputWords = {
    ...say,
    rows: (n, more) => `${new Intl.NumberFormat(language).format(n)}${more ? " …" : ""}`,
    line: (n) => `${n}:`,
  };
  const runner: Runner = new Runner(hands, () => {
    for (const out of place.querySelectorAll<HTMLElement>("[data-later]")) {
      const index = Number(out.closest<HTMLElement>("[data-cell]")?.dataset["cell"]);
      const result = runner.result(index);
      const button = out.previousElementSibling?.querySelector("button");
      const isBusy = runner.busy.has(String(index));
      if (button) button.textContent = isBusy ? say.stop : say.run;
      out.setAttribute("aria-busy", String(isBusy));
      if (result && !isBusy) out.replaceChildren(...outputOf(result.output, language, words));
    }
  });
  runner.take(
    nodes,
    nodes.map(({ index }) => String(index)),
    "",
  );
  return { runner };
}

for (const place of document.querySelectorAll<HTMLElement>(".notebook[data-cells]")) start(place);
