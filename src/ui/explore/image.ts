import { textWidth } from "../../report/chart/measure.js";
import { el } from "./dom.js";
import { failed } from "./failure.js";
import type { Picture } from "./pictures.js";

const WIDTH = 720;
const MARGIN = 24;

/** The figures as one picture that stands alone: their headings over them, the page's colours written out. */
export function svgOf(pictures: readonly Picture[], drawings: readonly SVGElement[]): string {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  let top = MARGIN;
  const parts = drawings.map((drawing, i) => {
    const { heading = "", sub = "" } = pictures[i] ?? {};
    const heads = [
      ...wrapped(heading, 20, 600).map((text) => [text, 20, 600, "--ink", 26] as const),
      ...wrapped(sub, 15, 400).map((text) => [text, 15, 400, "--ink-2", 21] as const),
    ];
    const texts = heads.map(([text, size, weight, ink, line]) => {
      top += line;
      return `<text x="${MARGIN}" y="${top - 6}" font-size="${size}" font-weight="${weight}" fill="${token(ink)}">${escape(text)}</text>`;
    });
    const [, , width = WIDTH, height = 348] = (drawing.getAttribute("viewBox") ?? "").split(" ").map(Number);
    const placed = drawing.cloneNode(true) as SVGElement;
    placed.setAttribute("x", String(MARGIN));
    placed.setAttribute("y", String(top + 10));
    placed.setAttribute("width", String(width));
    placed.setAttribute("height", String(height));
    placed.removeAttribute("class");
    top += height + 10 + MARGIN;
    return texts.join("") + new XMLSerializer().serializeToString(placed);
  });
  const hatch = `.hl{stroke:${token("--edge")};stroke-width:1.3;opacity:.65}`;
  const font = token("--sans").replaceAll('"', "'");
  const all = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH + 2 * MARGIN} ${top}" width="${WIDTH + 2 * MARGIN}" height="${top}" font-family="${font}"><style>${hatch}</style><rect width="100%" height="100%" fill="${token("--paper")}"/>${parts.join("")}</svg>\n`;
  return all.replace(/var\((--[\w-]+)\)/g, (_, name: string) => token(name).replaceAll('"', "'"));
}

/** The same picture in dots, two for each of its own. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode().catch((cause: unknown) => {
    throw failed({ kind: "picture" }, cause);
  });
  const canvas = el("canvas");
  [canvas.width, canvas.height] = [image.width * 2, image.height * 2];
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, not) =>
    canvas.toBlob((blob) => (blob ? done(blob) : not(failed({ kind: "picture" }, null))), "image/png"),
  );
}

/** A text in lines that fit the picture, cut between words, or between letters where there are no blanks. */
function wrapped(text: string, size: number, weight: number): readonly string[] {
  const pieces = text.match(/[^\s\u3000-\u9fff]+\s*|[\u3000-\u9fff]|\s+/g) ?? [];
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces) {
    if (line !== "" && textWidth(line + piece.trimEnd(), size, weight) > WIDTH) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  return line.trim() === "" ? lines : [...lines, line.trimEnd()];
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
