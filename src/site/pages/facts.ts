import type { Element } from "../../formula/elements.js";
import type { Argument, FunctionEntry } from "../../formula/functions.js";
import { GRAINS } from "../../compile/definitions.js";
import { methodInWords } from "../../report/sentence/method.js";
import { referenceWords, type ReferenceWords } from "../../report/sentence/reference.js";
import type { PageContext } from "./context.js";
import { colon } from "./parts.js";

/** One thing that is so of a function: "Interval: Wilson". Code stands in back ticks. */
export interface Fact {
  readonly term: string;
  readonly means: string;
}

/** What the table knows of an entry, in the page's words. */
export function factsOf(entry: FunctionEntry | Element, ctx: PageContext): readonly Fact[] {
  const { fact, nulls } = referenceWords(ctx.language);
  const facts: (Fact | null)[] =
    "takes" in entry
      ? functionFacts(entry, ctx)
      : [entry.nulls === undefined ? null : { term: fact.nulls, means: nulls[entry.nulls] }];
  return facts.filter((one) => one !== null);
}

function functionFacts(entry: FunctionEntry, ctx: PageContext): (Fact | null)[] {
  const w = referenceWords(ctx.language);
  const { interval } = entry;
  return [
    entry.parts ? null : { term: w.fact.takes, means: takes(entry, ctx) },
    { term: w.fact.result, means: w.result[entry.result] ?? w.unit[entry.unit] },
    { term: w.fact.addsUp, means: adding(entry, ctx) },
    { term: w.fact.nulls, means: w.nulls[entry.nulls] },
    entry.empty === undefined ? null : { term: w.fact.empty, means: w.empty[entry.empty] },
    interval === undefined
      ? null
      : { term: w.fact.interval, means: interval === "inner" ? w.inner : methodInWords(interval, ctx.language) },
  ];
}

function adding(entry: FunctionEntry, ctx: PageContext): string {
  const w = referenceWords(ctx.language);
  if (entry.additive === "none") return w.ofRow;
  return entry.name === "first" ? w.ofFirst : ctx.words.additive[entry.additive];
}

/** Each argument as the signature names it, with what it may be: "expression: a number; share: a share". */
function takes(entry: FunctionEntry, ctx: PageContext): string {
  const w = referenceWords(ctx.language);
  const names = namesOf(entry);
  const said = entry.takes.map((argument, i) => {
    const means = argumentWords(entry, argument, w);
    return entry.takes.length < 2 ? means : `${code(names[i] ?? "")}${colon(ctx)}${means}`;
  });
  return said.join(ctx.language === "ja" ? "。" : ctx.words.value.and);
}

function argumentWords(entry: FunctionEntry, argument: Argument, w: ReferenceWords): string {
  if (argument === "grain" && entry.name !== "to_date") return w.words(GRAINS.map(code).join(", "));
  if (argument === "word" || argument === "grain") return w.words((entry.words ?? []).map(code).join(", "));
  if (argument === "any" && entry.kind === "time") return w.dimension;
  const isLength = argument === "number" && (entry.unit === "same" || entry.unit === "common");
  return isLength ? w.numberOrTime : w.argument[argument];
}

/** The arguments of the longest way to write it. */
function namesOf({ signature }: FunctionEntry): readonly string[] {
  const whole = signature.split(" or ").at(-1) ?? signature;
  return whole.slice(whole.indexOf("(") + 1, whole.lastIndexOf(")")).split(", ");
}

const code = (text: string): string => `\`${text}\``;
