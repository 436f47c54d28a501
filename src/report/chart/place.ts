import { textWidth } from "./measure.js";
import type { Style } from "./theme.js";

/** A text of one or two lines that wants to stand near a point of the plot. */
export interface Wish {
  readonly lines: readonly { readonly text: string; readonly style: Style; readonly size: number; readonly weight?: number }[];
  readonly at: { readonly x: number; readonly y: number };
  /** Where it would like to stand, best first; the usual places around the point where nothing is said. */
  readonly spots?: readonly Spot[];
  /** A thin line leads back to the point where the text stands off. */
  readonly lead?: boolean;
  /** Left out rather than put over something, where every spot is taken. */
  readonly optional?: boolean;
}

export interface Spot {
  readonly dx: number;
  readonly dy: number;
  readonly align: "left" | "center" | "right";
}

export interface Rect {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  /** How bad it is to cover: 1 for a mark, less for a band. */
  readonly weight: number;
}

export interface PlacedLine {
  readonly x: number;
  readonly y: number;
  readonly align: "left" | "center" | "right";
  readonly text: string;
  readonly style: Style;
}

export interface Placed {
  readonly lines: readonly PlacedLine[];
  readonly leads: readonly { readonly x: number; readonly y: number; readonly x2: number; readonly y2: number }[];
}

const LINE = 16;

/**
 * Puts texts where they cover least: one after the other, each at the cheapest of its spots. Cost is what it covers
 * (texts before it, marks, bands), leaving `frame`, and standing far down its list. Greedy and deterministic.
 */
export function place(wishes: readonly Wish[], marks: readonly Rect[], frame: Omit<Rect, "weight">): Placed {
  const taken: Rect[] = [...marks];
  const lines: PlacedLine[] = [];
  const leads: { x: number; y: number; x2: number; y2: number }[] = [];
  for (const wish of wishes) {
    const width = Math.max(...wish.lines.map((l) => textWidth(l.text, l.size, l.weight))) + 2;
    const costed = (wish.spots ?? AROUND).map((spot, rank) => {
      const box = boxOf(wish, width, spot);
      return { spot, box, cost: outside(box, frame) * 4 + covered(box, taken) + rank * 6 };
    });
    const best = costed.reduce((a, b) => (b.cost < a.cost ? b : a));
    if (wish.optional && best.cost - costed.indexOf(best) * 6 > 120) continue;
    taken.push({ ...best.box, weight: 6 });
    wish.lines.forEach((line, i) =>
      lines.push({
        x: wish.at.x + best.spot.dx,
        y: best.box.y0 + LINE * (i + 1) - 4,
        align: best.spot.align,
        text: line.text,
        style: line.style,
      }),
    );
    const lead = wish.lead ? leadOf(wish, best.box) : null;
    if (lead) leads.push(lead);
  }
  return { lines, leads };
}

/** Places around a point: above, below, and to the sides, then the same further off. */
const AROUND: readonly Spot[] = [10, 26, 48, 74, 104].flatMap((far): Spot[] => [
  { dx: 0, dy: -far, align: "center" },
  { dx: 0, dy: far, align: "center" },
  { dx: -10, dy: far, align: "right" },
  { dx: -10, dy: -far, align: "right" },
  { dx: 10, dy: far, align: "left" },
  { dx: 10, dy: -far, align: "left" },
  { dx: -far, dy: 0, align: "right" },
  { dx: far, dy: 0, align: "left" },
]);

/** The box of a wish at a spot: above the point for a negative dy, below for a positive, beside it for none. */
function boxOf(wish: Wish, width: number, spot: Spot): Rect {
  const height = LINE * wish.lines.length;
  const x = wish.at.x + spot.dx;
  const x0 = spot.align === "left" ? x : spot.align === "right" ? x - width : x - width / 2;
  const y = wish.at.y + spot.dy;
  const y0 = spot.dy < 0 ? y - height : spot.dy > 0 ? y : y - height / 2;
  return { x0, x1: x0 + width, y0, y1: y0 + height, weight: 6 };
}

/** How much of what is there a box covers, by weight. A plain loop: it runs a million times a build. */
function covered(box: Rect, taken: readonly Rect[]): number {
  let sum = 0;
  for (const rect of taken) {
    const width = Math.min(box.x1, rect.x1 + 3) - Math.max(box.x0, rect.x0 - 3);
    if (width <= 0) continue;
    const height = Math.min(box.y1, rect.y1 + 2) - Math.max(box.y0, rect.y0 - 2);
    if (height > 0) sum += width * height * rect.weight;
  }
  return sum;
}

function outside(box: Rect, frame: Omit<Rect, "weight">): number {
  const over = Math.max(0, frame.x0 - box.x0) + Math.max(0, box.x1 - frame.x1);
  const up = Math.max(0, frame.y0 - box.y0) + Math.max(0, box.y1 - frame.y1);
  return over * 40 + up * 60;
}

function leadOf(wish: Wish, box: Rect) {
  const { x, y } = wish.at;
  const nearX = Math.min(Math.max(x, box.x0), box.x1);
  const nearY = y < box.y0 ? box.y0 : y > box.y1 ? box.y1 : y;
  const length = Math.hypot(nearX - x, nearY - y);
  if (length < 18) return null;
  const off = 7 / length;
  return { x: nearX, y: nearY, x2: x + (nearX - x) * off, y2: y + (nearY - y) * off };
}
