import type { AttributionWords } from "./words.js";
import { say } from "../phrase.js";

export const da: AttributionWords = {
  title: "Attribution",
  over: (kpi, from, to) => say`${kpi} · ${from} til ${to}`,
  heading: (low, high) => say`${low} til ${high} tilskrives, alt efter reglen`,
  lead: (rules, joined, table) => say`${rules} regler fordeler de samme ${joined} rækker: ${table}.`,
  tested: "En gruppe udtrukket ved lodtrækning svarer på noget andet: hvad der ellers ikke var kommet.",
  untested: "Ingen er ved lodtrækning holdt udenfor, så intet her siger, hvad der ellers ikke var kommet.",
  notEffect: "Tilskrivning er ikke virkning.",
  notEffectMeans:
    "Hver regel fordeler det hele, selv om den sande virkning var nul. Læg aldrig rækker fra forskellige regler sammen, og lad ikke tilskrivning indgå i et afkast.",
  beside: "Tilskrivning ved siden af virkning",
  disagree: (factor) => say`Reglerne er uenige med en faktor ${factor}`,
  dots: "åben prik: tilskrevet af en regel",
  dotsAndTest: "åben prik: tilskrevet af en regel; fyldt prik: ved lodtrækning, med 95 %-interval",
  range: (low, high) => `tilskrevet: ${low} til ${high}`,
  drawn: "Ved lodtrækning",
  credited: "Tilskrevet",
  creditedMeans: (low, high) => say`${low} til ${high} tilskrives de kontakter, som KPI'en udpeger.`,
  joined: ({ table, joined, all, share, window }) =>
    say`${table}: ${joined} af ${all} med kendt værdi (${share}) havde en kontakt i de ${[window]} før. Resten indgår ikke i tallene.`,
  incremental: "Ved lodtrækning",
  test: ({ treated, control, value, low, high }) =>
    say`${treated} blev udtrukket til at møde fællesskabet og ${control} til at undvære det. De første gav ${value} mere, end lige så mange af de andre ville have gjort (95 %-interval ${low} til ${high}).`,
  tooFew: "For få blev udtrukket til, at der kan siges noget.",
  spansZero: "Intervallet rummer nul: forsøget kan ikke skelne en virkning fra tilfældet.",
  aboveZero: "Hele intervallet ligger over nul: mødet med fællesskabet førte til mere.",
  belowZero: "Hele intervallet ligger under nul: mødet med fællesskabet førte til mindre.",
  beyond: (n, rules) => say`${n} af de ${rules} regler tilskriver mere, end forsøgets interval tillader.`,
  everyone: "Alle under hver regel",
  rule: "Regel",
  total: "I alt",
  how: "Sådan fordeles",
  lowest: "Lavest",
  highest: "Højest",
  addUp:
    "Rækkerne giver samme sum før afrunding. Markov-reglen ser også på forløb, der ikke endte i en ordre; det kan de andre ikke.",
  notGiven: "ikke angivet",
  others: "andre tilsammen",
  reading: "Sådan læses begge dele",
  read: [
    "Tilskrivning viser, hvor en kanal står på vejen til en ordre: tidligt, sent, sjældent.",
    "Kun de, der ved lodtrækning er holdt udenfor, viser, hvad der ellers ikke var kommet.",
    "At de to er forskellige, er ingen fejl: også de, der alligevel havde bestilt, møder fællesskabet, og hver regel tilskriver det deres ordrer.",
  ],
  model: {
    first: { name: "Første kontakt", how: "alt til den første kontakt" },
    last: { name: "Sidste kontakt", how: "alt til den sidste kontakt" },
    linear: { name: "Lige dele", how: "lige meget til hver kontakt" },
    time_decay: { name: "Aftagende over tid", how: "halvt så meget for hver halveringstid længere tilbage" },
    position: { name: "Efter plads", how: "mest til den første og den sidste, resten til dem imellem" },
    markov: {
      name: "Markov, fjernelse",
      how: "efter hvad der gik tabt, hvis kanalen blev taget ud af alle forløb; løst eksakt",
    },
    shapley: { name: "Shapley", how: "lige meget til hver forskellig kanal i forløbet" },
  },
};
