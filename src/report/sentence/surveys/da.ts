import { say } from "../phrase.js";
import type { SurveyWords } from "./words.js";

export const da: SurveyWords = {
  title: "Undersøgelser og afstemninger",
  heading: (changed, all) =>
    say`I ${changed} af ${all} ${[all.form === "one" ? "undersøgelse" : "undersøgelser"]} ses en ændring`,
  headingNone: "Hvad medlemmerne svarede; ingen ændring kan påvises endnu",
  lead: "Hver runde med usikkerheden på svarene, hvor mange af de inviterede der svarede, og om de ligner dem, der blev spurgt.",
  overview: {
    label: "Alle undersøgelser, seneste runde",
    survey: "Undersøgelse",
    wave: "Seneste runde",
    value: "Resultat",
    answers: "Svar",
    rate: "Svarprocent",
    sinceBefore: "Siden forrige runde",
    sinceFirst: "Siden første runde",
    changed: "Ændret",
    unclear: "Ingen ændring kan påvises",
  },
  points: "point",
  asked: "Spørgsmålet",
  how: "Sådan blev der spurgt",
  owner: (who) => say`Ansvarlig: ${who}`,
  inWave: (name) => say`i runden »${name}«`,
  fromTo: (from, to) => say`fra ${from} til ${to}`,
  span: (from, to) => `${from} – ${to}`,
  onlyWave: "Den eneste runde",
  result: {
    value: ({ kpi, when, value, low, high, n }) =>
      say`${kpi} var ${value} ${when} (95\u00a0%-konfidensinterval ${low} til ${high}), målt på ${n} svar`,
    bare: ({ kpi, when, value, n }) => say`${kpi} var ${value} ${when}, målt på ${n} svar`,
    open: "Runden er ikke slut endnu, så den sammenlignes ikke",
    tooFew: ({ when, n, least }) =>
      say`${n} ${[n.form === "one" ? "medlem" : "medlemmer"]} svarede ${when}: for få til et tal, som kræver ${least}`,
    withheld: ({ when, floor }) =>
      say`Svarene ${when} er skjult af hensyn til privatlivet: grupper med færre end ${floor} svar vises ikke, og heller ikke det, der ville røbe dem`,
    nobody: ({ when }) => say`Ingen svarede ${when}`,
    rate: ({ rate, invited }) =>
      invited === null ? say`${rate} af de inviterede svarede` : say`${rate} af de ${invited} inviterede svarede`,
    rateUnknown: "Hvor mange der blev inviteret, vides ikke; tallet gælder derfor kun dem, der svarede",
    rateLow: "Færre end hver femte svarede: tallet gælder dem, der svarede, ikke alle inviterede",
    weighted: (plain) => say`Svarene er vægtet; uden vægte ville tallet være ${plain}`,
  },
  compare: {
    heading: "Er det ændret?",
    against: ({ wave, difference, low, high }) =>
      say`Sammenlignet med ${wave}: ${difference} (95\u00a0%-konfidensinterval ${low} til ${high}).`,
    changed: "Det har ændret sig.",
    unclear: "Ingen ændring kan påvises: intervallet rummer 0.",
    byChance: (tests) =>
      say`Ingen ændring kan påvises: intervallet rummer ikke 0, men blandt rapportens ${tests} sammenligninger kan tilfældet alene give det udslag.`,
    none: "Der er ingen anden runde med et tal at sammenligne med.",
    samples:
      "Hver runde spørger et udsnit af medlemmerne; intervallerne er dem for to uafhængige udsnit. De viser, om svarene er forskellige, ikke hvorfor.",
  },
  waves: {
    heading: "Runde for runde",
    sub: (joined) =>
      say`punkt: resultat; streg: 95\u00a0%-konfidensinterval; forbundet, hvor begge runder har mindst ${joined} svar`,
    hatched: "skraveret: skjult, eller for få svar til et tal",
    summary: ({ waves, first, last, value }) =>
      first === last
        ? `${waves.text} runde, ${last}: ${value}.`
        : `${waves.text} runder fra ${first} til ${last}. Den seneste: ${value}.`,
    head: { wave: "Runde", name: "Som registreret", low: "Nedre", high: "Øvre", invited: "Inviterede" },
  },
  answers: {
    heading: (when) => say`Hvad der blev svaret ${when}`,
    group: { detractors: "Kritikere", passives: "Passive", promoters: "Ambassadører" },
    scores: (name, from, to) => `${name}, ${from}–${to}`,
    counted: (least) => `Tæller med, ${least} eller mere`,
    other: "Tæller ikke med",
    chosen: "udfyldt: det valg, nøgletallet tæller; streg: 95\u00a0%-konfidensinterval",
    area: "andel af alle svar",
    together: (floor) => say`en søjle over flere trin: færre end ${floor} svar på hvert, vist samlet ved deres gennemsnit`,
    others: "Andre valg",
    head: { answer: "Svar", answers: "Antal svar", share: "Andel" },
    summary: (name, share) => `${name}: ${share}`,
    unweighted: "svarene, som de kom, uden vægte",
  },
  who: {
    heading: (dimension) => say`Hvem der svarede: ${dimension}`,
    close: (share) =>
      say`De, der svarede, ligner stort set de inviterede: ${share} af svarene skulle komme fra andre grupper, for at de to fordelinger var ens.`,
    some: (share) =>
      say`De, der svarede, afviger noget fra de inviterede: ${share} af svarene skulle komme fra andre grupper, for at de to fordelinger var ens.`,
    far: (share) =>
      say`De, der svarede, ligner ikke de inviterede: ${share} af svarene skulle komme fra andre grupper, for at de to fordelinger var ens. Læs resultatet som svarpersonernes eget.`,
    unknown: "Det vides ikke, hvem der blev inviteret i hver gruppe, så ingen kan sige, om de, der svarede, ligner dem.",
    withheld: (floor) =>
      say`Skjult af hensyn til privatlivet: en gruppe har færre end ${floor} svar, og de øvrige ville røbe den.`,
    head: { answers: "Svar", ofAnswers: "Af alle svar", ofInvited: "Af de inviterede", rate: "Svarprocent" },
    others: "Øvrige, skjult eller ikke vist",
    tooFew: (least) => say`For grupper med færre end ${least} svar vises kun antallet.`,
  },
};
