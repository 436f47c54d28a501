import type { FormulaWording } from "./wording.js";
import { inside } from "./wording.js";

/** `de`, run together with the article. */
const de = (words = ""): string => (words.startsWith("el ") ? `del ${words.slice(3)}` : `de ${words}`);
/** A participle in the gender of what its article says; a name without one is taken as masculine. */
const agreeing = (words: string, stem: string): string => stem + (/^\(?la /.test(words) ? "a" : "o");
const no = (negated: boolean): string => (negated ? "no " : "");

export const es: FormulaWording = {
  text: (value) => `“${value}”`,
  table: (label) => inside(label, "es"),
  column: (label) => `«${inside(label, "es")}»`,
  kpi: (label) => inside(label, "es"),
  boolean: { true: "“sí”", false: "“no”" },
  nothing: "nada",
  brackets: (x) => `(${x})`,
  end: ".",
  pause: ",",
  closed: (rows) => `${rows},`,
  capital: true,
  arithmetic: {
    "+": (a, b, pause) => `${a}${pause} más ${b}`,
    "-": (a, b, pause) => `${a}${pause} menos ${b}`,
    "*": (a, b, pause) => `${a}${pause} ${agreeing(a, "multiplicad")} por ${b}`,
    "/": (a, b, pause) => `${a}${pause} ${agreeing(a, "dividid")} entre ${b}`,
  },
  negative: (x) => `menos ${x}`,
  elapsed: (from, to) => `el tiempo desde ${from} hasta ${to}`,
  and: (a, b) => `${a} y ${b}`,
  or: (a, b) => `${a} o bien ${b}`,
  not: (c) => `no se cumple que ${c}`,
  compare: {
    "=": (a, b) => `${a} es ${b}`,
    "!=": (a, b) => `${a} no es ${b}`,
    "<": (a, b) => `${a} es menor que ${b}`,
    "<=": (a, b) => `${a} es como máximo ${b}`,
    ">": (a, b) => `${a} es mayor que ${b}`,
    ">=": (a, b) => `${a} es como mínimo ${b}`,
  },
  compareTimes: {
    "=": (a, b) => `${a} es ${b}`,
    "!=": (a, b) => `${a} no es ${b}`,
    "<": (a, b) => `${a} es anterior a ${b}`,
    "<=": (a, b) => `${a} no es posterior a ${b}`,
    ">": (a, b) => `${a} es posterior a ${b}`,
    ">=": (a, b) => `${a} no es anterior a ${b}`,
  },
  known: (x) => `${x} consta`,
  unknown: (x) => `${x} no consta`,
  oneOf: (x, list, negated) => `${x} ${no(negated)}es ${list}`,
  like: (x, pattern, negated) => `${x} ${no(negated)}sigue el patrón ${pattern}`,
  between: (x, low, high, negated) => `${x} ${no(negated)}está entre ${low} y ${high}`,
  within: (x, length, of, negated) => `${x} ${no(negated)}cae en un plazo de ${length} desde ${of}`,
  rows: (table, where, at) =>
    `${table}${where === null ? "" : ` donde ${where}`}${at === null ? "" : `, según la fecha de ${at}`}`,
  filtered: (filter, rows) => `Filtro «${filter}»: solo cuentan ${rows}.`,
  weighed: (column) => `Cada respuesta cuenta según ${column}.`,
  aggregate: {
    count: (_, rows) => `el número de ${rows}`,
    sum: (x, rows) => `la suma ${de(x)} de ${rows}`,
    avg: (x, rows) => `la media ${de(x)} de ${rows}`,
    min: (x, rows) => `el valor mínimo ${de(x)} de ${rows}`,
    max: (x, rows) => `el valor máximo ${de(x)} de ${rows}`,
    median: (x, rows) => `la mediana ${de(x)} de ${rows}`,
    percentile: (x, rows, share) => `el valor ${de(x)} que el ${share} de ${rows} no supera`,
    stddev: (x, rows) => `la desviación típica ${de(x)} de ${rows}`,
    first: (x, rows) => `el primer valor ${de(x)} de ${rows}`,
    last: (x, rows) => `el último valor ${de(x)} de ${rows}`,
    nps: (x, rows) => `el Net Promoter Score según ${x} de ${rows}`,
    csat: (x, rows, least) => `la proporción de ${rows} con ${x} de al menos ${least}`,
    poll: (x, rows, choice) => `la proporción de ${rows} con ${choice} en ${x}`,
  },
  counted: (rows, all) => (all ? `el total de ${rows}` : rows),
  distinct: (x, rows) => `el número de valores distintos de ${x} en ${rows}`,
  row: {
    if: ([condition, then, otherwise]) => `${then} si ${condition}; si no, ${otherwise}`,
    coalesce: (args) => args.join(" o, si no consta, "),
    abs: ([x]) => `el valor absoluto ${de(x)}`,
    round: ([x, digits]) => `el redondeo ${de(x)}${digits === undefined ? "" : ` a ${digits} decimales`}`,
    floor: ([x]) => `el redondeo a la baja ${de(x)}`,
    ceil: ([x]) => `el redondeo al alza ${de(x)}`,
    least: (args) => `el menor de estos valores: ${args.join(", ")}`,
    greatest: (args) => `el mayor de estos valores: ${args.join(", ")}`,
    sqrt: ([x]) => `la raíz cuadrada ${de(x)}`,
    ln: ([x]) => `el logaritmo natural ${de(x)}`,
    exp: ([x]) => `e elevado a ${x}`,
    lower: ([x]) => `${x} en minúsculas`,
    upper: ([x]) => `${x} en mayúsculas`,
    contains: ([x, part]) => `${x} contiene ${part}`,
    starts_with: ([x, part]) => `${x} empieza por ${part}`,
  },
  datePart: {
    year: "año",
    quarter: "trimestre",
    month: "mes",
    week: "semana",
    day: "día del mes",
    weekday: "día de la semana",
    hour: "hora",
    minute: "minuto",
  },
  part: (part, time) => `${part} de ${time}`,
  start: (grain, time) => `inicio del periodo (${grain}) de ${time}`,
  overTime: {
    prior: (x, step) => `${x}, ${step} antes`,
    change: (x, step) => `la variación ${de(x)} en ${step}`,
    growth: (x, step) => `el crecimiento ${de(x)} en ${step}`,
    rolling: (x, window) => `${x}, con una ventana de ${window}`,
    cumulative: (x) => `${x}, en total acumulado`,
    to_date: (x, grain) => `${x}, desde el inicio del periodo (${grain})`,
  },
  grain: {
    hour: "hora",
    day: "día",
    week: "semana",
    month: "mes",
    quarter: "trimestre",
    year: "año",
    fiscal_quarter: "trimestre fiscal",
    fiscal_year: "año fiscal",
  },
  perGrain: {
    hour: "hora",
    day: "día",
    week: "semana",
    month: "mes",
    quarter: "trimestre",
    year: "año",
    fiscal_quarter: "trimestre fiscal",
    fiscal_year: "año fiscal",
  },
  reducer: {
    avg: "la media",
    sum: "la suma",
    min: "el valor mínimo",
    max: "el valor máximo",
    median: "la mediana",
    last: "el último valor",
  },
  per: (x, grain, reducer) => `${reducer} por ${grain} ${de(x)}`,
  all: (x, names) => `${x}, sin distinguir ${names ?? "ninguna dimensión"}`,
  share: (x, names) => `la proporción ${de(x)} en el total, sin distinguir ${names ?? "ninguna dimensión"}`,
  other: (name, args) => `${name} de ${args}`,
  converted: ({ base, conversion, key, within, same, count, creditFirst }) => {
    const matched = `con el mismo valor de ${key}${same === null ? "" : ` y de ${same}`}`;
    const credit = creditFirst ? ", con atribución a la primera vez" : "";
    switch (count) {
      case "base":
        return `${base}, con ${conversion} ${matched} en los ${within} siguientes${credit}`;
      case "conversions":
        return `${conversion} en los ${within} siguientes a ${base} ${matched}${credit}`;
      case "entities":
        return `el número de valores distintos de ${key} con ${conversion} en los ${within} siguientes a ${base} ${matched}${credit}`;
    }
  },
  retained: ({ table, from, active, after, window }) =>
    `la proporción de ${table} con ${active} durante ${window} a partir de ${after} desde ${from}`,
  attributed: ({ measure, touches, key, within, model }) =>
    `${measure}, con atribución a ${touches} con el mismo valor de ${key} en los ${within} anteriores, ${model}`,
  model: {
    first: () => "todo al primer contacto",
    last: () => "todo al último contacto",
    linear: () => "a partes iguales",
    time_decay: ([halfLife]) => `más cuanto más reciente (la mitad cada ${halfLife})`,
    position: ([first, last]) => `según la posición (primero ${first}, último ${last}, el resto entre los demás)`,
    markov: () => "según el efecto de eliminación (cadena de Markov)",
    shapley: () => "según el valor de Shapley",
  },
  each: (measure, key, overAll) => `su propio valor (${measure}, por ${key}${overAll ? ", en cualquier momento" : ""})`,
  composite: (parts) =>
    parts.map(({ weight, kpi, ends }) => `${weight} ${kpi}${ends ? `, de ${ends.from} a ${ends.to}` : ""}`).join("; "),
};
