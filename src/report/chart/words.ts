import type { Grain } from "../../compile/definitions.js";
import type { Language } from "../language.js";
import type { ReportCell } from "../model.js";

/** The words of charts, their keys, tables and summaries. Numbers, dates and labels come in printed. */
export interface ChartWords {
  readonly state: { readonly [S in ReportCell["state"]]: string };
  readonly completeWithInterval: string;
  readonly definitionChanged: string;
  readonly targetPath: string;
  readonly allGroups: string;
  readonly notGiven: string;
  readonly asTable: string;
  readonly head: {
    readonly period: string;
    readonly value: string;
    readonly low: string;
    readonly high: string;
    readonly n: string;
    readonly state: string;
    readonly target: string;
    readonly group: string;
    readonly table: string;
    readonly rows: string;
  };
  readonly by: { readonly [G in Grain]: string };
  readonly quarter: (n: number) => string;
  readonly shaded: string;
  readonly sameScale: (last: string) => string;
  readonly targetBy: (date: string) => string;
  readonly atLeast: (value: string) => string;
  readonly atMost: (value: string) => string;
  readonly range: (low: string, high: string) => string;
  readonly intervalKey: string;
  readonly pathKey: string;
  readonly notCovered: string;
  readonly rowsIn: (rows: string, period: string) => string;
  /** Sentences of a chart's text summary. */
  readonly summary: {
    readonly span: (label: string, from: string, to: string) => string;
    readonly extremes: (low: string, lowAt: string, high: string, highAt: string) => string;
    readonly latest: (period: string, value: string) => string;
    readonly states: (state: string, periods: string) => string;
    readonly target: (condition: string, date: string) => string;
    readonly panels: (label: string, n: string) => string;
    readonly now: (value: string, range: string | null, path: string | null) => string;
  };
  readonly list: (items: readonly string[]) => string;
}

export const chartWords = (language: Language): ChartWords => WORDS[language];

const lister = (locale: string) => (items: readonly string[]) =>
  new Intl.ListFormat(locale, { style: "long", type: "conjunction" }).format(items);

