import { startWorker } from "../../engine/browser-worker.js";
import { toArrow } from "../../engine/arrow.js";
import type { Table } from "../../engine/table.js";
import { download, el } from "./dom.js";
import type { Asker } from "./engine.js";
import { grid } from "./grid.js";
import type { PublishedKpi, Results } from "./published.js";
import { isPublished, publishedLines, surelyUnpublished, type Line } from "./rows.js";
import { commandOf, GRAINS, readView, writeView, type View } from "./state.js";

/*
 *   address ──▶ view ──published?──▶ Arquero over results.json ─┐
 *                      └─no─▶ DuckDB-WASM over the rows ────────┴─▶ lines ─▶ chart, table, exports
 */

/** The site's root as this page sees it; heavy parts are loaded from there when first needed. */
const BASE = "./";
const part = <T>(name: string): Promise<T> =>
  import(new URL(`${BASE}assets/explore/${name}.js`, document.baseURI).href) as Promise<T>;

/** Fills the page's explorer. */
export async function start(root: HTMLElement): Promise<void> {
  const status = el("p", { class: "x-status", role: "status" });
  const early = surelyUnpublished(readView(location.hash, "")) ? openEngine() : null;
  const response = await fetch(`${BASE}data/results.json`);
  const results = (await response.json()) as Results;
  const explorer = new Explorer(root, results, status, early);
  window.addEventListener("hashchange", () => void explorer.show(readView(location.hash, explorer.first)));
  await explorer.show(readView(location.hash, explorer.first));
}

function openEngine(): Promise<Asker> {
  const started = startWorker(`${BASE}assets/duckdb/`);
  const asker = part<typeof import("./engine.js")>("engine").then(({ openAsker }) => openAsker(BASE, started));
  // Whoever asks is told; until then a failure is nobody's.
  asker.catch(() => undefined);
  return asker;
}

class Explorer {
  private view: View;
  private lines: readonly Line[] = [];
  private turn = 0;
  private readonly figure = el("figure", { class: "x-figure" });
  private readonly answer = el("div");
  private readonly drill = el("section", { class: "x-drill", "aria-live": "polite" });
  private readonly controls = el("form", { class: "x-controls", submit: (event) => event.preventDefault() });

  constructor(
    root: HTMLElement,
    private readonly results: Results,
    private readonly status: HTMLElement,
    /** The engine, where the address asked for it before the results were there. */
    private asker: Promise<Asker> | null,
  ) {
    this.view = readView("", this.first);
    const exports = el(
      "div",
      { class: "x-actions", role: "group", "aria-label": "Take this view with you" },
      ...this.exports(),
    );
    root.replaceChildren(this.controls, this.status, this.figure, exports, this.answer, this.drill, this.sqlSection());
  }

  get first(): string {
    return this.results.kpis[0]?.id ?? "";
  }

  /** Shows a view: the published results where they hold it, else what the engine answers. The last answer stays until then. */
  async show(view: View): Promise<void> {
    this.view = view;
    const turn = ++this.turn;
    this.renderControls();
    try {
      const published = isPublished(view, this.results);
      if (!published) this.say("Asking DuckDB in this page…");
      const lines = published ? publishedLines(view, this.results) : await (await this.engine()).lines(view);
      if (turn !== this.turn) return;
      this.lines = lines;
      this.say(published ? `${lines.length} published values` : `${lines.length} values, computed in this page`);
      await this.renderAnswer();
    } catch (cause) {
      if (turn === this.turn) this.say(cause instanceof Error ? cause.message : String(cause), true);
    }
  }

  private say(text: string, wrong = false): void {
    this.status.textContent = text;
    this.status.classList.toggle("x-wrong", wrong);
  }

  private engine(): Promise<Asker> {
    return (this.asker ??= openEngine());
  }

  private go(change: Partial<View>): void {
    location.hash = writeView({ ...this.view, ...change });
  }

