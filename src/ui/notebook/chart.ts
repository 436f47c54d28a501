import { drawOwn, type OwnDrawn } from "../../report/chart/own.js";
import type { Given } from "./shared.js";

/** A notebook's chart as two SVGs, of which the page shows the one that fits. */
export async function drawChart(
  spec: unknown,
  rows: Readonly<Record<string, Given[string]>>,
  [wide, narrow]: readonly [number, number],
): Promise<readonly [string, string]> {
  const one = ({ body, width, height, said }: OwnDrawn, name: string): string =>
    `<svg class="${name}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(said ?? "Chart")}">${body}</svg>`;
  return [one(await drawOwn(spec, rows, wide), "wide"), one(await drawOwn(spec, rows, narrow), "narrow")];
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
