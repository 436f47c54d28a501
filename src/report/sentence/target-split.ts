import type { TargetDef } from "../../compile/definitions.js";
import type { Language } from "../language.js";
import { say, type NumberSlot, type Phrase, type TimeSlot } from "./phrase.js";

/** How a goal's target lies over the parts of its period, and what an S-curve cannot tell, in one language. */
export interface TargetSplitWords {
  readonly heading: string;
  readonly soFar: (s: {
    readonly value: NumberSlot;
    readonly whole: NumberSlot;
    readonly within: TimeSlot;
    /** The last complete part. */
    readonly last: TimeSlot;
    readonly path: NumberSlot;
    readonly direction: TargetDef["direction"];
  }) => Phrase;
  readonly notYet: (s: { readonly whole: NumberSlot; readonly within: TimeSlot }) => Phrase;
  /** By which shape it was dealt out. */
  readonly by: { readonly [P in TargetDef["path"]]: string };
  readonly season: (then: TimeSlot) => Phrase;
  readonly seasonUnknown: string;
  readonly unsplit: { readonly [K in "same" | "end"]: (whole: NumberSlot) => Phrase };
  readonly unidentified: (highest: NumberSlot) => Phrase;
  readonly table: {
    readonly name: string;
    readonly period: string;
    readonly share: string;
    readonly path: string;
    readonly counted: string;
    readonly sum: string;
  };
}

export const targetSplitWords = (language: Language): TargetSplitWords => WORDS[language];