  private renderControls(): void {
    const { view, results } = this;
    const focused = document.activeElement?.id ?? "";
    const chosen = results.kpis.filter((kpi) => view.kpis.includes(kpi.id));
    const splits = [...new Set(chosen.flatMap((kpi) => kpi.splits.map((s) => s.dimension)))];
    const select = (
      id: string,
      label: string,
      options: readonly (readonly [string, string])[],
      value: string,
      pick: (value: string) => void,
    ): HTMLElement =>
      el(
        "label",
        { for: id },
        label,
        el(
          "select",
          { id, change: (e) => pick((e.target as HTMLSelectElement).value) },
          ...options.map(([v, text]) => el("option", { value: v, selected: v === value }, text)),
        ),
      );
    const input = (
      id: string,
      label: string,
      type: string,
      value: string,
      hint: string,
      pick: (value: string) => void,
    ): HTMLElement =>
      el(
        "label",
        { for: id },
        label,
        el("input", { id, type, value, placeholder: hint, change: (e) => pick((e.target as HTMLInputElement).value) }),
      );
    const families = [...new Set(results.kpis.map((kpi) => kpi.family))];
    const kpis = el(
      "select",
      { id: "x-kpi", change: (e) => this.go({ kpis: [(e.target as HTMLSelectElement).value] }) },
      ...families.map((family) =>
        el(
          "optgroup",
          { label: family },
          ...results.kpis
            .filter((k) => k.family === family)
            .map((k) => el("option", { value: k.id, selected: k.id === view.kpis[0] }, k.label)),
        ),
      ),
    );
    const others = results.kpis.filter((kpi) => kpi.unit === chosen[0]?.unit && kpi.id !== view.kpis[0]);
    this.controls.replaceChildren(
      el("label", { for: "x-kpi" }, "KPI", kpis),
      select(
        "x-with",
        "Beside it",
        [["", "nothing"], ...others.map((k) => [k.id, k.label] as const)],
        view.kpis[1] ?? "",
        (id) => this.go({ kpis: [view.kpis[0] ?? this.first, ...(id ? [id] : [])] }),
      ),
      select(
        "x-grain",
        "By",
        GRAINS.map((grain) => [grain, grain] as const),
        view.grain,
        (grain) => this.go({ grain }),
      ),
      input("x-split", "Split by", "text", view.split, splits[0] ?? "a column", (split) => this.go({ split })),
      input("x-where", "Only rows where", "text", view.where, "language = 'ja'", (where) => this.go({ where })),
      input("x-from", "From", "date", view.from, "", (from) => this.go({ from })),
      input("x-to", "To, exclusive", "date", view.to, "", (to) => this.go({ to })),
    );
    const list = el("datalist", { id: "x-splits" }, ...splits.map((name) => el("option", { value: name })));
    this.controls.append(list);
    this.controls.querySelector("#x-split")?.setAttribute("list", "x-splits");
    if (focused) document.getElementById(focused)?.focus();
  }

  private kpi(id: string): PublishedKpi | undefined {
    return this.results.kpis.find((kpi) => kpi.id === id);
  }

  private named(line: Line): string {
    const label = this.kpi(line.kpi)?.label ?? line.kpi;
    if (this.view.split === "") return label;
    return this.view.kpis.length > 1 ? `${label}, ${line.group ?? "–"}` : (line.group ?? "–");
  }

  private async renderAnswer(): Promise<void> {
    const { view, lines } = this;
    const kpi = this.kpi(view.kpis[0] ?? "");
    const scale = kpi?.scale ?? 1;
    const unit = kpi?.shownIn === "percent" ? "%" : (kpi?.shownIn ?? "");
    const shown = (value: number | null): string | null =>
      value === null
        ? null
        : Intl.NumberFormat(document.documentElement.lang, { maximumSignificantDigits: 4 }).format(value / scale);
    const rows = lines.map(
      (line) =>
        [
          line.period,
          this.named(line),
          shown(line.value),
          line.low === null ? null : `${shown(line.low)} to ${shown(line.high)}`,
          line.n,
          line.state.replace("_", " "),
        ] as const,
    );
    this.drill.replaceChildren();
    this.answer.replaceChildren(
      grid(
        "Values",
        ["Period", view.split || "KPI", unit && unit !== "1" ? `Value (${unit})` : "Value", "95% interval", "n", "State"],
        rows,
        { label: "Counted rows", row: (i) => void this.showRows(lines[i] as Line) },
      ),
    );
    const { draw } = await part<typeof import("./chart.js")>("chart");
    const svg = await draw({
      lines,
      named: (line) => this.named(line),
      scale,
      width: Math.max(320, Math.min(1080, this.figure.clientWidth || 720)),
    });
    const series = [...new Set(lines.map((line) => this.named(line)))];
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", `${series.join(", ")} by ${view.grain}; the figures are in the table below.`);
    this.figure.replaceChildren(
      svg,
      el(
        "figcaption",
        {},
        ...series.slice(0, 5).map((name, i) => el("span", { class: `x-key x-key-${i + 1}` }, name)),
        ...(series.length > 5 ? [` and ${series.length - 5} more`] : []),
      ),
    );
  }

  private async showRows(line: Line): Promise<void> {
    this.say("Asking DuckDB for the counted rows…");
    try {
      const { periodEnd } = await part<typeof import("./period.js")>("period");
      const split =
        this.view.split === "" || line.group === null
          ? ""
          : line.group === "–"
            ? `${this.view.split} is null`
            : `${this.view.split} = "${line.group.replaceAll('"', '""')}"`;
      const where = [this.view.where === "" ? "" : `(${this.view.where})`, split].filter(Boolean).join(" and ");
      const parts = await (await this.engine()).counted(line.kpi, line.period, periodEnd(line.period, this.view.grain), where);
      this.drill.replaceChildren(
        el("h2", {}, `Counted rows: ${this.named(line)}, ${line.period}`),
        ...parts.flatMap((p) => [el("h3", {}, `${p.aggregate}: ${p.total} rows`), tableGrid(p.aggregate, p.rows)]),
      );
      this.say("Counted rows are below the table.");
      this.drill.querySelector<HTMLElement>(".x-grid")?.focus();
    } catch (cause) {
      this.say(cause instanceof Error ? cause.message : String(cause), true);
    }
  }

