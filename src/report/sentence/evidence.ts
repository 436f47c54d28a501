import type { Language } from "../language.js";
import type { EvidenceLevel } from "../model.js";
import { say, type NameSlot, type NumberSlot, type Phrase, type TimeSlot } from "./phrase.js";

/** The sentences that claim something about a cause, from the weakest to the strongest. */
export interface Claims {
  /** L1: what attribution rules give it. */
  readonly credited: (s: { readonly value: NumberSlot; readonly to: NameSlot }) => Phrase;
  /** L1: two things that go together. */
  readonly associated: (s: { readonly one: NameSlot; readonly other: NameSlot }) => Phrase;
  /** L2: before and after, without a comparison. */
  readonly changedAfter: (s: {
    readonly label: NameSlot;
    readonly before: NumberSlot;
    readonly then: TimeSlot;
    readonly after: NumberSlot;
    readonly now: TimeSlot;
  }) => Phrase;
  /** L3: an effect whose assumptions are named. */
  readonly estimated: (s: {
    readonly effect: NumberSlot;
    readonly low: NumberSlot;
    readonly high: NumberSlot;
    readonly assuming: NameSlot;
  }) => Phrase;
  /** L4: a randomised experiment. */
  readonly caused: (s: {
    readonly what: NameSlot;
    readonly effect: NumberSlot;
    readonly low: NumberSlot;
    readonly high: NumberSlot;
  }) => Phrase;
}

/** The evidence each claim needs. */
const NEEDS = { credited: 1, associated: 1, changedAfter: 2, estimated: 3, caused: 4 } as const satisfies {
  readonly [C in keyof Claims]: EvidenceLevel;
};

type Reaches = {
  readonly 0: 0;
  readonly 1: 0 | 1;
  readonly 2: 0 | 1 | 2;
  readonly 3: 0 | 1 | 2 | 3;
  readonly 4: EvidenceLevel;
};
type Allowed<L extends EvidenceLevel> = {
  readonly [C in keyof Claims as (typeof NEEDS)[C] extends Reaches[L] ? C : never]: Claims[C];
};

/**
 * The claims a finding of this evidence level may make, and no others: a stronger sentence is not there to be called,
 * in the type or at run time.
 */
export function claims<L extends EvidenceLevel>(language: Language, level: L): Allowed<L> {
  const all = Object.entries(CLAIMS[language]).filter(([claim]) => NEEDS[claim as keyof Claims] <= level);
  return Object.fromEntries(all) as unknown as Allowed<L>;
}

/** Words in this text that claim more than the level allows, for text a person wrote. */
export function overclaims(text: string, language: Language, level: EvidenceLevel): readonly string[] {
  const found: string[] = [];
  for (const above of [1, 2, 3, 4] as const) {
    if (above <= level) continue;
    for (const word of WORDS[language][above]) if (wordIn(text, word, language)) found.push(word);
  }
  return found;
}

function wordIn(text: string, word: string, language: Language): boolean {
  const folded = text.toLocaleLowerCase();
  if (language === "ja") return folded.includes(word);
  return new RegExp(`(?<!\\p{L})${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?!\\p{L})`, "u").test(folded);
}

/** Words that claim a level, from the table of terms; a sentence holds none above its own. */
const WORDS: { readonly [L in Language]: { readonly [E in 1 | 2 | 3 | 4]: readonly string[] } } = {
  en: {
    1: ["credited to", "attributed to", "associated with"],
    2: ["changed after", "after which"],
    3: ["estimated effect"],
    4: ["caused", "led to", "drove", "resulted in", "thanks to", "because of", "brought about"],
  },
  ja: {
    1: ["に帰属", "と関連"],
    2: ["後に変化"],
    3: ["推定効果"],
    4: ["による効果", "のおかげで", "をもたらし", "が原因", "引き起こ"],
  },
  da: {
    1: ["tilskrevet", "tilskrives", "hænger sammen med"],
    2: ["ændrede sig efter"],
    3: ["estimeret effekt"],
    4: ["medførte", "førte til", "skyldes", "takket være", "forårsagede", "på grund af"],
  },
  es: {
    1: [
      "atribuido a",
      "atribuida a",
      "atribuidos a",
      "atribuidas a",
      "asociado con",
      "asociada con",
      "asociados con",
      "asociadas con",
    ],
    2: ["cambió después de"],
    3: ["efecto estimado"],
    4: ["causó", "causaron", "provocó", "generó", "llevó a", "gracias a", "debido a"],
  },
  fr: {
    1: ["attribué à", "attribuée à", "attribués à", "attribuées à", "associé à", "associée à", "associés à", "associées à"],
    2: ["a changé après"],
    3: ["effet estimé"],
    4: ["a causé", "ont causé", "a provoqué", "a entraîné", "a conduit à", "grâce à", "en raison de"],
  },
  ru: {
    1: ["отнесено к", "отнесена к", "отнесены к", "связано с", "связана с", "связаны с"],
    2: ["изменилось после", "изменился после", "изменилась после", "изменились после"],
    3: ["оценка эффекта"],
    4: [
      "вызвало",
      "вызвал",
      "вызвала",
      "вызвали",
      "привело к",
      "привёл к",
      "привела к",
      "привели к",
      "благодаря",
      "обусловлено",
    ],
  },
};