const WORDS: { readonly [L in Language]: ChartWords } = {
  en: {
    state: {
      complete: "complete",
      immature: "immature",
      partial: "partial",
      no_data: "no data",
      undefined: "undefined",
      suppressed: "withheld",
      too_few: "too few",
    },
    completeWithInterval: "complete, with interval",
    definitionChanged: "definition changed",
    targetPath: "target path",
    allGroups: "all",
    notGiven: "not given",
    asTable: "The figures as a table",
    head: {
      period: "Period",
      value: "Value",
      low: "Low",
      high: "High",
      n: "n",
      state: "State",
      target: "Path",
      group: "Group",
      table: "Table",
      rows: "Rows",
    },
    by: {
      hour: "By hour",
      day: "By day",
      week: "By week",
      month: "By month",
      quarter: "By quarter",
      year: "By year",
      fiscal_quarter: "By fiscal quarter",
      fiscal_year: "By fiscal year",
    },
    quarter: (n) => `Q${n}`,
    shaded: "shaded: 95% interval",
    sameScale: (last) => `Same scale in each panel; grey: all; last label: ${last}`,
    targetBy: (date) => `by ${date}`,
    atLeast: (v) => `at least ${v}`,
    atMost: (v) => `at most ${v}`,
    range: (a, b) => `${a} to ${b}`,
    intervalKey: "value with its interval",
    pathKey: "where the path or target is",
    notCovered: "not covered",
    rowsIn: (rows, period) => `${rows} rows in ${period}`,
    summary: {
      span: (label, from, to) => `${label}, from ${from} to ${to}.`,
      extremes: (a, at, b, bt) => `Lowest ${a} (${at}), highest ${b} (${bt}).`,
      latest: (p, v) => `Last complete period, ${p}: ${v}.`,
      states: (s, p) => `${capital(s)}: ${p}.`,
      target: (c, d) => `Target: ${c} by ${d}.`,
      panels: (label, n) => `${label}, ${n} panels.`,
      now: (v, r, p) => `Now ${v}${r ? `, interval ${r}` : ""}${p ? `; the path is at ${p}` : ""}.`,
    },
    list: lister("en"),
  },
  da: {
    state: {
      complete: "komplet",
      immature: "ikke moden",
      partial: "ufuldstændig",
      no_data: "ingen data",
      undefined: "ikke defineret",
      suppressed: "skjult",
      too_few: "for få",
    },
    completeWithInterval: "komplet, med interval",
    definitionChanged: "definition ændret",
    targetPath: "målsti",
    allGroups: "alle",
    notGiven: "ikke angivet",
    asTable: "Tallene som tabel",
    head: {
      period: "Periode",
      value: "Værdi",
      low: "Lav",
      high: "Høj",
      n: "n",
      state: "Tilstand",
      target: "Målsti",
      group: "Gruppe",
      table: "Tabel",
      rows: "Rækker",
    },
    by: {
      hour: "Pr. time",
      day: "Pr. dag",
      week: "Pr. uge",
      month: "Pr. måned",
      quarter: "Pr. kvartal",
      year: "Pr. år",
      fiscal_quarter: "Pr. regnskabskvartal",
      fiscal_year: "Pr. regnskabsår",
    },
    quarter: (n) => `${n}. kvt.`,
    shaded: "skraveret: 95 %-interval",
    sameScale: (last) => `Samme skala i alle felter; gråt: alle; sidste tal: ${last}`,
    targetBy: (date) => `senest ${date}`,
    atLeast: (v) => `mindst ${v}`,
    atMost: (v) => `højst ${v}`,
    range: (a, b) => `${a} til ${b}`,
    intervalKey: "værdi med interval",
    pathKey: "hvor målstien eller målet er",
    notCovered: "ikke dækket",
    rowsIn: (rows, period) => `${rows} rækker i ${period}`,
    summary: {
      span: (label, from, to) => `${label}, fra ${from} til ${to}.`,
      extremes: (a, at, b, bt) => `Lavest ${a} (${at}), højest ${b} (${bt}).`,
      latest: (p, v) => `Seneste komplette periode, ${p}: ${v}.`,
      states: (s, p) => `${capital(s)}: ${p}.`,
      target: (c, d) => `Mål: ${c} senest ${d}.`,
      panels: (label, n) => `${label}, ${n} felter.`,
      now: (v, r, p) => `Nu ${v}${r ? `, interval ${r}` : ""}${p ? `; målstien er på ${p}` : ""}.`,
    },
    list: lister("da"),
  },
  ja: {
    state: {
      complete: "確定",
      immature: "未成熟",
      partial: "集計途中",
      no_data: "データなし",
      undefined: "算出不能",
      suppressed: "非表示",
      too_few: "件数不足",
    },
    completeWithInterval: "確定値と区間",
    definitionChanged: "定義の変更",
    targetPath: "目標経路",
    allGroups: "全体",
    notGiven: "記載なし",
    asTable: "数値を表で見る",
    head: {
      period: "期間",
      value: "値",
      low: "下限",
      high: "上限",
      n: "n",
      state: "状態",
      target: "目標経路",
      group: "グループ",
      table: "表",
      rows: "行数",
    },
    by: {
      hour: "時間別",
      day: "日別",
      week: "週別",
      month: "月別",
      quarter: "四半期別",
      year: "年別",
      fiscal_quarter: "会計四半期別",
      fiscal_year: "会計年度別",
    },
    quarter: (n) => `第${n}四半期`,
    shaded: "帯は95%区間",
    sameScale: (last) => `各図は同じ目盛り。灰色は全体、最後の数値は${last}`,
    targetBy: (date) => `${date}まで`,
    atLeast: (v) => `${v}以上`,
    atMost: (v) => `${v}以下`,
    range: (a, b) => `${a}～${b}`,
    intervalKey: "値と区間",
    pathKey: "現時点の目標経路または目標値",
    notCovered: "対象外",
    rowsIn: (rows, period) => `${period}は${rows}行`,
    summary: {
      span: (label, from, to) => `${label}、${from}から${to}まで。`,
      extremes: (a, at, b, bt) => `最低は${a}（${at}）、最高は${b}（${bt}）。`,
      latest: (p, v) => `直近の確定期間（${p}）は${v}。`,
      states: (s, p) => `${s}：${p}。`,
      target: (c, d) => `目標：${d}までに${c}。`,
      panels: (label, n) => `${label}、${n}面の図。`,
      now: (v, r, p) => `現在${v}${r ? `、区間は${r}` : ""}${p ? `、目標経路は${p}` : ""}。`,
    },
    list: (items) => items.join("、"),
  },
  es: {
    state: {
      complete: "completo",
      immature: "sin madurar",
      partial: "incompleto",
      no_data: "sin datos",
      undefined: "no definido",
      suppressed: "oculto",
      too_few: "muy pocos",
    },
    completeWithInterval: "completo, con intervalo",
    definitionChanged: "definición modificada",
    targetPath: "trayectoria de la meta",
    allGroups: "todos",
    notGiven: "no indicado",
    asTable: "Las cifras en una tabla",
    head: {
      period: "Periodo",
      value: "Valor",
      low: "Mínimo",
      high: "Máximo",
      n: "n",
      state: "Estado",
      target: "Trayectoria",
      group: "Grupo",
      table: "Tabla",
      rows: "Filas",
    },
    by: {
      hour: "Por hora",
      day: "Por día",
      week: "Por semana",
      month: "Por mes",
      quarter: "Por trimestre",
      year: "Por año",
      fiscal_quarter: "Por trimestre fiscal",
      fiscal_year: "Por año fiscal",
    },
    quarter: (n) => `T${n}`,
    shaded: "sombreado: intervalo del 95 %",
    sameScale: (last) => `Misma escala en cada panel; en gris, todos; última cifra: ${last}`,
    targetBy: (date) => `antes del ${date}`,
    atLeast: (v) => `al menos ${v}`,
    atMost: (v) => `como máximo ${v}`,
    range: (a, b) => `${a} a ${b}`,
    intervalKey: "valor con su intervalo",
    pathKey: "dónde está la trayectoria o la meta",
    notCovered: "sin cobertura",
    rowsIn: (rows, period) => `${rows} filas en ${period}`,
    summary: {
      span: (label, from, to) => `${label}, de ${from} a ${to}.`,
      extremes: (a, at, b, bt) => `Mínimo ${a} (${at}), máximo ${b} (${bt}).`,
      latest: (p, v) => `Último periodo completo, ${p}: ${v}.`,
      states: (s, p) => `${capital(s)}: ${p}.`,
      target: (c, d) => `Meta: ${c} antes del ${d}.`,
      panels: (label, n) => `${label}, ${n} paneles.`,
      now: (v, r, p) => `Ahora ${v}${r ? `, intervalo ${r}` : ""}${p ? `; la trayectoria está en ${p}` : ""}.`,
    },
    list: lister("es"),
  },
  fr: {
    state: {
      complete: "complet",
      immature: "non mûr",
      partial: "incomplet",
      no_data: "pas de données",
      undefined: "non défini",
      suppressed: "masqué",
      too_few: "trop peu",
    },
    completeWithInterval: "complet, avec intervalle",
    definitionChanged: "définition modifiée",
    targetPath: "trajectoire de la cible",
    allGroups: "tous",
    notGiven: "non précisé",
    asTable: "Les chiffres en tableau",
    head: {
      period: "Période",
      value: "Valeur",
      low: "Bas",
      high: "Haut",
      n: "n",
      state: "État",
      target: "Trajectoire",
      group: "Groupe",
      table: "Table",
      rows: "Lignes",
    },
    by: {
      hour: "Par heure",
      day: "Par jour",
      week: "Par semaine",
      month: "Par mois",
      quarter: "Par trimestre",
      year: "Par an",
      fiscal_quarter: "Par trimestre fiscal",
      fiscal_year: "Par exercice",
    },
    quarter: (n) => `T${n}`,
    shaded: "en couleur : intervalle à 95 %",
    sameScale: (last) => `Même échelle dans chaque panneau ; en gris : tous ; dernier chiffre : ${last}`,
    targetBy: (date) => `d’ici au ${date}`,
    atLeast: (v) => `au moins ${v}`,
    atMost: (v) => `au plus ${v}`,
    range: (a, b) => `${a} à ${b}`,
    intervalKey: "valeur et son intervalle",
    pathKey: "position de la trajectoire ou de la cible",
    notCovered: "non couvert",
    rowsIn: (rows, period) => `${rows} lignes en ${period}`,
    summary: {
      span: (label, from, to) => `${label}, de ${from} à ${to}.`,
      extremes: (a, at, b, bt) => `Minimum ${a} (${at}), maximum ${b} (${bt}).`,
      latest: (p, v) => `Dernière période complète, ${p} : ${v}.`,
      states: (s, p) => `${capital(s)} : ${p}.`,
      target: (c, d) => `Cible : ${c} d’ici au ${d}.`,
      panels: (label, n) => `${label}, ${n} panneaux.`,
      now: (v, r, p) => `Actuellement ${v}${r ? `, intervalle ${r}` : ""}${p ? ` ; la trajectoire est à ${p}` : ""}.`,
    },
    list: lister("fr"),
  },
  ru: {
    state: {
      complete: "полный",
      immature: "не созрел",
      partial: "неполный",
      no_data: "нет данных",
      undefined: "не определено",
      suppressed: "скрыто",
      too_few: "слишком мало",
    },
    completeWithInterval: "полный период, с интервалом",
    definitionChanged: "определение изменено",
    targetPath: "путь к цели",
    allGroups: "все",
    notGiven: "не указано",
    asTable: "Данные в таблице",
    head: {
      period: "Период",
      value: "Значение",
      low: "Нижняя граница",
      high: "Верхняя граница",
      n: "n",
      state: "Состояние",
      target: "Путь к цели",
      group: "Группа",
      table: "Таблица",
      rows: "Строки",
    },
    by: {
      hour: "По часам",
      day: "По дням",
      week: "По неделям",
      month: "По месяцам",
      quarter: "По кварталам",
      year: "По годам",
      fiscal_quarter: "По финансовым кварталам",
      fiscal_year: "По финансовым годам",
    },
    quarter: (n) => `${n} кв.`,
    shaded: "полоса: 95 %-й интервал",
    sameScale: (last) => `Одна шкала во всех панелях; серым: все; последнее число: ${last}`,
    targetBy: (date) => `до ${date}`,
    atLeast: (v) => `не менее ${v}`,
    atMost: (v) => `не более ${v}`,
    range: (a, b) => `от ${a} до ${b}`,
    intervalKey: "значение с интервалом",
    pathKey: "где сейчас путь или цель",
    notCovered: "не охвачено",
    rowsIn: (rows, period) => `${period}: строк ${rows}`,
    summary: {
      span: (label, from, to) => `${label}: с ${from} по ${to}.`,
      extremes: (a, at, b, bt) => `Минимум ${a} (${at}), максимум ${b} (${bt}).`,
      latest: (p, v) => `Последний полный период, ${p}: ${v}.`,
      states: (s, p) => `${capital(s)}: ${p}.`,
      target: (c, d) => `Цель: ${c} до ${d}.`,
      panels: (label, n) => `${label}, панелей: ${n}.`,
      now: (v, r, p) => `Сейчас ${v}${r ? `, интервал ${r}` : ""}${p ? `; путь: ${p}` : ""}.`,
    },
    list: lister("ru"),
  },
};

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
