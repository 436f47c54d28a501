import type { FormulaWording } from "./wording.js";

const inRows = (rows: string, x: string): string => `${rows}の${x}`;

/* A condition stands before the noun it describes. */
export const ja: FormulaWording = {
  text: (value) => `“${value}”`,
  table: (label) => label,
  column: (label) => `「${label}」`,
  kpi: (label) => `「${label}」`,
  boolean: { true: "「はい」", false: "「いいえ」" },
  nothing: "値なし",
  brackets: (x) => `（${x}）`,
  end: "。",
  pause: "、",
  closed: (rows) => rows,
  capital: false,
  arithmetic: {
    "+": (a, b) => `${a}に${b}を足した値`,
    "-": (a, b) => `${a}から${b}を引いた値`,
    "*": (a, b, pause) => `${a}に${pause}${b}を掛けた値`,
    "/": (a, b, pause) => `${a}を${pause}${b}で割った値`,
  },
  negative: (x) => `${x}の符号を反転した値`,
  elapsed: (from, to) => `${from}から${to}までの時間`,
  and: (a, b) => `${a}、かつ${b}`,
  or: (a, b) => `${a}、または${b}`,
  not: (c) => `${c}という条件に当てはまらない`,
  compare: {
    "=": (a, b) => `${a}が${b}である`,
    "!=": (a, b) => `${a}が${b}ではない`,
    "<": (a, b) => `${a}が${b}未満である`,
    "<=": (a, b) => `${a}が${b}以下である`,
    ">": (a, b) => `${a}が${b}を超える`,
    ">=": (a, b) => `${a}が${b}以上である`,
  },
  compareTimes: {
    "=": (a, b) => `${a}が${b}である`,
    "!=": (a, b) => `${a}が${b}ではない`,
    "<": (a, b) => `${a}が${b}より前である`,
    "<=": (a, b) => `${a}が${b}以前である`,
    ">": (a, b) => `${a}が${b}より後である`,
    ">=": (a, b) => `${a}が${b}以降である`,
  },
  known: (x) => `${x}が記録されている`,
  unknown: (x) => `${x}が記録されていない`,
  oneOf: (x, list, negated) => `${x}が${list}の${negated ? "いずれでもない" : "いずれかである"}`,
  like: (x, pattern, negated) => `${x}がパターン${pattern}に一致${negated ? "しない" : "する"}`,
  between: (x, low, high, negated) => `${x}が${low}以上${high}以下${negated ? "ではない" : "である"}`,
  within: (x, length, of, negated) => `${x}が${of}から${length}以内${negated ? "ではない" : "である"}`,
  rows: (table, where, at) => `${where === null ? "" : where}${table}${at === null ? "" : `（${at}の時点で集計）`}`,
  filtered: (filter, rows) => `フィルター「${filter}」により、${rows}だけを対象とする。`,
  weighed: (column) => `各回答は${column}で重み付けされる。`,
  aggregate: {
    count: (_, rows) => `${rows}の件数`,
    sum: (x, rows) => `${inRows(rows, x)}の合計`,
    avg: (x, rows) => `${inRows(rows, x)}の平均`,
    min: (x, rows) => `${inRows(rows, x)}の最小値`,
    max: (x, rows) => `${inRows(rows, x)}の最大値`,
    median: (x, rows) => `${inRows(rows, x)}の中央値`,
    percentile: (x, rows, share) => `${rows}の${share}が超えない${x}の値`,
    stddev: (x, rows) => `${inRows(rows, x)}の標準偏差`,
    first: (x, rows) => `${inRows(rows, x)}の最初の値`,
    last: (x, rows) => `${inRows(rows, x)}の最新の値`,
    nps: (x, rows) => `${inRows(rows, x)}によるネットプロモータースコア（NPS）`,
    csat: (x, rows, least) => `${rows}のうち${x}が${least}以上のものの割合`,
    poll: (x, rows, choice) => `${rows}のうち${x}が${choice}のものの割合`,
  },
  counted: (rows, all) => (all ? `${rows}の全件数` : `${rows}の件数`),
  distinct: (x, rows) => `${inRows(rows, x)}の異なる値の数`,
  row: {
    if: ([condition, then, otherwise]) => `${condition}場合は${then}、それ以外は${otherwise}`,
    coalesce: (args) => args.join("、値がなければ"),
    abs: ([x]) => `${x}の絶対値`,
    round: ([x, digits]) => (digits === undefined ? `${x}を四捨五入した値` : `${x}を小数点以下${digits}桁に四捨五入した値`),
    floor: ([x]) => `${x}を切り捨てた値`,
    ceil: ([x]) => `${x}を切り上げた値`,
    least: (args) => `${args.join("、")}のうち最小の値`,
    greatest: (args) => `${args.join("、")}のうち最大の値`,
    sqrt: ([x]) => `${x}の平方根`,
    ln: ([x]) => `${x}の自然対数`,
    exp: ([x]) => `eの${x}乗`,
    lower: ([x]) => `${x}（小文字）`,
    upper: ([x]) => `${x}（大文字）`,
    contains: ([x, part]) => `${x}が${part}を含む`,
    starts_with: ([x, part]) => `${x}が${part}で始まる`,
  },
  datePart: { year: "年", quarter: "四半期", month: "月", week: "週", day: "日", weekday: "曜日", hour: "時", minute: "分" },
  part: (part, time) => `${time}の${part}`,
  start: (grain, time) => `${time}を含む${grain}の初め`,
  overTime: {
    prior: (x, step) => `${step}前の${x}`,
    change: (x, step) => `${x}の${step}前からの増減`,
    growth: (x, step) => `${x}の${step}前からの伸び率`,
    rolling: (x, window) => `直近${window}の${x}`,
    cumulative: (x) => `${x}の累計`,
    to_date: (x, grain) => `${grain}の初めからの${x}`,
  },
  grain: {
    hour: "時間",
    day: "日",
    week: "週",
    month: "月",
    quarter: "四半期",
    year: "年",
    fiscal_quarter: "会計四半期",
    fiscal_year: "会計年度",
  },
  perGrain: {
    hour: "1時間",
    day: "1日",
    week: "1週間",
    month: "1か月",
    quarter: "四半期",
    year: "1年",
    fiscal_quarter: "会計四半期",
    fiscal_year: "会計年度",
  },
  reducer: { avg: "平均", sum: "合計", min: "最小値", max: "最大値", median: "中央値", last: "最後の値" },
  per: (x, grain, reducer) => `${x}を${grain}ごとに求めた値の${reducer}`,
  all: (x, names) => `${names ?? "すべての項目"}を区別しない${x}`,
  share: (x, names) => `${names ?? "すべての項目"}を区別しない全体に占める${x}の割合`,
  other: (name, args) => `${args}の${name}`,
  converted: ({ base, conversion, key, within, same, count, creditFirst }) => {
    const matched = `同じ${key}${same === null ? "" : `、同じ${same}`}の`;
    const credit = creditFirst ? "（最初のものに帰属）" : "";
    switch (count) {
      case "base":
        return `${base}のうち、${within}以内に${matched}${conversion}につながったものの件数${credit}`;
      case "conversions":
        return `${conversion}のうち、${matched}${base}から${within}以内のものの件数${credit}`;
      case "entities":
        return `${base}のうち、${within}以内に${matched}${conversion}につながったものの${key}の異なる値の数${credit}`;
    }
  },
  retained: ({ table, from, active, after, window }) =>
    `${table}のうち、${from}から${after}後の${window}に${active}があったものの割合`,
  attributed: ({ measure, touches, key, within, model }) =>
    `${measure}のうち、その前${within}以内の同じ${key}の${touches}に帰属する分（${model}）`,
  model: {
    first: () => "最初の接点にすべて",
    last: () => "最後の接点にすべて",
    linear: () => "均等に配分",
    time_decay: ([halfLife]) => `新しい接点ほど多く、${halfLife}ごとに半減`,
    position: ([first, last]) => `最初に${first}、最後に${last}、残りは中間に配分`,
    markov: () => "マルコフ連鎖の除去効果による",
    shapley: () => "シャープレイ値による",
  },
  each: (measure, key, overAll) => `${key}ごとの${overAll ? "全期間の" : ""}${measure}`,
  composite: (parts) =>
    parts.map(({ weight, kpi, ends }) => `${kpi}${weight}${ends ? `（${ends.from}から${ends.to}まで）` : ""}`).join("、"),
};
