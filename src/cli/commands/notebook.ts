import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { Refused } from "../../ground/diagnostic.js";
import { diagnose } from "../../ground/messages.js";
import { fromObservable, toObservable } from "../../language/notebook/observable.js";
import { EXIT, type Context, type Exit } from "../context.js";
import type { CommandSpec, Given } from "../options.js";

export const spec: CommandSpec = {
  name: "notebook",
  takes: "import|export FILE",
  words: [2, 2],
  summary:
    "Turns a notebook into Observable's notebook file, or one of those into a notebook, and says what the other cannot hold.",
  options: [{ name: "out", value: "FILE", help: "where it is written (default: it is printed); nothing is written over" }],
  examples: [
    "worthwhile notebook export notebooks/rota.md --out rota.html",
    "worthwhile notebook import rota.html --out notebooks/rota.md",
  ],
};

export function run(given: Given, context: Context): Exit {
  const [direction = "", path = ""] = given.words;
  if (direction !== "import" && direction !== "export")
    throw new Refused([diagnose("optionValue", null, { name: "notebook", wanted: "needs import or export, then a file" })]);
  const text = read(resolve(context.cwd, path), path);
  const made = direction === "export" ? toObservable(relative(context.cwd, path) || path, text) : fromObservable(text);
  if (made === null) throw new Refused([diagnose("notebookForeign", null, { path })]);
  for (const each of made.lost) context.err.write(`${each}\n`);
  const out = given.value("out");
  if (out === null) context.out.write(made.text);
  else write(resolve(context.cwd, out), out, made.text);
  return EXIT.done;
}

function read(full: string, path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(full));
  } catch {
    throw new Refused([diagnose("notebookFile", null, { path })]);
  }
}

function write(full: string, path: string, text: string): void {
  if (existsSync(full)) throw new Refused([diagnose("cannotWrite", null, { path, reason: "a file is there already" })]);
  try {
    writeFileSync(full, text, { flag: "wx" });
  } catch {
    throw new Refused([
      diagnose("cannotWrite", null, { path, reason: "its folder is not there, or nothing can be written in it" }),
    ]);
  }
}
