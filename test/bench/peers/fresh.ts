import { readFileSync } from "node:fs";
import { median, processorTime, timed, wallTime } from "../measure.js";
import type { Compiler, Input, Timed } from "./compiler.js";

/*
 * A process of its own that times one compiler: node fresh.mjs INPUT. Prints what it measured as JSON.
 */
const input = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as Input;
const clock = input.processor ? processorTime : wallTime;

let compiler: Compiler | null = null;
process.env["PEER_PACKAGES"] = input.packages;
const imported = await timed(async () => {
  ({ compiler } = (await import(input.module)) as { compiler: Compiler });
}, clock);
if (compiler === null) throw new Error("no compiler");
const { prepare, model } = compiler as Compiler;
await prepare(input);

const { small, large } = input;
const first = await timed(async () => (await model(small.text)).sql(Object.values(small.questions)[0] ?? ""), clock);
const loaded = await model(small.text);
const sql: Record<string, string> = {};
for (const [name, question] of Object.entries(small.questions)) sql[name] = await loaded.sql(question);

// Changed each time, so that nothing is remembered whole.
let change = 0;
const again = (): Promise<unknown> => model(large.text.replaceAll("4242", String(5000 + change++)));
for (let i = 0; i < 10; i++) await again();
const models: number[] = [];
for (let i = 0; i < Math.max(input.runs, 9); i++) models.push(await timed(again, clock));

const whole = await model(large.text);
const questions: number[] = [];
for (const [i, question] of large.questions.entries()) {
  const took = await timed(() => whole.sql(question), clock);
  // The first quarter warms up.
  if (i >= large.questions.length / 4) questions.push(took);
}
const found: Timed = { import: imported, first, model: median(models), question: median(questions), sql };
process.stdout.write(JSON.stringify(found), () => process.exit(0));