const WORDS: { readonly [L in Language]: TargetSplitWords } = {
  en: {
    heading: "The target, part by part",
    soFar: ({ value, whole, within, last, path, direction }) =>
      say`So far ${value} of ${whole} ${within} (complete up to ${last}); the path ${[direction === "at_least" ? "expects" : "allows"]} ${path}.`,
    notYet: ({ whole, within }) => say`No part of it is complete yet; the target is ${whole} ${within}.`,
    by: {
      linear: "The KPI adds up over time, so the target is dealt out in equal parts.",
      steps: "The KPI adds up over time, so the target is dealt out in four equal steps.",
      logistic: "The KPI adds up over time, so the target is dealt out along an S-curve.",
      season: "The KPI adds up over time, so the target is dealt out in last year’s season.",
    },
    season: (then) => say`The KPI adds up over time, so the target is dealt out as the year before ran (${then}).`,
    seasonUnknown: "The same period of the year before is not wholly known, so the target is dealt out in equal parts.",
    unsplit: {
      same: (whole) => say`This KPI does not add up over time, so its target is not split: each part is held to ${whole}.`,
      end: (whole) => say`A level is not split over time: ${whole} is due at the end of the period.`,
    },
    unidentified: (highest) =>
      say`The S-curve ends at more than twice the highest value seen (${highest}): where it levels off is not identified from the data.`,
    table: {
      name: "The target over its parts",
      period: "Part",
      share: "Its share",
      path: "Path, added up",
      counted: "Counted",
      sum: "Counted, added up",
    },
  },
  ja: {
    heading: "目標値の期間別の内訳",
    soFar: ({ value, whole, within, last, path, direction }) =>
      say`${within}の目標値${whole}に対し、これまでの実績は${value}です（${last}まで完了）。経路上の${[direction === "at_least" ? "見込み" : "上限"]}は${path}です。`,
    notYet: ({ whole, within }) => say`完了した期間はまだありません。${within}の目標値は${whole}です。`,
    by: {
      linear: "このKPIは期間ごとに足し合わせられるため、目標値を均等に割り振っています。",
      steps: "このKPIは期間ごとに足し合わせられるため、目標値を四つの等しい段階に割り振っています。",
      logistic: "このKPIは期間ごとに足し合わせられるため、目標値をS字曲線に沿って割り振っています。",
      season: "このKPIは期間ごとに足し合わせられるため、目標値を前年の季節パターンに沿って割り振っています。",
    },
    season: (then) => say`このKPIは期間ごとに足し合わせられるため、目標値を前年（${then}）の推移に沿って割り振っています。`,
    seasonUnknown: "前年の同じ期間の値がすべてはそろっていないため、目標値を均等に割り振っています。",
    unsplit: {
      same: (whole) => say`このKPIは期間ごとに足し合わせられないため、目標値は分割しません。どの期間でも${whole}が基準です。`,
      end: (whole) => say`残高は期間ごとに分割しません。期間の終わりの時点で${whole}が基準です。`,
    },
    unidentified: (highest) =>
      say`S字曲線の終点は、これまでの最高値（${highest}）の二倍を超えています。どこで頭打ちになるかは、データからは特定できません。`,
    table: {
      name: "目標値の期間別の内訳",
      period: "期間",
      share: "割り当て",
      path: "経路（累計）",
      counted: "実績",
      sum: "実績（累計）",
    },
  },
  da: {
    heading: "Målværdien, del for del",
    soFar: ({ value, whole, within, last, path, direction }) =>
      say`Indtil nu ${value} af ${whole} ${within} (komplet til og med ${last}); målstien ${[direction === "at_least" ? "forventer" : "tillader"]} ${path}.`,
    notYet: ({ whole, within }) => say`Ingen del er komplet endnu; målværdien er ${whole} ${within}.`,
    by: {
      linear: "Nøgletallet kan lægges sammen over tid, så målværdien er fordelt i lige store dele.",
      steps: "Nøgletallet kan lægges sammen over tid, så målværdien er fordelt i fire lige store trin.",
      logistic: "Nøgletallet kan lægges sammen over tid, så målværdien er fordelt langs en S-kurve.",
      season: "Nøgletallet kan lægges sammen over tid, så målværdien er fordelt efter sidste års sæson.",
    },
    season: (then) => say`Nøgletallet kan lægges sammen over tid, så målværdien er fordelt som året før (${then}).`,
    seasonUnknown: "Samme periode året før kendes ikke fuldt ud, så målværdien er fordelt i lige store dele.",
    unsplit: {
      same: (whole) =>
        say`Nøgletallet kan ikke lægges sammen over tid, så målværdien deles ikke op: hver del måles mod ${whole}.`,
      end: (whole) => say`Et niveau deles ikke op over tid: ${whole} gælder ved periodens slutning.`,
    },
    unidentified: (highest) =>
      say`S-kurven ender over det dobbelte af den højeste målte værdi (${highest}): hvor den flader ud, kan ikke bestemmes ud fra data.`,
    table: {
      name: "Målværdien fordelt på dele",
      period: "Del",
      share: "Andel",
      path: "Målsti, i alt",
      counted: "Opgjort",
      sum: "Opgjort, i alt",
    },
  },
  es: {
    heading: "La meta, parte por parte",
    soFar: ({ value, whole, within, last, path, direction }) =>
      say`Hasta ahora, ${value} de ${whole} ${within} (completo hasta ${last}); la trayectoria ${[direction === "at_least" ? "prevé" : "admite"]} ${path}.`,
    notYet: ({ whole, within }) => say`Ninguna parte está completa todavía; la meta es ${whole} ${within}.`,
    by: {
      linear: "El indicador se suma en el tiempo, así que la meta se reparte en partes iguales.",
      steps: "El indicador se suma en el tiempo, así que la meta se reparte en cuatro escalones iguales.",
      logistic: "El indicador se suma en el tiempo, así que la meta se reparte según una curva en S.",
      season: "El indicador se suma en el tiempo, así que la meta se reparte según la temporada del año anterior.",
    },
    season: (then) =>
      say`El indicador se suma en el tiempo, así que la meta se reparte como transcurrió el año anterior (${then}).`,
    seasonUnknown: "No se conoce por completo el mismo periodo del año anterior, así que la meta se reparte en partes iguales.",
    unsplit: {
      same: (whole) =>
        say`Este indicador no se suma en el tiempo, así que la meta no se reparte: a cada parte se le exige ${whole}.`,
      end: (whole) => say`Un nivel no se reparte en el tiempo: se exige ${whole} al final del periodo.`,
    },
    unidentified: (highest) =>
      say`La curva en S acaba en más del doble del valor más alto observado (${highest}): los datos no permiten identificar dónde se estabiliza.`,
    table: {
      name: "La meta repartida en partes",
      period: "Parte",
      share: "Lo que le toca",
      path: "Trayectoria, acumulada",
      counted: "Contado",
      sum: "Contado, acumulado",
    },
  },
  fr: {
    heading: "La cible, partie par partie",
    soFar: ({ value, whole, within, last, path, direction }) =>
      say`À ce jour, ${value} sur ${whole} ${within} (complet jusqu’à ${last})\u00a0; la trajectoire ${[direction === "at_least" ? "prévoit" : "admet"]} ${path}.`,
    notYet: ({ whole, within }) => say`Aucune partie n’est encore complète\u00a0; la cible est de ${whole} ${within}.`,
    by: {
      linear: "L’indicateur s’additionne dans le temps\u00a0: la cible est répartie en parts égales.",
      steps: "L’indicateur s’additionne dans le temps\u00a0: la cible est répartie en quatre paliers égaux.",
      logistic: "L’indicateur s’additionne dans le temps\u00a0: la cible est répartie le long d’une courbe en S.",
      season: "L’indicateur s’additionne dans le temps\u00a0: la cible suit la saison de l’année précédente.",
    },
    season: (then) =>
      say`L’indicateur s’additionne dans le temps\u00a0: la cible est répartie comme l’année précédente s’est déroulée (${then}).`,
    seasonUnknown:
      "La même période de l’année précédente n’est pas entièrement connue\u00a0: la cible est répartie en parts égales.",
    unsplit: {
      same: (whole) =>
        say`Cet indicateur ne s’additionne pas dans le temps\u00a0: la cible n’est pas répartie, et chaque partie est tenue à ${whole}.`,
      end: (whole) => say`Un niveau ne se répartit pas dans le temps\u00a0: ${whole} est attendu à la fin de la période.`,
    },
    unidentified: (highest) =>
      say`La courbe en S finit à plus du double de la plus haute valeur observée (${highest})\u00a0: les données ne permettent pas d’identifier où elle se stabilise.`,
    table: {
      name: "La cible répartie en parties",
      period: "Partie",
      share: "Sa part",
      path: "Trajectoire, cumulée",
      counted: "Compté",
      sum: "Compté, cumulé",
    },
  },
  ru: {
    heading: "Целевое значение по частям",
    soFar: ({ value, whole, within, last, path, direction }) =>
      say`Пока ${value} из ${whole} ${within} (последний полный период: ${last}); траектория ${[direction === "at_least" ? "предполагает" : "допускает"]} ${path}.`,
    notYet: ({ whole, within }) => say`Ни одна часть ещё не завершена; целевое значение ${within}: ${whole}.`,
    by: {
      linear: "Показатель складывается по времени, поэтому целевое значение разделено на равные части.",
      steps: "Показатель складывается по времени, поэтому целевое значение разделено на четыре равные ступени.",
      logistic: "Показатель складывается по времени, поэтому целевое значение распределено по S-образной кривой.",
      season: "Показатель складывается по времени, поэтому целевое значение распределено по сезону прошлого года.",
    },
    season: (then) =>
      say`Показатель складывается по времени, поэтому целевое значение распределено так, как шёл прошлый год (${then}).`,
    seasonUnknown: "Тот же период прошлого года известен не полностью, поэтому целевое значение разделено на равные части.",
    unsplit: {
      same: (whole) =>
        say`Показатель не складывается по времени, поэтому целевое значение не делится: к каждой части одно требование, ${whole}.`,
      end: (whole) => say`Уровень по времени не делится: значение ${whole} требуется на конец периода.`,
    },
    unidentified: (highest) =>
      say`S-образная кривая кончается выше удвоенного наибольшего из наблюдавшихся значений (${highest}): где рост остановится, по данным определить нельзя.`,
    table: {
      name: "Целевое значение по частям",
      period: "Часть",
      share: "Доля",
      path: "Траектория, всего",
      counted: "Посчитано",
      sum: "Посчитано, всего",
    },
  },
};