  private exports(): readonly HTMLElement[] {
    const button = (label: string, act: () => void | Promise<void>): HTMLElement =>
      el(
        "button",
        { type: "button", click: () => void Promise.resolve(act()).catch((cause: unknown) => this.say(String(cause), true)) },
        label,
      );
    const name = (end: string): string => `${this.view.kpis.join("-")}-${this.view.grain}.${end}`;
    return [
      button("CSV", () => download(name("csv"), "text/csv", csv(this.lines))),
      button("JSON", () =>
        download(
          name("json"),
          "application/json",
          JSON.stringify({ view: this.view, command: commandOf(this.view), rows: this.lines }, null, 1),
        ),
      ),
      button("Arrow", () =>
        download(
          name("arrow"),
          "application/vnd.apache.arrow.stream",
          toArrow(lineTable(this.lines)) as Uint8Array<ArrayBuffer>,
        ),
      ),
      button("SVG", () => download(name("svg"), "image/svg+xml", this.svgText())),
      button("PNG", () => this.png(name("png"))),
      button("Copy as KPI query", async () => {
        await navigator.clipboard.writeText(commandOf(this.view));
        this.say(`Copied: ${commandOf(this.view)}`);
      }),
    ];
  }

  /** The chart as a file of its own: the colours of this page written out. */
  private svgText(): string {
    const svg = this.figure.querySelector("svg");
    const style = getComputedStyle(document.documentElement);
    const text = svg ? new XMLSerializer().serializeToString(svg) : "";
    return text.replace(/var\((--[\w-]+)\)/g, (_, token: string) => style.getPropertyValue(token).trim().replaceAll('"', "'"));
  }

  private async png(name: string): Promise<void> {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(this.svgText())}`;
    await image.decode();
    const canvas = el("canvas");
    [canvas.width, canvas.height] = [image.width * 2, image.height * 2];
    const paint = canvas.getContext("2d");
    if (!paint) return;
    paint.fillStyle = getComputedStyle(document.body).backgroundColor;
    paint.fillRect(0, 0, canvas.width, canvas.height);
    paint.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => blob && download(name, "image/png", blob), "image/png");
  }

  private sqlSection(): HTMLElement {
    const place = el("div", { class: "x-sql" });
    const result = el("div", { "aria-live": "polite" });
    const section = el(
      "details",
      { class: "x-sql-section" },
      el("summary", {}, "Ask in SQL"),
      el("p", {}, "DuckDB runs in this page over the published tables; nothing is sent anywhere. Ctrl+Enter runs."),
      place,
    );
    const open = async (): Promise<void> => {
      if (place.shadowRoot) return;
      const [{ sqlBox }, asker] = await Promise.all([part<typeof import("./sql-box.js")>("sql-box"), this.engine()]);
      const run = (): void => void this.runSql(asker, box.text(), result);
      const box = sqlBox(place, asker.schema, run);
      section.append(el("button", { type: "button", class: "x-run", click: run }, "Run"), result);
    };
    section.addEventListener(
      "toggle",
      () => section.open && void open().catch((cause: unknown) => this.say(String(cause), true)),
    );
    return section;
  }

  private async runSql(asker: Asker, text: string, result: HTMLElement): Promise<void> {
    try {
      const table = await asker.sql(text);
      result.replaceChildren(el("p", {}, `${table.rows} rows`), tableGrid("SQL result", table));
    } catch (cause) {
      result.replaceChildren(el("p", { class: "x-wrong" }, cause instanceof Error ? cause.message : String(cause)));
    }
  }
}

function tableGrid(label: string, table: Table): HTMLElement {
  const rows = Array.from({ length: table.rows }, (_, r) =>
    table.data.map(
      (column) => (typeof column[r] === "boolean" ? String(column[r]) : (column[r] ?? null)) as string | number | null,
    ),
  );
  return grid(
    label,
    table.columns.map((c) => c.name),
    rows,
  );
}

function lineTable(lines: readonly Line[]): Table {
  const text = (key: "kpi" | "period" | "group" | "state") => lines.map((line) => line[key]);
  const number = (key: "value" | "low" | "high" | "n") => lines.map((line) => line[key]);
  return {
    columns: [
      ...(["kpi", "period", "group"] as const).map((name) => ({ name, type: "text" as const })),
      ...(["value", "low", "high", "n"] as const).map((name) => ({ name, type: "number" as const })),
      { name: "state", type: "text" },
    ],
    rows: lines.length,
    data: [
      text("kpi"),
      text("period"),
      text("group"),
      number("value"),
      number("low"),
      number("high"),
      number("n"),
      text("state"),
    ],
  };
}

function csv(lines: readonly Line[]): string {
  const table = lineTable(lines);
  const cell = (value: unknown): string =>
    value === null || value === undefined
      ? ""
      : /[",\r\n]/.test(String(value))
        ? `"${String(value).replaceAll('"', '""')}"`
        : String(value);
  return [table.columns.map((c) => c.name), ...lines.map((_, r) => table.data.map((column) => column[r]))]
    .map((row) => `${row.map(cell).join(",")}\r\n`)
    .join("");
}
