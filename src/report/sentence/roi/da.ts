import { say } from "../phrase.js";
import type { RoiWords } from "./words.js";

export const da: RoiWords = {
  nav: "Afkast",
  title: "Afkast af investeringen (ROI)",
  heading: (benefit, cost) => say`Estimerede gevinster på ${benefit} står over for omkostninger på ${cost}`,
  noHeading: "Der er endnu intet tal for afkastet",
  why: {
    "no time": "Gevinster og omkostninger har ingen måned til fælles, så de kan ikke sammenlignes.",
    "no cost": "Det er ikke kendt, hvad fællesskabet koster i perioden, og gevinster alene er intet afkast.",
    "nothing counted":
      "Ingen gevinst i penge har evidens for en effekt (L3 eller højere). Det, som en regel tilskriver fællesskabet, vises nedenfor og tæller ikke med.",
    assumptions: (share, measure) =>
      say`${share} af gevinsten hviler på antagelser, som ingen har målt, og et tal ville sige mere, end man ved. Det bør måles først: ${measure}.`,
  },
  counted: (from, to) => say`Gevinster og omkostninger fra ${from} til og med ${to}.`,
  cut: (from, to) =>
    from && to
      ? say`Der var bedt om ${from} til og med ${to}; resten er ikke dækket af alle nøgletal.`
      : say`Der var bedt om perioden ${from ? say`fra ${from}` : say`til og med ${to}`}; resten er ikke dækket af alle nøgletal.`,
  ofCosts: "af omkostningerne i basistilfældet",
  nineTenths: (low, high) => say`ni ud af ti simulerede udfald: ${low} til ${high}`,
  estimated: (net, low, high, assuming) =>
    say`Estimeret effekt, under antagelse af det, der står nedenfor (${assuming}): en nettoværdi på ${net}; ni ud af ti simulerede udfald ligger fra ${low} til ${high}.`,
  estimatedPlainly: (net, low, high) =>
    say`Estimeret effekt: en nettoværdi på ${net}; ni ud af ti simulerede udfald ligger fra ${low} til ${high}.`,
  pays: (share) => say`Gevinsten overstiger omkostningerne i ${share} af de simulerede udfald.`,
  home: (roi, low, high) =>
    say`Estimeret afkast af omkostningerne: ${roi}; ni ud af ti simulerede udfald ligger fra ${low} til ${high}.`,
  seePage: "Sådan er afkastet sat sammen",
  entersHere: (kpis) => say`${kpis} nøgletal på denne side indgår i afkastet.`,
  dots: {
    title: "Halvtreds lige sandsynlige udfald",
    ofCosts: "Hver prik er 2\u00a0% af de simulerede udfald; nettoværdi i procent af omkostningerne",
    inMoney: "Hver prik er 2\u00a0% af de simulerede udfald; nettoværdi",
    loss: "Tab",
    gain: "Gevinst",
    ofFifty: (n) => `${n} af 50`,
    fifth: (value) => `5\u00a0%: ${value}`,
    base: (value) => `basis ${value}`,
    ninetyFifth: (value) => `95\u00a0%: ${value}`,
    summary: (losses, low, base, high) =>
      `Halvtreds prikker efter nettoværdi; ${losses} viser et tab. 5-percentilen er ${low}, basis ${base}, 95-percentilen ${high}.`,
  },
  scenario: {
    label: "Tilfældene side om side",
    head: "Tilfælde",
    benefit: "Gevinst",
    cost: "Omkostning",
    net: "Nettoværdi",
    roi: "Netto ÷ omkostning",
    low: "Lav",
    base: "Basis",
    high: "Høj",
    p5: "5-percentil",
    p50: "Median",
    p95: "95-percentil",
    means:
      "Lav og høj sætter alle faktorer på deres ugunstige eller gunstige ende på én gang; det er sjældnere end nogen af percentilerne. Hver percentil gælder sin egen kolonne.",
    drawn: (draws, seed) => say`${draws} trækninger med den faste startværdi ${seed}: samme fil og data giver samme tal.`,
  },
  chains: {
    heading: "Fra optælling til penge",
    lead: "Hvert beløb er et produkt af det, der er talt, og det, der er målt eller antaget. Stiplet streg betyder benchmark eller antagelse.",
    measured: "talt",
    range: (low, high) => say`${low} til ${high}`,
    shows: "Hvad der viser det",
    countedOf: (kpi) => `${kpi}: talt`,
  },
  money: {
    heading: "Gevinster og omkostninger",
    title: "Fra gevinster til nettoværdi",
    sub: (unit) => `${unit}; udfyldt: gevinst; omrids: omkostning; gråt: det, der er tilbage`,
    net: "Nettoværdi",
    amount: "Beløb",
    entry: "Gevinst eller omkostning",
    summary: (benefit, cost, net) => `Gevinster på ${benefit} minus omkostninger på ${cost} giver ${net}.`,
    monthly: "Gevinster og omkostninger pr. måned",
    benefits: "Gevinster",
    costs: "Omkostninger",
    month: "Måned",
    monthlySummary: (first, last, benefit, cost) =>
      `Gevinster og omkostninger pr. måned fra ${first} til ${last}. I den sidste måned er gevinsterne ${benefit} og omkostningerne ${cost}.`,
  },
  tornado: {
    heading: "Hvad der betyder mest",
    title: (factor) => `»${factor}« flytter nettoværdien mest`,
    sub: (unit) => `Nettoværdi i ${unit}, når én faktor sættes lavt eller højt og de andre står på basis`,
    base: (net) => `basis ${net}`,
    factor: "Faktor",
    low: "Lav ende",
    high: "Høj ende",
    atLow: "Nettoværdi ved lav",
    atHigh: "Nettoværdi ved høj",
    summary: (factor, low, high) =>
      `»${factor}« alene flytter nettoværdien fra ${low} til ${high}; alle andre faktorer flytter den mindre.`,
    nothing: "Alle faktorer er talt nøjagtigt, så intet flytter nettoværdien.",
  },
  even: {
    title: (factor, value) => `Nulpunktet ligger, hvor »${factor}« er ${value}`,
    sub: (unit, factor) => `Nettoværdi i ${unit} efter ${factor}; gråt: faktorens interval`,
    range: (low, high) => `interval ${low} til ${high}`,
    even: (value) => `nulpunkt ${value}`,
    base: (value) => `basis ${value}`,
    value: "Nulpunkt",
    baseHead: "Basis",
    pays: "Betaler sig",
    above: "over det",
    below: "under det",
    inRange: "Inden for intervallet",
    yes: "ja",
    no: "nej",
    summary: (factor, even, base) => `Nettoværdien er nul, hvor »${factor}« er ${even}; basis er ${base}.`,
    none: "Ingen værdi af en enkelt faktor gør gevinster og omkostninger lige store.",
  },
  overlap: {
    heading: "Én gevinst tæller én gang",
    lead: "Disse gevinster måler den samme effekt på forskellige måder. Af hver gruppe tæller den højeste; lagde man de andre til, ville den tælle to gange.",
    paid: (paid, value) => say`Tæller med: ${paid}, ${value}.`,
    held: (held, value) => say`Lægges ikke til: ${held}, ${value}.`,
  },
  credited: {
    heading: "Tilskrevet, men ikke talt med",
    lead: "Regler eller optællinger tilskriver fællesskabet disse penge. Uden en sammenligning ved ingen, hvor meget der var kommet alligevel, så de står uden for afkastet.",
    notSummed: "Beløb efter forskellige regler er forskellige syn på de samme penge og lægges aldrig sammen.",
  },
  beside: {
    heading: "Værdi, der ikke er penge",
    lead: "Den forbliver, hvad den er, og regnes ikke om til penge.",
    benefit: "Gevinst",
    kind: "Art",
    value: "Værdi",
    evidence: "Evidens",
    kinds: { time: "Tid", quality: "Kvalitet", risk: "Risiko" },
  },
  present: {
    heading: "Penge over tid",
    discounted: (rate, benefit, cost, net) =>
      say`Med en diskonteringsrente på ${rate} om året er gevinsterne ${benefit} værd ved periodens begyndelse, omkostningerne ${cost}, og nettoværdien er ${net}. Tallene ovenfor er i denne nutidsværdi.`,
    noRate: "Der er ikke angivet nogen diskonteringsrente, så senere penge tæller lige så meget som tidligere.",
    payback: (months) =>
      months.form === "one"
        ? say`Det brugte beløb er kommet igen efter ${months} måned.`
        : say`Det brugte beløb er kommet igen efter ${months} måneder.`,
    noPayback: "Det brugte beløb er ikke kommet igen inden for perioden.",
  },
  assumptions: "Anvendte antagelser",
  limits: "Hvad disse tal ikke siger",
  limit: {
    independent: "Faktorerne trækkes uafhængigt af hinanden; følges de ad, er intervallet bredere.",
    after: "Hvad fællesskabet bringer efter perioden, og hvad det ville koste at erstatte det, indgår ikke i tallene.",
    unsettled: (kpi, state) => say`${kpi}: ${[state]}.`,
    undated: (kpi) => say`${kpi} har ingen datoer og tæller fuldt ud.`,
    unknown: (kpi) => say`${kpi} har ingen værdi i perioden og tæller ikke med.`,
    untested: (assumption) => say`${assumption}: endnu ikke afprøvet.`,
    contradicted: (assumption) => say`${assumption}: modsagt af det, der er fundet.`,
    assumed: (share) => say`${share} af den talte gevinst hviler på antagelser, som ingen har målt.`,
  },
};
