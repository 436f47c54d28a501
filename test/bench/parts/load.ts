import { rm } from "node:fs/promises";
import { join } from "node:path";
import { alone, type Figure } from "../figure.js";
import { freshDemo, HOME, scaleOf, worthwhile } from "../place.js";

const ROWS = 1e6;

/** A million rows made, checked and landed by `sync`, in a process of its own. */
export async function* measure(): AsyncGenerator<Figure> {
  const root = join(HOME, "load");
  await freshDemo(root, scaleOf(ROWS));
  const { peak, milliseconds, out } = await worthwhile("sync", "--workspace", root, "--format", "json");
  await rm(root, { recursive: true, force: true });
  const { loads } = JSON.parse(out) as { loads: readonly { readonly rows: number | null }[] };
  const rows = loads.reduce((sum, load) => sum + (load.rows ?? 0), 0);
  if (rows < ROWS) throw new Error(`only ${rows} rows were loaded`);
  yield alone("load", "memory", "MB", peak, 512, `most memory held while ${rows.toLocaleString("en")} rows are loaded`);
  yield alone("load", "time", "ms", milliseconds, null, "the same, from start to end");
}
