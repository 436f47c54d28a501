import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { alone, type Figure } from "../figure.js";
import { inTurn } from "../measure.js";
import type { Options } from "../options.js";
import { demo, worthwhile } from "../place.js";

/** How long a person waits for an answer on the command line, Node's own start included. */
export async function* measure({ runs }: Options): AsyncGenerator<Figure> {
  const root = await demo(1);
  const node = (): Promise<unknown> => promisify(execFile)(process.execPath, ["-e", "0"]);
  const [bare, check, query] = await inTurn(runs, [
    node,
    () => worthwhile("check", "--workspace", root),
    () => worthwhile("query", "resolution_rate", "--by", "month", "--workspace", root),
  ]);
  yield alone("start", "node", "ms", bare ?? 0, null, "Node alone, doing nothing");
  yield alone("start", "check", "ms", check ?? 0, null, "worthwhile check on the demo");
  yield alone("start", "query", "ms", query ?? 0, null, "worthwhile query resolution_rate --by month on the demo");
}
