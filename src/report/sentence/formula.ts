import type { Texts } from "../../compile/definitions.js";
import { print } from "../../formula/print.js";
import type { CallExpr, Expr } from "../../ground/expr.js";
import { LANGUAGES, type Language } from "../language.js";

/** A formula read aloud, in every language: its aggregates in words, its conditions and names as they are written. */
export function formulaInWords(formula: Expr): Texts {
  return Object.fromEntries(LANGUAGES.map((language) => [language, capital(spoken(formula, WORDS[language]), language)]));
}

interface FormulaWords {
  readonly count: (of: string) => string;
  readonly distinct: (of: string) => string;
  readonly sum: (of: string) => string;
  readonly avg: (of: string) => string;
  readonly min: (of: string) => string;
  readonly max: (of: string) => string;
  readonly median: (of: string) => string;
  readonly percentile: (of: string, share: string) => string;
  readonly stddev: (of: string) => string;
  readonly first: (of: string) => string;
  readonly last: (of: string) => string;
  readonly where: (words: string, condition: string) => string;
  readonly at: (words: string, column: string) => string;
}

function spoken(e: Expr, words: FormulaWords): string {
  if (e.kind === "binary" && ARITHMETIC.has(e.op)) {
    const side = (x: Expr): string => (x.kind === "binary" && LOOSE.has(x.op) && !LOOSE.has(e.op) ? `(${spoken(x, words)})` : spoken(x, words));
    return `${side(e.left)} ${ARITHMETIC.get(e.op) ?? e.op} ${side(e.right)}`;
  }
  if (e.kind === "as") return spoken(e.operand, words);
  if (e.kind === "unary" && e.op === "-") return `\u2212${spoken(e.operand, words)}`;
  if (e.kind === "call" && Object.hasOwn(words, e.name)) return aggregate(e, words);
  if (e.kind === "call" && e.args.length > 0) return `${e.name}(${e.args.map((arg) => spoken(arg, words)).join(", ")})`;
  return print(e);
}

const ARITHMETIC: ReadonlyMap<string, string> = new Map([
  ["/", "÷"],
  ["*", "×"],
  ["+", "+"],
  ["-", "\u2212"],
]);
const LOOSE: ReadonlySet<string> = new Set(["+", "-"]);

function aggregate(call: CallExpr, words: FormulaWords): string {
  const [of, share] = call.args.map((arg) => print(arg));
  const said = call.distinct ? words.distinct(of ?? "") : speak(call.name, of ?? "", share ?? "", words);
  const filtered = call.where ? words.where(said, print(call.where)) : said;
  return call.at ? words.at(filtered, print(call.at)) : filtered;
}

function speak(name: string, of: string, share: string, words: FormulaWords): string {
  switch (name) {
    case "percentile":
      return words.percentile(of, share);
    case "sum":
    case "avg":
    case "min":
    case "max":
    case "median":
    case "stddev":
    case "first":
    case "last":
      return words[name](of);
    default:
      return words.count(of);
  }
}

const capital = (text: string, language: Language): string => text.charAt(0).toLocaleUpperCase(language) + text.slice(1);

const WORDS: { readonly [L in Language]: FormulaWords } = {
  en: {
    count: (of) => `number of ${of}`,
    distinct: (of) => `number of different ${of}`,
    sum: (of) => `sum of ${of}`,
    avg: (of) => `mean of ${of}`,
    min: (of) => `smallest ${of}`,
    max: (of) => `largest ${of}`,
    median: (of) => `median of ${of}`,
    percentile: (of, share) => `percentile ${share} of ${of}`,
    stddev: (of) => `standard deviation of ${of}`,
    first: (of) => `first ${of}`,
    last: (of) => `last ${of}`,
    where: (words, condition) => `${words} (where ${condition})`,
    at: (words, column) => `${words}, by ${column}`,
  },
  ja: {
    count: (of) => `${of}の件数`,
    distinct: (of) => `${of}の異なる値の数`,
    sum: (of) => `${of}の合計`,
    avg: (of) => `${of}の平均`,
    min: (of) => `${of}の最小値`,
    max: (of) => `${of}の最大値`,
    median: (of) => `${of}の中央値`,
    percentile: (of, share) => `${of}のパーセンタイル（${share}）`,
    stddev: (of) => `${of}の標準偏差`,
    first: (of) => `${of}の最初の値`,
    last: (of) => `${of}の最後の値`,
    where: (words, condition) => `${words}（条件：${condition}）`,
    at: (words, column) => `${words}（日付：${column}）`,
  },
  da: {
    count: (of) => `antal ${of}`,
    distinct: (of) => `antal forskellige ${of}`,
    sum: (of) => `sum af ${of}`,
    avg: (of) => `gennemsnit af ${of}`,
    min: (of) => `mindste ${of}`,
    max: (of) => `største ${of}`,
    median: (of) => `median af ${of}`,
    percentile: (of, share) => `percentil ${share} af ${of}`,
    stddev: (of) => `standardafvigelse af ${of}`,
    first: (of) => `første ${of}`,
    last: (of) => `seneste ${of}`,
    where: (words, condition) => `${words} (hvor ${condition})`,
    at: (words, column) => `${words}, efter ${column}`,
  },
  es: {
    count: (of) => `número de ${of}`,
    distinct: (of) => `número de ${of} distintos`,
    sum: (of) => `suma de ${of}`,
    avg: (of) => `media de ${of}`,
    min: (of) => `mínimo de ${of}`,
    max: (of) => `máximo de ${of}`,
    median: (of) => `mediana de ${of}`,
    percentile: (of, share) => `percentil ${share} de ${of}`,
    stddev: (of) => `desviación típica de ${of}`,
    first: (of) => `primer valor de ${of}`,
    last: (of) => `último valor de ${of}`,
    where: (words, condition) => `${words} (donde ${condition})`,
    at: (words, column) => `${words}, según ${column}`,
  },
  fr: {
    count: (of) => `nombre de ${of}`,
    distinct: (of) => `nombre de ${of} distincts`,
    sum: (of) => `somme de ${of}`,
    avg: (of) => `moyenne de ${of}`,
    min: (of) => `minimum de ${of}`,
    max: (of) => `maximum de ${of}`,
    median: (of) => `médiane de ${of}`,
    percentile: (of, share) => `centile ${share} de ${of}`,
    stddev: (of) => `écart type de ${of}`,
    first: (of) => `première valeur de ${of}`,
    last: (of) => `dernière valeur de ${of}`,
    where: (words, condition) => `${words} (où ${condition})`,
    at: (words, column) => `${words}, selon ${column}`,
  },
  ru: {
    count: (of) => `число ${of}`,
    distinct: (of) => `число разных ${of}`,
    sum: (of) => `сумма ${of}`,
    avg: (of) => `среднее ${of}`,
    min: (of) => `наименьшее ${of}`,
    max: (of) => `наибольшее ${of}`,
    median: (of) => `медиана ${of}`,
    percentile: (of, share) => `процентиль ${share} от ${of}`,
    stddev: (of) => `стандартное отклонение ${of}`,
    first: (of) => `первое значение ${of}`,
    last: (of) => `последнее значение ${of}`,
    where: (words, condition) => `${words} (где ${condition})`,
    at: (words, column) => `${words}, по ${column}`,
  },
};
