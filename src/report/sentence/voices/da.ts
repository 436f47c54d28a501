import type { VoicesWords } from "./words.js";
import { say } from "../phrase.js";

export const da: VoicesWords = {
  title: "Det siger medlemmerne",
  nav: "Røster",
  lead: "Hvad medlemmer og offentligheden skriver: hvem der først omtalte en fejl, i hvilken stemning og om hvad. Alt er talt op; intet af det siger, hvad der kom ud af det.",
  nothing: "Der er ikke noget at tælle endnu.",
  warnings: {
    heading: "Tidlige advarsler",
    first: (share) => say`Ved ${share} af fejlene var medlemmerne først`,
    share: ({ value, low, high, n }) =>
      say`Medlemmerne var først ved ${value} af de ${n} fejl, som begge sider omtalte (95\u00a0%-konfidensinterval ${low} til ${high}).`,
    lead: ({ value, low, high, n }) =>
      say`Når de var først, var medianen for forspringet ${value} (95\u00a0%-konfidensinterval ${low} til ${high}; n = ${n}).`,
    lag: ({ value, low, high, n }) =>
      say`Når de ikke var, kom de efter; medianen var ${value} (95\u00a0%-konfidensinterval ${low} til ${high}; n = ${n}).`,
    alone: ({ members, others }) =>
      say`Kun omtalt af medlemmer: ${members}; kun af andre: ${others}. De har ingen tid imellem og er ikke med i andelen.`,
    withheld: "Der er så få fejl, at tallene ville afsløre enkeltpersoner.",
    none: "Ingen fejl er endnu omtalt af begge sider.",
    caveat: "Her er talt, hvem der sagde det først. Om noget blev rettet hurtigere af den grund, er et andet spørgsmål.",
    chart: "Forspringet, fejl for fejl",
    chartSub: "timer fra medlemmernes første melding til de andres første",
    above: "medlemmer først",
    below: "andre først",
    list: "De nyeste fejl",
    listed: (shown, all) => say`De nyeste ${shown} af ${all}.`,
    unlisted: "De enkelte fejl vises ikke, fordi rækkerne handler om personer.",
    head: {
      incident: "Fejl",
      severity: "Alvorlighed",
      area: "Område",
      members: "Medlemmernes første melding",
      others: "De andres første",
      lead: "Medlemmerne var",
    },
    ahead: (time) => say`${time} foran`,
    behind: (time) => say`${time} bagefter`,
    together: "samtidige",
    onlyMembers: "de eneste",
    onlyOthers: "tavse",
  },
  mood: {
    heading: (measured, all) => say`Stemning: målt godt nok på ${measured} af ${all} sprog`,
    lead: ({ n, table, from, to }) => say`${table}: ${n} tekster fra ${from} til ${to}, som en automatisk vurdering læser dem.`,
    none: "Der er endnu ingen tekster i en hel periode.",
    mood: { positive: "positiv", neutral: "neutral", negative: "negativ" },
    chart: "Stemning pr. sprog",
    chartSub: (grain) => `${grain}; blå nedefra: positiv, rust ovenfra: negativ; bleg: vejledende`,
    quality: (f1, n) => `makro-F1 ${f1}, n = ${n}`,
    unchecked: "træfsikkerhed ikke målt",
    indicative: "vejledende",
    measured: "målt",
    doubt: {
      unmeasured: "ingen har kontrolleret vurderingen",
      few_labels: "for få kontrollerede tekster",
      inaccurate: "vurderingen tager for ofte fejl",
    },
    corrected: "Som vurderet, og korrigeret for vurderingens fejl",
    correctedSub: "åben prik: som vurderet; fyldt prik: korrigeret, med 95\u00a0%-konfidensinterval",
    uncorrected: {
      no_labels: "ingen har kontrolleret vurderingen",
      mood_missing: "én stemning er aldrig fundet af en læser",
      not_told_apart: "vurderingen skelner ikke stemningerne",
      withheld: "skjult af hensyn til privatlivet",
    },
    head: {
      language: "Sprog",
      texts: "Tekster",
      mood: "Stemning",
      asScored: "Som vurderet",
      asCorrected: "Korrigeret",
      scored: (mood) => `${mood}, som vurderet`,
      corrected: (mood) => `${mood}, korrigeret`,
      by: "Vurderet af",
      f1: "Makro-F1",
      checked: "Kontrollerede tekster",
      standing: "Kvalitet",
    },
    by: { lexicon: "ordliste", ngrams: "model", module: "egen model", nothing: "ikke vurderet" },
    scored: {
      lexicon: "Vurderet med en ordliste for hvert sprog, der tager højde for nægtelser og forstærkende ord.",
      ngrams:
        "Vurderet af en model for hvert sprog, som har lært af de kontrollerede tekster; en kontrolleret tekst vurderes altid af en model, der ikke har set den.",
      module: "Vurderet af arbejdsområdets egen model.",
    },
    byList: ({ names, least }) =>
      say`Vurderet med ordlisten, fordi en af stemningerne har færre end ${least} kontrollerede tekster at lære af: ${names}.`,
    unscored: (names) => say`Ikke vurderet, fordi der ikke er nogen ordliste til det: ${names}.`,
    all: "Alle tekster",
    unread: (n) => say`Udeladt, fordi vurderingen ikke er en af de tre stemninger: ${n}.`,
    partly: (names) => say`Uden de perioder, der er skjult af hensyn til privatlivet: ${names}.`,
    reading: "Sådan læses stemningen",
    read: ({ labels, f1 }) => [
      say`Makro-F1 siger, hvor godt vurderingen rammer det, sprogkyndige læsere siger; hver stemning tæller lige meget, og 1 er altid rigtigt. Den er målt på alle tekster i tabellen, som en læser har kontrolleret.`,
      say`Et sprog er vejledende, når det har færre end ${labels} kontrollerede tekster eller en makro-F1 under ${f1}. Se på andelene, men træf ikke beslutninger ud fra dem.`,
      say`Den korrigerede andel trækker vurderingens fejl fra, som de kontrollerede tekster viser dem (Rogan og Gladen). Den holder, så længe vurderingen tager lige så ofte fejl i de øvrige tekster.`,
      say`Sammenlign kun sprog ved de korrigerede andele: vurderingen tager forskelligt fejl i hvert sprog.`,
    ],
  },
  topics: {
    heading: (label) => say`${label}`,
    rose: ({ label, name, before, now }) => say`${label}: ${name} steg fra ${before} til ${now}`,
    fell: ({ label, name, before, now }) => say`${label}: ${name} faldt fra ${before} til ${now}`,
    unclear: (label) => say`${label}: ingen ændring, der kan skelnes fra tilfældigheder`,
    sub: (now, before) =>
      before === null
        ? `${now}; fyldt prik med 95\u00a0%-konfidensinterval`
        : `åben prik: ${before}; fyldt prik: ${now}, med 95\u00a0%-konfidensinterval`,
    lead: ({ now, before, table }) =>
      before === null ? say`${table}: ${now}.` : say`${table}: ${now}, og ${before} i den tid, der sammenlignes med.`,
    head: { before: "Før", now: "Nu", change: "Ændring i procentpoint", interval: "95\u00a0%-interval", trend: "Aflæsning" },
    trend: { rose: "steg", fell: "faldt", unclear: "ingen klar ændring" },
    caveat:
      "En ændring nævnes kun, når den skiller sig ud fra tilfældigheder blandt alle ændringer på siden under ét (Benjamini–Hochberg, 5\u00a0%). Rækkerne regnes for uafhængige af hinanden.",
    hidden: (n) => say`Emner skjult af hensyn til privatlivet: ${n}.`,
    withheld: "Der er så få rækker, at tallene ville afsløre enkeltpersoner.",
    noBefore: "Dataene rækker ikke tilbage til den tid, der skulle sammenlignes med.",
  },
};
