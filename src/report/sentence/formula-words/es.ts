import type { FormulaWording } from "./wording.js";
import { inside } from "./wording.js";

const no = (negated: boolean): string => (negated ? "no " : "");

export const es: FormulaWording = {
  text: (value) => `“${value}”`,
  table: (label) => inside(label, "es"),
  column: (label) => `«${inside(label, "es")}»`,
  kpi: (label) => inside(label, "es"),
  boolean: { true: "sí", false: "no" },
  nothing: "nada",
  brackets: (x) => `(${x})`,
  end: ".",
  arithmetic: {
    "+": (a, b, pause) => `${a}${pause} más ${b}`,
    "-": (a, b, pause) => `${a}${pause} menos ${b}`,
    "*": (a, b, pause) => `${a}${pause} por ${b}`,
    "/": (a, b, pause) => `${a}${pause} entre ${b}`,
  },
  negative: (x) => `menos ${x}`,
  elapsed: (from, to) => `tiempo desde ${from} hasta ${to}`,
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
  rows: (table, where, at) => `${table}${where === null ? "" : ` donde ${where}`}${at === null ? "" : `, según la fecha de ${at}`}`,
  aggregate: {
    count: (_, rows) => `número de ${rows}`,
    sum: (x, rows) => `suma de ${x} de ${rows}`,
    avg: (x, rows) => `media de ${x} de ${rows}`,
    min: (x, rows) => `valor mínimo de ${x} de ${rows}`,
    max: (x, rows) => `valor máximo de ${x} de ${rows}`,
    median: (x, rows) => `mediana de ${x} de ${rows}`,
    percentile: (x, rows, share) => `valor de ${x} que el ${share} de ${rows} no supera`,
    stddev: (x, rows) => `desviación típica de ${x} de ${rows}`,
    first: (x, rows) => `primer valor de ${x} de ${rows}`,
    last: (x, rows) => `último valor de ${x} de ${rows}`,
    nps: (x, rows) => `Net Promoter Score según ${x} de ${rows}`,
    csat: (x, rows, least) => `proporción de ${rows} con ${x} de al menos ${least}`,
    poll: (x, rows, choice) => `proporción de ${rows} con ${choice} en ${x}`,
  },
  counted: (rows, all) => (all ? `el total de ${rows}` : rows),
  distinct: (x, rows) => `número de valores distintos de ${x} en ${rows}`,
  row: {
    if: ([condition, then, otherwise]) => `${then} si ${condition}; si no, ${otherwise}`,
    coalesce: (args) => args.join(" o, si no consta, "),
    abs: ([x]) => `valor absoluto de ${x}`,
    round: ([x, digits]) => `redondeo de ${x}${digits === undefined ? "" : ` a ${digits} decimales`}`,
    floor: ([x]) => `redondeo a la baja de ${x}`,
    ceil: ([x]) => `redondeo al alza de ${x}`,
    least: (args) => `el menor de estos valores: ${args.join(", ")}`,
    greatest: (args) => `el mayor de estos valores: ${args.join(", ")}`,
    sqrt: ([x]) => `raíz cuadrada de ${x}`,
    ln: ([x]) => `logaritmo natural de ${x}`,
    exp: ([x]) => `e elevado a ${x}`,
    lower: ([x]) => `${x} en minúsculas`,
    upper: ([x]) => `${x} en mayúsculas`,
    contains: ([x, part]) => `${x} contiene ${part}`,
    starts_with: ([x, part]) => `${x} empieza por ${part}`,
  },
  datePart: { year: "año", quarter: "trimestre", month: "mes", week: "semana", day: "día del mes", weekday: "día de la semana", hour: "hora", minute: "minuto" },
  part: (part, time) => `${part} de ${time}`,
  start: (grain, time) => `inicio del periodo (${grain}) de ${time}`,
  overTime: {
    prior: (x, step) => `${x}, ${step} antes`,
    change: (x, step) => `variación de ${x} en ${step}`,
    growth: (x, step) => `crecimiento de ${x} en ${step}`,
    rolling: (x, window) => `${x}, con una ventana de ${window}`,
    cumulative: (x) => `${x}, en total acumulado`,
    to_date: (x, grain) => `${x}, desde el inicio del periodo (${grain})`,
  },
  grain: { hour: "hora", day: "día", week: "semana", month: "mes", quarter: "trimestre", year: "año", fiscal_quarter: "trimestre fiscal", fiscal_year: "año fiscal" },
  perGrain: { hour: "hora", day: "día", week: "semana", month: "mes", quarter: "trimestre", year: "año", fiscal_quarter: "trimestre fiscal", fiscal_year: "año fiscal" },
  reducer: { avg: "media", sum: "suma", min: "valor mínimo", max: "valor máximo", median: "mediana", last: "último valor" },
  per: (x, grain, reducer) => `${reducer} de ${x} por ${grain}`,
  all: (x, names) => `${x}, sin distinguir ${names ?? "ninguna dimensión"}`,
  share: (x, names) => `proporción de ${x} en el total, sin distinguir ${names ?? "ninguna dimensión"}`,
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
        return `número de valores distintos de ${key} con ${conversion} en los ${within} siguientes a ${base} ${matched}${credit}`;
    }
  },
  retained: ({ table, from, active, after, window }) => `proporción de ${table} con ${active} durante ${window} a partir de ${after} desde ${from}`,
  attributed: ({ measure, touches, key, within, model }) => `${measure}, con atribución a ${touches} con el mismo valor de ${key} en los ${within} anteriores, ${model}`,
  model: {
    first: () => "todo al primer contacto",
    last: () => "todo al último contacto",
    linear: () => "a partes iguales",
    time_decay: ([halfLife]) => `más cuanto más reciente (la mitad cada ${halfLife})`,
    position: ([first, last]) => `según la posición (primero ${first}, último ${last}, el resto entre los demás)`,
    markov: () => "según el efecto de eliminación (cadena de Markov)",
    shapley: () => "según el valor de Shapley",
  },
  each: (measure, key, overAll) => `su propio valor de: ${measure} (por ${key}${overAll ? ", en cualquier momento" : ""})`,
};
