import type { FormulaWording } from "./wording.js";

const genitive = (x: string): string => x.replace(/^время /, "времени ");
const accusative = (x: string): string => x.replace(/^(сумм|медиан)а /, "$1у ").replace(/^доля /, "долю ");
const ne = (negated: boolean): string => (negated ? "не " : "");

/* Names stand in quotes behind a noun that takes the case, since a name cannot be inflected here. */
export const ru: FormulaWording = {
  text: (value) => `“${value}”`,
  table: (label) => `«${label}»`,
  column: (label) => `«${label}»`,
  kpi: (label) => `показатель «${label}»`,
  boolean: { true: "“да”", false: "“нет”" },
  nothing: "ничего",
  brackets: (x) => `(${x})`,
  end: ".",
  pause: ",",
  closed: (rows) => `${rows},`,
  capital: true,
  arithmetic: {
    "+": (a, b, pause) => `${a}${pause} плюс ${b}`,
    "-": (a, b, pause) => `${a}${pause} минус ${b}`,
    "*": (a, b, pause) => `${a}${pause} умножить на ${accusative(b)}`,
    "/": (a, b, pause) => `${a}${pause} разделить на ${accusative(b)}`,
  },
  negative: (x) => `минус ${x}`,
  elapsed: (from, to) => `время от ${from} до ${to}`,
  and: (a, b) => `${a} и ${b}`,
  or: (a, b) => `${a} или ${b}`,
  not: (c) => `неверно, что ${c}`,
  compare: {
    "=": (a, b) => `${a} — ${b}`,
    "!=": (a, b) => `${a} — не ${b}`,
    "<": (a, b) => `${a} меньше ${b}`,
    "<=": (a, b) => `${a} не больше ${b}`,
    ">": (a, b) => `${a} больше ${b}`,
    ">=": (a, b) => `${a} не меньше ${b}`,
  },
  compareTimes: {
    "=": (a, b) => `${a} — ${b}`,
    "!=": (a, b) => `${a} — не ${b}`,
    "<": (a, b) => `${a} раньше ${b}`,
    "<=": (a, b) => `${a} не позже ${b}`,
    ">": (a, b) => `${a} позже ${b}`,
    ">=": (a, b) => `${a} не раньше ${b}`,
  },
  known: (x) => `поле ${x} заполнено`,
  unknown: (x) => `поле ${x} не заполнено`,
  oneOf: (x, list, negated) => `${x} — ${ne(negated)}${list}`,
  like: (x, pattern, negated) => `${x} ${ne(negated)}соответствует шаблону ${pattern}`,
  between: (x, low, high, negated) => `${x} ${ne(negated)}в пределах от ${low} до ${high}`,
  within: (x, length, of, negated) => `${x} ${ne(negated)}наступает не позднее чем через ${length} после ${of}`,
  rows: (table, where, at) => `${table}${where === null ? "" : `, где ${where}`}${at === null ? "" : `, по дате ${at}`}`,
  filtered: (filter, rows) => `Фильтр «${filter}»: учитываются только записи ${rows}.`,
  weighed: (column) => `Каждый ответ учитывается с весом ${column}.`,
  aggregate: {
    count: (_, rows) => `число записей ${rows}`,
    sum: (x, rows) => `сумма значений ${genitive(x)} по записям ${rows}`,
    avg: (x, rows) => `среднее значение ${genitive(x)} по записям ${rows}`,
    min: (x, rows) => `наименьшее значение ${genitive(x)} по записям ${rows}`,
    max: (x, rows) => `наибольшее значение ${genitive(x)} по записям ${rows}`,
    median: (x, rows) => `медиана значений ${genitive(x)} по записям ${rows}`,
    percentile: (x, rows, share) => `значение ${genitive(x)}, которого не превышают ${share} записей ${rows}`,
    stddev: (x, rows) => `стандартное отклонение ${genitive(x)} по записям ${rows}`,
    first: (x, rows) => `самое раннее значение ${x} по записям ${rows}`,
    last: (x, rows) => `самое позднее значение ${x} по записям ${rows}`,
    nps: (x, rows) => `индекс NPS по ответам ${x} в записях ${rows}`,
    csat: (x, rows, least) => `доля записей ${rows} с оценкой ${x} не ниже ${least}`,
    poll: (x, rows, choice) => `доля записей ${rows} с ответом ${choice} в поле ${x}`,
  },
  counted: (rows, all) => `число ${all ? "всех " : ""}записей ${rows}`,
  distinct: (x, rows) => `число различных значений ${x} в записях ${rows}`,
  row: {
    if: ([condition, then, otherwise]) => `${then}, если ${condition}, иначе ${otherwise}`,
    coalesce: (args) => args.join(", а если нет значения, то "),
    abs: ([x]) => `модуль ${x}`,
    round: ([x, digits]) => `${x} с округлением${digits === undefined ? "" : ` до ${digits} знаков`}`,
    floor: ([x]) => `${x} с округлением вниз`,
    ceil: ([x]) => `${x} с округлением вверх`,
    least: (args) => `наименьшее из значений: ${args.join(", ")}`,
    greatest: (args) => `наибольшее из значений: ${args.join(", ")}`,
    sqrt: ([x]) => `квадратный корень из ${x}`,
    ln: ([x]) => `натуральный логарифм ${x}`,
    exp: ([x]) => `e в степени ${x}`,
    lower: ([x]) => `${x} строчными буквами`,
    upper: ([x]) => `${x} прописными буквами`,
    contains: ([x, part]) => `${x} содержит ${part}`,
    starts_with: ([x, part]) => `${x} начинается с ${part}`,
  },
  datePart: {
    year: "год",
    quarter: "квартал",
    month: "месяц",
    week: "неделя",
    day: "день месяца",
    weekday: "день недели",
    hour: "час",
    minute: "минута",
  },
  part: (part, time) => `${part} в ${time}`,
  start: (grain, time) => `начало ${grain}, на который приходится ${time}`,
  overTime: {
    prior: (x, step) => `${x} за ${step} до этого`,
    change: (x, step) => `изменение за ${step}: ${x}`,
    growth: (x, step) => `рост за ${step}: ${x}`,
    rolling: (x, window) => `${x} в скользящем окне за ${window}`,
    cumulative: (x) => `${x} с самого начала`,
    to_date: (x, grain) => `${x} с начала ${grain}`,
  },
  grain: {
    hour: "часа",
    day: "дня",
    week: "недели",
    month: "месяца",
    quarter: "квартала",
    year: "года",
    fiscal_quarter: "финансового квартала",
    fiscal_year: "финансового года",
  },
  perGrain: {
    hour: "каждый час",
    day: "каждый день",
    week: "каждую неделю",
    month: "каждый месяц",
    quarter: "каждый квартал",
    year: "каждый год",
    fiscal_quarter: "каждый финансовый квартал",
    fiscal_year: "каждый финансовый год",
  },
  reducer: { avg: "среднее", sum: "сумма", min: "наименьшее", max: "наибольшее", median: "медиана", last: "последнее" },
  per: (x, grain, reducer) => `${reducer} из значений за ${grain}: ${x}`,
  all: (x, names) => `${x} без разбивки${names === null ? "" : ` по ${names}`}`,
  share: (x, names) => `доля в итоге без разбивки${names === null ? "" : ` по ${names}`}: ${x}`,
  other: (name, args) => `${name} от ${args}`,
  converted: ({ base, conversion, key, within, same, count, creditFirst }) => {
    const matched = `с тем же ${key}${same === null ? "" : ` и тем же ${same}`}`;
    const credit = creditFirst ? ", с отнесением к первой" : "";
    switch (count) {
      case "base":
        return `число записей ${base}, за которыми не позднее чем через ${within} следуют записи ${conversion} ${matched}${credit}`;
      case "conversions":
        return `число записей ${conversion}, сделанных не позднее чем через ${within} после записей ${base} ${matched}${credit}`;
      case "entities":
        return `число различных ${key}, у которых записи ${conversion} сделаны не позднее чем через ${within} после записей ${base} ${matched}${credit}`;
    }
  },
  retained: ({ table, from, active, after, window }) =>
    `доля записей ${table}, у которых есть записи ${active} за ${window}, считая через ${after} после события: ${from}`,
  attributed: ({ measure, touches, key, within, model }) =>
    `${measure}, с отнесением к записям ${touches} с тем же ${key} за предыдущие ${within}, ${model}`,
  model: {
    first: () => "целиком к первому касанию",
    last: () => "целиком к последнему касанию",
    linear: () => "поровну",
    time_decay: ([halfLife]) => `чем позже, тем больше (вдвое меньше за каждые ${halfLife})`,
    position: ([first, last]) => `по положению (первое — ${first}, последнее — ${last}, остальное между ними)`,
    markov: () => "по эффекту удаления (цепь Маркова)",
    shapley: () => "по вектору Шепли",
  },
  each: (measure, key, overAll) => `собственный показатель (${measure}, по ${key}${overAll ? ", за всё время" : ""})`,
  composite: (parts) =>
    parts.map(({ weight, kpi, ends }) => `${weight} — ${kpi}${ends ? ` (шкала: ${ends.from} → ${ends.to})` : ""}`).join("; "),
};
