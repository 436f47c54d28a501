import { Answers } from "./answers.js";
import type { Answered, Told } from "./protocol.js";

/** After the last keystroke so long, mistakes are looked for; what takes long to look at is not looked at with every key. */
const QUIET_MS = 15;

const answers = new Answers();
let timer: ReturnType<typeof setTimeout> | undefined;
let took = 0;

const tell = (told: Answered): void => postMessage(told);

function soon(): void {
  clearTimeout(timer);
  timer = setTimeout(
    () => {
      const start = performance.now();
      tell({ kind: "look", look: answers.look() });
      took = performance.now() - start;
    },
    Math.max(QUIET_MS, took / 2),
  );
}

addEventListener("message", ({ data: told }: MessageEvent<Told>) => {
  if (told.kind === "texts") {
    answers.set(told.version, told.texts);
    return soon();
  }
  if (told.kind === "data") {
    answers.data(told.catalog, told.loaders);
    return soon();
  }
  try {
    const ask = answers.questions[told.name] as (...args: readonly unknown[]) => unknown;
    tell({ kind: "answer", id: told.id, value: ask(...told.args) });
  } catch (cause) {
    tell({ kind: "failed", id: told.id, message: cause instanceof Error ? cause.message : String(cause) });
  }
});
