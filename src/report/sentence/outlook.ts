import type { Language } from "../language.js";
import type { Outlook } from "../model.js";
import { say, type NumberSlot, type Phrase, type TimeSlot } from "./phrase.js";

/** How a band stands to a target. */
export type Standing = "keeps" | "misses" | "holds";

/** What is to be expected, and how far that can be relied on, in one language. */
export interface OutlookWords {
  readonly heading: string;
  readonly expected: (s: {
    readonly low: NumberSlot;
    readonly high: NumberSlot;
    readonly when: TimeSlot;
    readonly n: NumberSlot;
  }) => Phrase;
  /** No forecast did better than repeating: what was is then what is to be expected. */
  readonly standing: { readonly [S in Standing]: string };
  /** `error` is that of the forecast over that of repeating. */
  readonly earned: (s: { readonly error: NumberSlot; readonly origins: NumberSlot; readonly rule: string }) => Phrase;
  readonly repeated: (rule: string) => string;
  /** Too few values to try a forecast on earlier dates. */
  readonly untried: (rule: string) => string;
  /** What repeating means, within those two sentences. */
  readonly rule: { readonly season: string; readonly last: string };
  readonly none: { readonly [W in "too few values" | "too far" | "constant"]: (n: NumberSlot) => Phrase };
  readonly assumes: string;
}

export const outlookWords = (language: Language): OutlookWords => OUTLOOK[language];

export const ruleOf = ({ season }: Pick<Outlook, "season">): keyof OutlookWords["rule"] => (season > 1 ? "season" : "last");

