import type { FormulaWording } from "./wording.js";
import { inside } from "./wording.js";

const NO_BREAK = "\u00a0";
/** `de`, with its vowel dropped before another; names in quotes keep it. */
const de = (words: string): string => {
  if (words.startsWith("le ")) return `du ${words.slice(3)}`;
  return /^[aeiouyhàâäéèêëîïôöùûü]/iu.test(words) ? `d’${words}` : `de ${words}`;
};
/** A participle in the gender of what its article says; a name without one is taken as masculine. */
const agreeing = (words: string, participle: string): string => participle + (/^\(?la /.test(words) ? "e" : "");
const bare = (words: string): string => words.replace(/^(?:le |la |l’)/, "");
const ne = (verb: string, negated: boolean): string =>
  negated ? (/^[aeiou]/.test(verb) ? `n’${verb} pas` : `ne ${verb} pas`) : verb;

export const fr: FormulaWording = {
  text: (value) => `“${value}”`,
  table: (label) => inside(label, "fr"),
  column: (label) => `«${NO_BREAK}${inside(label, "fr")}${NO_BREAK}»`,
  kpi: (label) => inside(label, "fr"),
  boolean: { true: "“oui”", false: "“non”" },
  nothing: "rien",
  brackets: (x) => `(${x})`,
  end: ".",
  pause: ",",
  closed: (rows) => `${rows},`,
  capital: true,
  arithmetic: {
    "+": (a, b, pause) => `${a}${pause} plus ${b}`,
    "-": (a, b, pause) => `${a}${pause} moins ${b}`,
    "*": (a, b, pause) => `${a}${pause} ${agreeing(a, "multiplié")} par ${b}`,
    "/": (a, b, pause) => `${a}${pause} ${agreeing(a, "divisé")} par ${b}`,
  },
  negative: (x) => `moins ${x}`,
  elapsed: (from, to) => `le délai entre ${from} et ${to}`,
  and: (a, b) => `${a} et ${b}`,
  or: (a, b) => `${a} ou ${b}`,
  not: (c) => `il n’est pas vrai que ${c}`,
  compare: {
    "=": (a, b) => `${a} est ${b}`,
    "!=": (a, b) => `${a} n’est pas ${b}`,
    "<": (a, b) => `${a} est inférieur à ${b}`,
    "<=": (a, b) => `${a} est d’au plus ${b}`,
    ">": (a, b) => `${a} est supérieur à ${b}`,
    ">=": (a, b) => `${a} est d’au moins ${b}`,
  },
  compareTimes: {
    "=": (a, b) => `${a} est ${b}`,
    "!=": (a, b) => `${a} n’est pas ${b}`,
    "<": (a, b) => `${a} précède ${b}`,
    "<=": (a, b) => `${a} ne dépasse pas ${b}`,
    ">": (a, b) => `${a} suit ${b}`,
    ">=": (a, b) => `${a} ne précède pas ${b}`,
  },
  known: (x) => `${x} est connu`,
  unknown: (x) => `${x} n’est pas connu`,
  oneOf: (x, list, negated) => `${x} ${ne("est", negated)} ${list}`,
  like: (x, pattern, negated) => `${x} ${ne("suit", negated)} le modèle ${pattern}`,
  between: (x, low, high, negated) => `${x} ${ne("est", negated)} compris entre ${low} et ${high}`,
  within: (x, length, of, negated) => `${x} ${ne("tombe", negated)} dans un délai ${de(length)} après ${of}`,
  rows: (table, where, at) => `${table}${where === null ? "" : ` où ${where}`}${at === null ? "" : `, à la date de ${at}`}`,
  filtered: (filter, rows) => `Filtre « ${filter} » : on ne compte que les ${rows}.`,
  weighed: (column) => `Chaque réponse compte selon ${column}.`,
  aggregate: {
    count: (_, rows) => `le nombre ${de(rows)}`,
    sum: (x, rows) => `le total ${de(x)} sur les ${rows}`,
    avg: (x, rows) => `la moyenne ${de(x)} sur les ${rows}`,
    min: (x, rows) => `la plus petite valeur ${de(x)} sur les ${rows}`,
    max: (x, rows) => `la plus grande valeur ${de(x)} sur les ${rows}`,
    median: (x, rows) => `la médiane ${de(x)} sur les ${rows}`,
    percentile: (x, rows, share) => `la valeur ${de(x)} que ${share} des ${rows} ne dépassent pas`,
    stddev: (x, rows) => `l’écart-type ${de(x)} sur les ${rows}`,
    first: (x, rows) => `la première valeur ${de(x)} sur les ${rows}`,
    last: (x, rows) => `la dernière valeur ${de(x)} sur les ${rows}`,
    nps: (x, rows) => `le Net Promoter Score d’après ${x} sur les ${rows}`,
    csat: (x, rows, least) => `la part des ${rows} avec ${x} d’au moins ${least}`,
    poll: (x, rows, choice) => `la part des ${rows} avec ${choice} pour ${x}`,
  },
  counted: (rows, all) => (all ? `le nombre total ${de(rows)}` : `le nombre ${de(rows)}`),
  distinct: (x, rows) => `le nombre de valeurs différentes ${de(x)} parmi les ${rows}`,
  row: {
    if: ([condition, then, otherwise]) => `${then} si ${condition}, sinon ${otherwise}`,
    coalesce: (args) => args.join(" ou, à défaut, "),
    abs: ([x]) => `la valeur absolue ${de(x ?? "")}`,
    round: ([x, digits]) => `l’arrondi ${de(x ?? "")}${digits === undefined ? "" : ` à ${digits} décimales`}`,
    floor: ([x]) => `l’arrondi inférieur ${de(x ?? "")}`,
    ceil: ([x]) => `l’arrondi supérieur ${de(x ?? "")}`,
    least: (args) => `la plus petite de ces valeurs${NO_BREAK}: ${args.join(", ")}`,
    greatest: (args) => `la plus grande de ces valeurs${NO_BREAK}: ${args.join(", ")}`,
    sqrt: ([x]) => `la racine carrée ${de(x ?? "")}`,
    ln: ([x]) => `le logarithme naturel ${de(x ?? "")}`,
    exp: ([x]) => `e puissance ${x}`,
    lower: ([x]) => `${x} en minuscules`,
    upper: ([x]) => `${x} en majuscules`,
    contains: ([x, part]) => `${x} contient ${part}`,
    starts_with: ([x, part]) => `${x} commence par ${part}`,
  },
  datePart: {
    year: "année",
    quarter: "trimestre",
    month: "mois",
    week: "semaine",
    day: "jour du mois",
    weekday: "jour de la semaine",
    hour: "heure",
    minute: "minute",
  },
  part: (part, time) => `${part} ${de(time)}`,
  start: (grain, time) => `le début de période (${grain}) ${de(time)}`,
  overTime: {
    prior: (x, step) => `${x}, ${step} plus tôt`,
    change: (x, step) => `la variation sur ${step}${NO_BREAK}: ${x}`,
    growth: (x, step) => `la croissance sur ${step}${NO_BREAK}: ${x}`,
    rolling: (x, window) => `${x}, sur une fenêtre glissante ${de(window)}`,
    cumulative: (x) => `${x}, en cumul depuis le début`,
    to_date: (x, grain) => `${x}, en cumul depuis le début de la période (${grain})`,
  },
  grain: {
    hour: "heure",
    day: "jour",
    week: "semaine",
    month: "mois",
    quarter: "trimestre",
    year: "année",
    fiscal_quarter: "trimestre fiscal",
    fiscal_year: "exercice",
  },
  perGrain: {
    hour: "heure",
    day: "jour",
    week: "semaine",
    month: "mois",
    quarter: "trimestre",
    year: "an",
    fiscal_quarter: "trimestre fiscal",
    fiscal_year: "exercice",
  },
  reducer: {
    avg: "la moyenne",
    sum: "la somme",
    min: "la plus petite valeur",
    max: "la plus grande valeur",
    median: "la médiane",
    last: "la dernière valeur",
  },
  per: (x, grain, reducer) => `${reducer} par ${grain}${NO_BREAK}: ${x}`,
  all: (x, names) => `${x}, tous groupes confondus${names === null ? "" : ` pour ${names}`}`,
  share: (x, names) =>
    `la part dans le total, tous groupes confondus${names === null ? "" : ` pour ${names}`}${NO_BREAK}: ${x}`,
  other: (name, args) => `${name} de ${args}`,
  converted: ({ base, conversion, key, within, same, count, creditFirst }) => {
    const matched = `avec la même valeur ${de(key)}${same === null ? "" : ` et ${de(same)}`}`;
    const credit = creditFirst ? ", en créditant la première occurrence" : "";
    switch (count) {
      case "base":
        return `le nombre ${de(base)}, avec ensuite des ${conversion} ${matched} dans un délai ${de(within)}${credit}`;
      case "conversions":
        return `le nombre ${de(conversion)} dans un délai ${de(within)} après des ${base} ${matched}${credit}`;
      case "entities":
        return `le nombre de valeurs différentes ${de(key)} avec des ${conversion} dans un délai ${de(within)} après des ${base} ${matched}${credit}`;
    }
  },
  retained: ({ table, from, active, after, window }) =>
    `la part des ${table} avec des ${active} pendant ${window}, à partir ${de(after)} après ${from}`,
  attributed: ({ measure, touches, key, within, model }) =>
    `${measure}, avec attribution aux ${touches} ayant la même valeur ${de(key)} dans les ${within} qui précèdent, ${model}`,
  model: {
    first: () => "tout au premier contact",
    last: () => "tout au dernier contact",
    linear: () => "à parts égales",
    time_decay: ([halfLife]) => `davantage aux plus récents (moitié moins tous les ${halfLife})`,
    position: ([first, last]) => `selon la position (premier ${first}, dernier ${last}, le reste entre les deux)`,
    markov: () => "selon l’effet de retrait (chaîne de Markov)",
    shapley: () => "selon la valeur de Shapley",
  },
  each: (measure, key, overAll) => `leur propre ${bare(measure)} (par ${key}${overAll ? ", à tout moment" : ""})`,
  composite: (parts) =>
    parts
      .map(({ weight, kpi, ends }) => `${weight} ${kpi}${ends ? `, de ${ends.from} à ${ends.to}` : ""}`)
      .join(`${NO_BREAK}; `),
};
