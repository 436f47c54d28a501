import { join } from "node:path";
import { CHANNELS } from "../../loaders/index.js";
import { silent, sync } from "../../loaders/land.js";
import { openNative } from "../../src/engine/node.js";

/** What a child process is told: `node --import tsx sync-child.ts JSON`. */
export interface ChildOrder {
  readonly workspace: string;
  readonly loader: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly full?: boolean;
}

/*
 * Syncs one source in a process of its own, to be killed: says "go" when it begins, and then one line of JSON with the
 * result. The clock is the real one; SIGINT ends it as on the command line.
 */
const order = JSON.parse(process.argv[2] ?? "{}") as ChildOrder;
const stop = new AbortController();
process.on("SIGINT", () => stop.abort(new Error("interrupted")));
process.stdout.write("go\n");
const result = await sync({
  workspace: order.workspace,
  lake: join(order.workspace, "data", "lake"),
  sources: [{ name: "src", loader: order.loader, options: order.options, span: { file: "metrics.yaml", start: 0, end: 1 } }],
  channels: CHANNELS,
  engine: () => openNative(),
  full: order.full ?? false,
  env: process.env,
  now: Date.now,
  timezone: "UTC",
  seed: 1,
  scale: 1,
  progress: silent,
  signal: stop.signal,
});
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exit(0);