const OUTLOOK: { readonly [L in Language]: OutlookWords } = {
  en: {
    heading: "What to expect",
    expected: ({ low, high, when, n }) =>
      say`If it goes on as before, it will lie between ${low} and ${high} ${when} (95% band, from ${n} complete periods).`,
    standing: {
      keeps: "The whole band keeps to the target.",
      misses: "The whole band misses the target.",
      holds: "The target lies within the band, so it can still go either way.",
    },
    earned: ({ error, origins, rule }) =>
      say`Tried on ${origins} earlier dates, the forecast erred ${error} times as much as ${[rule]}.`,
    repeated: (rule) => `No forecast did better than ${rule}, so the band is the wider one of that rule.`,
    untried: (rule) => `Too little is known to try a forecast on earlier dates, so the band is that of ${rule}.`,
    rule: { season: "repeating the year before", last: "repeating the last value" },
    none: {
      "too few values": (n) => say`Only ${n} complete periods under this definition: too few to look ahead.`,
      "too far": (n) => say`The deadline is too far off to be foreseen from ${n} complete periods.`,
      constant: (n) => say`The value has not moved in ${n} complete periods, so there is nothing to foresee.`,
    },
    assumes: "It assumes that nothing new is done and nothing else changes.",
  },
  ja: {
    heading: "今後の見込み",
    expected: ({ low, high, when, n }) =>
      say`これまでどおりに推移すれば、${when}には${low}から${high}の間になる見込みです（95%の帯、完了した${n}期間から算出）。`,
    standing: {
      keeps: "帯の全体が目標を満たしています。",
      misses: "帯の全体が目標に届いていません。",
      holds: "目標は帯の中にあり、達成するかどうかはまだわかりません。",
    },
    earned: ({ error, origins, rule }) =>
      say`過去の${origins}時点で試したところ、予測の誤差は${[rule]}場合の${error}倍でした。`,
    repeated: (rule) => `${rule}方法を上回る予測がなかったため、その方法による広めの帯を示しています。`,
    untried: (rule) => `過去の時点で予測を試すにはデータが足りないため、${rule}方法による帯を示しています。`,
    rule: { season: "前年の値を繰り返す", last: "直前の値を繰り返す" },
    none: {
      "too few values": (n) => say`この定義で完了した期間は${n}しかなく、先を見通すには足りません。`,
      "too far": (n) => say`期限が遠く、完了した${n}期間からは見通せません。`,
      constant: (n) => say`完了した${n}期間のあいだ値が変わっておらず、見通すものがありません。`,
    },
    assumes: "新たな取り組みもほかの変化もないことを前提にしています。",
  },
  da: {
    heading: "Hvad man kan vente",
    expected: ({ low, high, when, n }) =>
      say`Går det som hidtil, vil tallet ligge mellem ${low} og ${high} ${when} (95 %-bånd ud fra ${n} komplette perioder).`,
    standing: {
      keeps: "Hele båndet holder målet.",
      misses: "Hele båndet ligger uden for målet.",
      holds: "Målet ligger inden for båndet, så det kan stadig gå begge veje.",
    },
    earned: ({ error, origins, rule }) =>
      say`Afprøvet på ${origins} tidligere tidspunkter ramte prognosen ${error} gange så meget ved siden af som ${[rule]}.`,
    repeated: (rule) => `Ingen prognose ramte bedre end ${rule}, så båndet er den regels, som er bredere.`,
    untried: (rule) => `Der er for lidt at afprøve en prognose på, så båndet viser, hvad det giver ${rule}.`,
    rule: { season: "at gentage året før", last: "at gentage den seneste værdi" },
    none: {
      "too few values": (n) => say`Kun ${n} komplette perioder med denne definition: for få til at se frem.`,
      "too far": (n) => say`Fristen ligger for langt ude til at blive forudset ud fra ${n} komplette perioder.`,
      constant: (n) => say`Værdien har ikke flyttet sig i ${n} komplette perioder, så der er intet at forudse.`,
    },
    assumes: "Det forudsætter, at intet nyt sættes i gang, og at intet andet ændrer sig.",
  },
  es: {
    heading: "Qué cabe esperar",
    expected: ({ low, high, when, n }) =>
      say`Si todo sigue como hasta ahora, el valor estará entre ${low} y ${high} ${when} (banda del 95 %, a partir de ${n} periodos completos).`,
    standing: {
      keeps: "Toda la banda cumple el objetivo.",
      misses: "Toda la banda queda fuera del objetivo.",
      holds: "El objetivo está dentro de la banda: aún puede cumplirse o no.",
    },
    earned: ({ error, origins, rule }) =>
      say`Probada en ${origins} fechas anteriores, la previsión erró ${error} veces lo que habría errado ${[rule]}.`,
    repeated: (rule) => `Ninguna previsión mejoró el resultado de ${rule}; por eso la banda, más ancha, es la de esa regla.`,
    untried: (rule) => `No hay datos suficientes para probar una previsión en fechas anteriores; la banda es la de ${rule}.`,
    rule: { season: "repetir el año anterior", last: "repetir el último valor" },
    none: {
      "too few values": (n) => say`Solo hay ${n} periodos completos con esta definición: muy pocos para prever nada.`,
      "too far": (n) => say`El plazo queda demasiado lejos para preverlo a partir de ${n} periodos completos.`,
      constant: (n) => say`El valor no ha variado en ${n} periodos completos; no hay nada que prever.`,
    },
    assumes: "Se supone que no se hace nada nuevo y que nada más cambia.",
  },
  fr: {
    heading: "Ce qu’il faut attendre",
    expected: ({ low, high, when, n }) =>
      say`Si rien ne change, la valeur se situera entre ${low} et ${high} ${when} (bande à 95 %, d’après ${n} périodes complètes).`,
    standing: {
      keeps: "Toute la bande respecte l’objectif.",
      misses: "Toute la bande manque l’objectif.",
      holds: "L’objectif se trouve dans la bande : il peut encore être atteint ou manqué.",
    },
    earned: ({ error, origins, rule }) =>
      say`Essayée à ${origins} dates antérieures, la prévision s’est trompée ${error} fois autant que ${[rule]}.`,
    repeated: (rule) => `Aucune prévision n’a fait mieux que ${rule} ; la bande est donc celle, plus large, de cette règle.`,
    untried: (rule) =>
      `Trop peu de données pour essayer une prévision à des dates antérieures ; la bande est celle de ${rule}.`,
    rule: { season: "la reprise de l’année précédente", last: "la reprise de la dernière valeur" },
    none: {
      "too few values": (n) => say`Seulement ${n} périodes complètes avec cette définition : trop peu pour prévoir.`,
      "too far": (n) => say`L’échéance est trop lointaine pour être prévue d’après ${n} périodes complètes.`,
      constant: (n) => say`La valeur n’a pas bougé en ${n} périodes complètes : il n’y a rien à prévoir.`,
    },
    assumes: "Cela suppose que rien de nouveau n’est entrepris et que rien d’autre ne change.",
  },
  ru: {
    heading: "Чего ожидать",
    expected: ({ low, high, when, n }) =>
      say`Если всё пойдёт по-прежнему, ${when} значение окажется между ${low} и ${high} (полоса 95 %, по ${n} ${[n.form === "one" ? "полному периоду" : "полным периодам"]}).`,
    standing: {
      keeps: "Вся полоса соответствует цели.",
      misses: "Вся полоса не достигает цели.",
      holds: "Цель лежит внутри полосы: её ещё можно и достичь, и не достичь.",
    },
    earned: ({ error, origins, rule }) =>
      say`При проверке на более ранних датах (${origins}) ошибка прогноза составила ${error} от ошибки правила «${[rule]}».`,
    repeated: (rule) => `Ни один прогноз не оказался точнее правила «${rule}», поэтому показана его, более широкая, полоса.`,
    untried: (rule) =>
      `Данных слишком мало, чтобы проверить прогноз на более ранних датах, поэтому показана полоса правила «${rule}».`,
    rule: { season: "как год назад", last: "как в последний раз" },
    none: {
      "too few values": (n) =>
        say`По этому определению есть только ${n} ${[{ one: "полный период", few: "полных периода", zero: "", two: "", many: "полных периодов", other: "полных периодов" }[n.form]]}: слишком мало, чтобы заглядывать вперёд.`,
      "too far": (n) =>
        say`Срок слишком далёк, чтобы предвидеть его по ${n} ${[n.form === "one" ? "полному периоду" : "полным периодам"]}.`,
      constant: (n) =>
        say`За ${n} ${[{ one: "полный период", few: "полных периода", zero: "", two: "", many: "полных периодов", other: "полных периодов" }[n.form]]} значение не изменилось: предвидеть нечего.`,
    },
    assumes: "Предполагается, что ничего нового не предпринимается и ничто другое не меняется.",
  },
};
