import type { Language } from "../language.js";

/**
 * The name of an interval's method in a reader's language. The compiler names methods in English; proper names stay,
 * what is unknown here is printed as it came.
 */
export function methodInWords(method: string, language: Language): string {
  const words = WORDS[language];
  const known = (part: string): string => {
    const [, base] = EFFECTIVE.exec(part) ?? [];
    return base === undefined ? (words.known[part] ?? part) : words.effective(words.known[base] ?? base);
  };
  const brackets = (inside: string): string => (language === "ja" ? `（${inside}）` : ` (${inside})`);
  const reason = /^none(?:: (.*))?$/s.exec(method);
  if (reason) return reason[1] === undefined ? words.none : `${words.none}${brackets(known(reason[1]))}`;
  const simulated = /^Monte Carlo \((.*)\), parts taken to be independent$/s.exec(method);
  if (!simulated) return known(method);
  const parts = (simulated[1] ?? "").split(", ").map(known);
  const [comma, pause] = language === "ja" ? ["、", "、"] : [", ", "; "];
  return `${words.monteCarlo}${brackets(parts.join(comma))}${pause}${words.independent}`;
}

/** Of answers with weights. */
const EFFECTIVE = /^(.*) over the effective sample size$/s;

interface MethodWords {
  readonly none: string;
  readonly monteCarlo: string;
  readonly independent: string;
  readonly effective: (method: string) => string;
  readonly known: Readonly<Record<string, string>>;
}

const WORDS: { readonly [L in Language]: MethodWords } = {
  en: {
    none: "none",
    monteCarlo: "Monte Carlo",
    independent: "parts taken to be independent",
    effective: (method) => `${method} over the effective sample size (answers weighted)`,
    known: { "Student's t": "Student’s t" },
  },
  ja: {
    none: "なし",
    monteCarlo: "モンテカルロ法",
    independent: "各部分は独立と仮定",
    effective: (method) => `${method}、有効標本サイズによる（回答に重み付け）`,
    known: {
      Wilson: "ウィルソン法",
      "adjusted Wald": "調整ワルド法",
      "Student's t": "スチューデントのt分布",
      Fieller: "フィーラー法",
      "order statistics": "順序統計量",
      PERT: "PERT分布",
      "a count of everything there is": "全数集計",
      "an extreme of the rows there are": "集計した行の中の極値",
      "no method is stated for it": "求め方を定めていない",
      "a level read off, not a sample": "読み取った残高であり、標本ではない",
      "a difference between periods": "期間の差",
      "uncertain values of finer periods put together": "細かい期間の不確かな値を合わせたもの",
      "credit given by a rule": "規則による帰属",
      "its form has no interval yet": "この式の形には未対応",
    },
  },
  da: {
    none: "intet",
    monteCarlo: "Monte Carlo",
    independent: "delene antages uafhængige",
    effective: (method) => `${method} over den effektive stikprøvestørrelse (vægtede svar)`,
    known: {
      "adjusted Wald": "justeret Wald",
      "Student's t": "Students t",
      "order statistics": "ordensstatistikker",
      "a count of everything there is": "alt er talt",
      "an extreme of the rows there are": "et yderpunkt blandt de rækker, der er",
      "no method is stated for it": "ingen metode er fastlagt",
      "a level read off, not a sample": "et aflæst niveau, ikke en stikprøve",
      "a difference between periods": "en forskel mellem perioder",
      "uncertain values of finer periods put together": "usikre værdier af finere perioder lagt sammen",
      "credit given by a rule": "tilskrevet efter en regel",
      "its form has no interval yet": "formlens form har endnu intet interval",
    },
  },
  es: {
    none: "ninguno",
    monteCarlo: "Montecarlo",
    independent: "se suponen partes independientes",
    effective: (method) => `${method} sobre el tamaño muestral efectivo (respuestas ponderadas)`,
    known: {
      "adjusted Wald": "Wald ajustado",
      "Student's t": "t de Student",
      "order statistics": "estadísticos de orden",
      "a count of everything there is": "recuento completo",
      "an extreme of the rows there are": "un extremo de las filas que hay",
      "no method is stated for it": "no se ha fijado un método",
      "a level read off, not a sample": "un nivel leído, no una muestra",
      "a difference between periods": "diferencia entre periodos",
      "uncertain values of finer periods put together": "valores inciertos de periodos menores reunidos",
      "credit given by a rule": "atribuido por una regla",
      "its form has no interval yet": "su forma aún no tiene intervalo",
    },
  },
  fr: {
    none: "aucun",
    monteCarlo: "Monte-Carlo",
    independent: "parties supposées indépendantes",
    effective: (method) => `${method} sur la taille d’échantillon effective (réponses pondérées)`,
    known: {
      "adjusted Wald": "Wald ajusté",
      "Student's t": "t de Student",
      "order statistics": "statistiques d’ordre",
      "a count of everything there is": "tout est compté",
      "an extreme of the rows there are": "un extrême des lignes présentes",
      "no method is stated for it": "aucune méthode n’est fixée",
      "a level read off, not a sample": "un niveau relevé, pas un échantillon",
      "a difference between periods": "différence entre périodes",
      "uncertain values of finer periods put together": "valeurs incertaines de périodes plus fines réunies",
      "credit given by a rule": "attribué par une règle",
      "its form has no interval yet": "sa forme n’a pas encore d’intervalle",
    },
  },
  ru: {
    none: "нет",
    monteCarlo: "метод Монте-Карло",
    independent: "части считаются независимыми",
    effective: (method) => `${method} по эффективному объёму выборки (ответы взвешены)`,
    known: {
      Wilson: "метод Уилсона",
      "adjusted Wald": "скорректированный метод Вальда",
      "Student's t": "t-распределение Стьюдента",
      Fieller: "метод Филлера",
      "order statistics": "порядковые статистики",
      PERT: "PERT-распределение",
      "a count of everything there is": "сплошной подсчёт",
      "an extreme of the rows there are": "крайнее значение имеющихся строк",
      "no method is stated for it": "метод не задан",
      "a level read off, not a sample": "снятый уровень, а не выборка",
      "a difference between periods": "разность периодов",
      "uncertain values of finer periods put together": "собрано из неточных значений более мелких периодов",
      "credit given by a rule": "отнесено по правилу",
      "its form has no interval yet": "для такой формулы интервала пока нет",
    },
  },
};