const CLAIMS: { readonly [L in Language]: Claims } = {
  en: {
    credited: ({ value, to }) => say`${value} credited to ${to}.`,
    associated: ({ one, other }) => say`${one} is associated with ${other}.`,
    changedAfter: ({ label, before, then, after, now }) =>
      say`${label} changed after the steps described above: from ${before} (${then}) to ${after} (${now}).`,
    estimated: ({ effect, low, high, assuming }) =>
      say`Estimated effect, assuming ${assuming}: ${effect} (95% interval ${low} to ${high}).`,
    caused: ({ what, effect, low, high }) => say`${what} caused a difference of ${effect} (95% interval ${low} to ${high}).`,
  },
  ja: {
    credited: ({ value, to }) => say`${value}が${to}に帰属します。`,
    associated: ({ one, other }) => say`${one}は${other}と関連しています。`,
    changedAfter: ({ label, before, then, after, now }) =>
      say`${label}は、上記の取り組みの後に変化しました（${then}：${before}、${now}：${after}）。`,
    estimated: ({ effect, low, high, assuming }) =>
      say`推定効果（前提：${assuming}）：${effect}（95%信頼区間 ${low}〜${high}）。`,
    caused: ({ what, effect, low, high }) => say`${what}による効果は${effect}です（95%信頼区間 ${low}〜${high}）。`,
  },
  da: {
    credited: ({ value, to }) => say`${value} tilskrevet ${to}.`,
    associated: ({ one, other }) => say`${one} hænger sammen med ${other}.`,
    changedAfter: ({ label, before, then, after, now }) =>
      say`${label} ændrede sig efter indsatsen ovenfor: fra ${before} (${then}) til ${after} (${now}).`,
    estimated: ({ effect, low, high, assuming }) =>
      say`Estimeret effekt, under antagelse af ${assuming}: ${effect} (95\u00a0%-konfidensinterval ${low} til ${high}).`,
    caused: ({ what, effect, low, high }) =>
      say`${what} medførte en forskel på ${effect} (95\u00a0%-konfidensinterval ${low} til ${high}).`,
  },
  es: {
    credited: ({ value, to }) => say`Valor atribuido a ${to}: ${value}.`,
    associated: ({ one, other }) => say`Indicador asociado con «${other}»: ${one}.`,
    changedAfter: ({ label, before, then, after, now }) =>
      say`El indicador «${label}» cambió después de las medidas descritas: de ${before} (${then}) a ${after} (${now}).`,
    estimated: ({ effect, low, high, assuming }) =>
      say`Efecto estimado, suponiendo ${assuming}: ${effect} (intervalo de confianza del 95\u00a0%: de ${low} a ${high}).`,
    caused: ({ what, effect, low, high }) =>
      say`${what} causó una diferencia de ${effect} (intervalo de confianza del 95\u00a0%: de ${low} a ${high}).`,
  },
  fr: {
    credited: ({ value, to }) => say`Montant attribué à ${to}\u00a0: ${value}.`,
    associated: ({ one, other }) => say`Indicateur associé à «\u00a0${other}\u00a0»\u00a0: ${one}.`,
    changedAfter: ({ label, before, then, after, now }) =>
      say`L’indicateur «\u00a0${label}\u00a0» a changé après les actions décrites ci-dessus\u00a0: de ${before} (${then}) à ${after} (${now}).`,
    estimated: ({ effect, low, high, assuming }) =>
      say`Effet estimé, en supposant ${assuming}\u00a0: ${effect} (intervalle de confiance à 95\u00a0%\u00a0: de ${low} à ${high}).`,
    caused: ({ what, effect, low, high }) =>
      say`${what} a causé une différence de ${effect} (intervalle de confiance à 95\u00a0%\u00a0: de ${low} à ${high}).`,
  },
  ru: {
    credited: ({ value, to }) => say`Отнесено к «${to}»: ${value}.`,
    associated: ({ one, other }) => say`Значение «${one}» связано с показателем «${other}».`,
    changedAfter: ({ label, before, then, after, now }) =>
      say`Значение «${label}» изменилось после описанных действий: было ${before} (${then}), стало ${after} (${now}).`,
    estimated: ({ effect, low, high, assuming }) =>
      say`Оценка эффекта при допущении «${assuming}»: ${effect} (95\u00a0%-й доверительный интервал: ${low}\u00a0– ${high}).`,
    caused: ({ what, effect, low, high }) =>
      say`«${what}»: это вызвало разницу ${effect} (95\u00a0%-й доверительный интервал: ${low}\u00a0– ${high}).`,
  },
};
