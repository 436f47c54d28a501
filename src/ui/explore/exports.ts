import { toArrow } from "../../engine/arrow.js";
import { strandsOf, type Answer } from "./answer.js";
import { download, el } from "./dom.js";
import { failed, toldOf } from "./failure.js";
import { pngOf, svgOf } from "./image.js";
import { csv, linesTable } from "./lines-table.js";
import { toldIn } from "./notice.js";
import type { Page } from "./page.js";
import { commandOf, type Asked } from "./question.js";
import type { Picture } from "./pictures.js";
import type { View } from "./state.js";

/** What is taken along: the view as it is shown now. */
export interface Taken {
  readonly answer: Answer;
  readonly asked: Asked;
  readonly view: View;
  readonly pictures: readonly Picture[];
  /** The drawings, once they are there. */
  readonly drawings: Promise<readonly SVGElement[]>;
}

const ARROW = "application/vnd.apache.arrow.stream";

/** The buttons that take the view along: figures, pictures, the question, the address. */
export function exports(taken: Taken, page: Page, tell: (said: HTMLElement | string, wrong?: boolean) => void): HTMLElement {
  const { say } = page;
  const { asked, answer, view } = taken;
  const name = `${asked.kpis.map(({ id }) => id).join("-")}-by-${[asked.grain, asked.split].filter(Boolean).join("-")}`;
  const lines = () => linesTable(strandsOf(answer, asked, view));
  const button = (text: string, id: string, act: () => void | Promise<void>, label?: string): HTMLElement =>
    el(
      "button",
      {
        type: "button",
        class: "btn",
        id: `x-take-${id}`,
        ...(label ? { "aria-label": label } : {}),
        click: () =>
          void Promise.resolve(act()).catch((cause: unknown) => tell(toldIn(toldOf(cause, say, page.language)), true)),
      },
      text,
    );
  const file = (format: string, type: string, make: () => BlobPart | Promise<BlobPart>): HTMLElement =>
    button(
      format,
      format.toLowerCase(),
      async () => download(`${name}.${format.toLowerCase()}`, type, await make()),
      say.download(format),
    );
  const copy = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
    } catch (cause) {
      throw failed({ kind: "copy", text }, cause);
    }
    tell(say.copied(text));
  };
  return el(
    "div",
    { class: "x-take noprint", role: "group", "aria-label": say.take },
    el(
      "div",
      { class: "row" },
      el("span", { class: "x-word", "aria-hidden": "true" }, say.downloads),
      file("CSV", "text/csv;charset=utf-8", () => csv(lines())),
      file("JSON", "application/json", () => json(taken)),
      file("Arrow", ARROW, () => toArrow(lines()) as Uint8Array<ArrayBuffer>),
      file("SVG", "image/svg+xml", async () => svgOf(taken.pictures, await taken.drawings)),
      file("PNG", "image/png", async () => pngOf(svgOf(taken.pictures, await taken.drawings))),
      button(say.copyQuery, "query", () => copy(commandOf(asked))),
      button(say.copyLink, "link", () => copy(location.href)),
    ),
    el("p", { class: "under" }, say.noParquet),
  );
}

/** The view's figures, with the question that gave them. */
function json({ answer, asked, view }: Taken): string {
  const { columns, rows, data } = linesTable(strandsOf(answer, asked, view));
  const values = Array.from({ length: rows }, (_, r) =>
    Object.fromEntries(columns.map(({ name }, c) => [name, data[c]?.[r] ?? null])),
  );
  const { grain, split, from, to, where } = asked;
  const question = {
    kpis: asked.kpis.map(({ id }) => id),
    by: split === "" ? [grain] : [grain, split],
    from,
    to,
    where: where || null,
  };
  return `${JSON.stringify({ question, command: commandOf(asked), rows: values }, null, 1)}\n`;
}
