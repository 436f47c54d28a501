import type { FormulaWording } from "./wording.js";
import { inside } from "./wording.js";

const not = (negated: boolean): string => (negated ? "ikke " : "");

export const da: FormulaWording = {
  text: (value) => `”${value}”`,
  table: (label) => inside(label, "da"),
  column: (label) => `»${inside(label, "da")}«`,
  kpi: (label) => inside(label, "da"),
  boolean: { true: "”ja”", false: "”nej”" },
  nothing: "intet",
  brackets: (x) => `(${x})`,
  end: ".",
  pause: ",",
  capital: true,
  arithmetic: {
    "+": (a, b, pause) => `${a}${pause} plus ${b}`,
    "-": (a, b, pause) => `${a}${pause} minus ${b}`,
    "*": (a, b, pause) => `${a}${pause} ganget med ${b}`,
    "/": (a, b, pause) => `${a}${pause} divideret med ${b}`,
  },
  negative: (x) => `minus ${x}`,
  elapsed: (from, to) => `tiden fra ${from} til ${to}`,
  and: (a, b) => `${a} og ${b}`,
  or: (a, b) => `${a} eller ${b}`,
  not: (c) => `det ikke gælder, at ${c}`,
  compare: {
    "=": (a, b) => `${a} er ${b}`,
    "!=": (a, b) => `${a} ikke er ${b}`,
    "<": (a, b) => `${a} er mindre end ${b}`,
    "<=": (a, b) => `${a} højst er ${b}`,
    ">": (a, b) => `${a} er større end ${b}`,
    ">=": (a, b) => `${a} mindst er ${b}`,
  },
  compareTimes: {
    "=": (a, b) => `${a} er ${b}`,
    "!=": (a, b) => `${a} ikke er ${b}`,
    "<": (a, b) => `${a} ligger før ${b}`,
    "<=": (a, b) => `${a} ikke ligger senere end ${b}`,
    ">": (a, b) => `${a} ligger efter ${b}`,
    ">=": (a, b) => `${a} ikke ligger tidligere end ${b}`,
  },
  known: (x) => `${x} er kendt`,
  unknown: (x) => `${x} ikke er kendt`,
  oneOf: (x, list, negated) => `${x} ${not(negated)}er ${negated ? "" : "enten "}${list}`,
  like: (x, pattern, negated) => `${x} ${not(negated)}passer til mønstret ${pattern}`,
  between: (x, low, high, negated) => `${x} ${not(negated)}ligger mellem ${low} og ${high}`,
  within: (x, length, of, negated) => `${x} ${not(negated)}ligger inden for ${length} efter ${of}`,
  rows: (table, where, at) => `${table}${where === null ? "" : `, hvor ${where}`}${at === null ? "" : `, dateret efter ${at}`}`,
  aggregate: {
    count: (_, rows) => `antallet af ${rows}`,
    sum: (x, rows) => `summen af ${x} for ${rows}`,
    avg: (x, rows) => `gennemsnittet af ${x} for ${rows}`,
    min: (x, rows) => `den mindste værdi af ${x} for ${rows}`,
    max: (x, rows) => `den største værdi af ${x} for ${rows}`,
    median: (x, rows) => `medianen af ${x} for ${rows}`,
    percentile: (x, rows, share) => `den værdi af ${x}, som ${share} af ${rows} ikke overstiger`,
    stddev: (x, rows) => `standardafvigelsen af ${x} for ${rows}`,
    first: (x, rows) => `den tidligste værdi af ${x} for ${rows}`,
    last: (x, rows) => `den seneste værdi af ${x} for ${rows}`,
    nps: (x, rows) => `Net Promoter Score ud fra ${x} for ${rows}`,
    csat: (x, rows, least) => `andelen af ${rows} med ${x} på mindst ${least}`,
    poll: (x, rows, choice) => `andelen af ${rows} med ${choice} som ${x}`,
  },
  counted: (rows, all) => (all ? `alle ${rows}` : rows),
  distinct: (x, rows) => `antallet af forskellige værdier af ${x} blandt ${rows}`,
  row: {
    if: ([condition, then, otherwise]) => `${then}, hvis ${condition}, ellers ${otherwise}`,
    coalesce: (args) => args.join(" eller, hvis den ikke er kendt, "),
    abs: ([x]) => `${x} uden fortegn`,
    round: ([x, digits]) => `${x} afrundet${digits === undefined ? "" : ` til ${digits} decimaler`}`,
    floor: ([x]) => `${x} rundet ned`,
    ceil: ([x]) => `${x} rundet op`,
    least: (args) => `den mindste af ${args.join(", ")}`,
    greatest: (args) => `den største af ${args.join(", ")}`,
    sqrt: ([x]) => `kvadratroden af ${x}`,
    ln: ([x]) => `den naturlige logaritme af ${x}`,
    exp: ([x]) => `e opløftet til ${x}`,
    lower: ([x]) => `${x} med små bogstaver`,
    upper: ([x]) => `${x} med store bogstaver`,
    contains: ([x, part]) => `${x} indeholder ${part}`,
    starts_with: ([x, part]) => `${x} begynder med ${part}`,
  },
  datePart: { year: "året", quarter: "kvartalet", month: "måneden", week: "ugen", day: "dagen i måneden", weekday: "ugedagen", hour: "timen", minute: "minuttet" },
  part: (part, time) => `${part} for ${time}`,
  start: (grain, time) => `begyndelsen af ${grain} for ${time}`,
  overTime: {
    prior: (x, step) => `${x}, ${step} tidligere`,
    change: (x, step) => `ændringen i ${x} over ${step}`,
    growth: (x, step) => `væksten i ${x} over ${step}`,
    rolling: (x, window) => `${x} over de seneste ${window}`,
    cumulative: (x) => `${x} siden begyndelsen`,
    to_date: (x, grain) => `${x} siden begyndelsen af ${grain}`,
  },
  grain: { hour: "timen", day: "dagen", week: "ugen", month: "måneden", quarter: "kvartalet", year: "året", fiscal_quarter: "regnskabskvartalet", fiscal_year: "regnskabsåret" },
  perGrain: { hour: "time", day: "dag", week: "uge", month: "måned", quarter: "kvartal", year: "år", fiscal_quarter: "regnskabskvartal", fiscal_year: "regnskabsår" },
  reducer: { avg: "gennemsnittet", sum: "summen", min: "den mindste værdi", max: "den største værdi", median: "medianen", last: "den sidste værdi" },
  per: (x, grain, reducer) => `${reducer} af ${x} pr. ${grain}`,
  all: (x, names) => `${x} på tværs af ${names ?? "alt"}`,
  share: (x, names) => `andelen, som ${x} udgør af det samlede på tværs af ${names ?? "alt"}`,
  other: (name, args) => `${name} af ${args}`,
  converted: ({ base, conversion, key, within, same, count, creditFirst }) => {
    const matched = `med samme ${key}${same === null ? "" : ` og samme ${same}`}`;
    const credit = creditFirst ? ", tilskrevet den første" : "";
    switch (count) {
      case "base":
        return `${base}, efterfulgt af ${conversion} ${matched} inden for ${within}${credit}`;
      case "conversions":
        return `${conversion} inden for ${within} efter ${base} ${matched}${credit}`;
      case "entities":
        return `antallet af forskellige værdier af ${key} med ${conversion} inden for ${within} efter ${base} ${matched}${credit}`;
    }
  },
  retained: ({ table, from, active, after, window }) => `andelen af ${table} med ${active} i løbet af ${window} fra ${after} efter ${from}`,
  attributed: ({ measure, touches, key, within, model }) => `${measure}, tilskrevet ${touches} med samme ${key} i de foregående ${within}, ${model}`,
  model: {
    first: () => "alt til den første kontakt",
    last: () => "alt til den sidste kontakt",
    linear: () => "i lige store dele",
    time_decay: ([halfLife]) => `jo senere, desto mere (det halve for hver ${halfLife})`,
    position: ([first, last]) => `efter placering (første ${first}, sidste ${last}, resten derimellem)`,
    markov: () => "efter bortfaldseffekt (Markov-kæde)",
    shapley: () => "efter Shapley-værdi",
  },
  each: (measure, key, overAll) => `deres eget tal (${measure}, efter ${key}${overAll ? ", nogensinde" : ""})`,
};
