import { say, type NumberSlot } from "../phrase.js";
import type { MaturityWords } from "./words.js";

const s = (n: NumberSlot, one: string, other: string): readonly [string] => [n.form === "one" ? one : other];

export const da: MaturityWords = {
  title: "Modenhed",
  next: (todo) => `Næste skridt: ${todo}`,
  allReached: "Alle skridt er nået",
  reachedOf: (reached, all) => say`${reached} af ${all} skridt er nået.`,
  lead: "Aflæst alene i definitionerne og data; hvert skridt siger, hvad det er aflæst af.",
  level: { foundation: "Fundament", growth: "Vækst og engagement", measurement: "Måling og forbedring" },
  state: { reached: "Nået", open: "I gang", missing: "Ikke nået" },
  stepHead: "Skridt",
  stateHead: "Status",
  whyHead: "Aflæst af",
  step: {
    mission: {
      name: "En mission",
      start: "skriv ned, hvad communityet er til for",
      finish: "skriv ned, hvad communityet er til for",
      told: () => say`Missionen er skrevet ned.`,
      none: "Der er ikke skrevet nogen mission ned.",
    },
    goals: {
      name: "Mål med alle interessenter",
      start: "aftal et første mål med en interessent",
      finish: "aftal et mål med hver interessent",
      told: ({ done, of }) => say`${done} af ${of} ${s(of, "interessent", "interessenter")} har et mål.`,
      none: "Der er ikke angivet nogen interessent.",
    },
    smart: {
      name: "SMARTe mål",
      start: "giv målene et udgangspunkt, en ansvarlig og en aftale",
      finish: "giv hvert mål et udgangspunkt, en ansvarlig og en aftale",
      told: ({ done, of }) => say`${done} af ${of} mål har et udgangspunkt, en målværdi med frist, en ansvarlig og en aftale.`,
      none: "Der er ikke angivet noget mål.",
    },
    roles: {
      name: "Roller og ansvar",
      start: "udpeg ansvarlige for nøgletal og mål",
      finish: "udpeg en ansvarlig for hvert nøgletal og mål",
      told: ({ done, of }) => say`${done} af ${of} nøgletal og mål har en ansvarlig.`,
      none: "Der er hverken nøgletal eller mål at have ansvar for.",
    },
    tools: {
      name: "Værktøjer",
      start: "angiv de kanaler, data kommer fra",
      finish: "angiv de kanaler, data kommer fra",
      told: ({ of }) => say`${of} ${s(of, "kanal", "kanaler")} er angivet som datakilde.`,
      none: "Ingen kanal er angivet som datakilde.",
    },
    guidelines: {
      name: "Retningslinjer",
      start: "skriv retningslinjer, og sig, hvor medlemmerne finder dem",
      finish: "skriv retningslinjer, og sig, hvor medlemmerne finder dem",
      told: () => say`Retningslinjerne er skrevet ned.`,
      none: "Der står ingen steder, hvor medlemmerne finder retningslinjer.",
    },
    calendar: {
      name: "Indholdskalender",
      start: "før en indholdskalender",
      finish: "gør det, indholdskalenderen siger skulle være gjort",
      told: ({ done, of }) =>
        say`${done} af ${of} ${s(of, "punkt", "punkter")}, der skulle være klar ved datas slutning, er gjort.`,
      none: "Intet planlagt skulle være gjort inden for datas periode.",
    },
    recognition: {
      name: "Anerkendelse af medlemmer",
      start: "tak medlemmerne, og før log over det",
      finish: "tak medlemmerne igen; det seneste punkt er over et år gammelt",
      told: ({ of, on }) => say`${of} ${s(of, "punkt; det er", "punkter; det seneste er")} fra ${on}.`,
      none: "Der er ikke noteret nogen tak til medlemmer.",
    },
    feedback: {
      name: "Lukket feedbackløkke",
      start: "notér, hvad medlemmerne siger, og hvad der kom ud af det",
      finish: "fortæl medlemmerne, hvad der kom ud af den feedback, der står åben",
      told: ({ done, of, days }) =>
        days
          ? say`${done} af ${of} ${s(of, "henvendelse", "henvendelser")} er besvaret; medianen var ${days}.`
          : say`${done} af ${of} ${s(of, "henvendelse", "henvendelser")} er besvaret.`,
      none: "Der er ikke noteret nogen feedback.",
    },
    propositions: {
      name: "Værdiløfter",
      start: "skriv ned, hvad medlemmerne bliver lovet",
      finish: "giv hvert løfte et nøgletal for hver side",
      told: ({ done, of }) =>
        say`${done} af ${of} ${s(of, "løfte", "løfter")} har et nøgletal for virksomheden og et for medlemmerne.`,
      none: "Der er ikke skrevet noget løfte til medlemmerne ned.",
    },
    measured: {
      name: "Nøgletal med et formål",
      start: "knyt nøgletal til mål eller spørgsmål",
      finish: "knyt hvert nøgletal til et mål, et spørgsmål eller et løfte",
      told: ({ done, of }) =>
        say`${done} af ${of} nøgletal tjener et mål, et af ledelsens spørgsmål eller et løfte til medlemmerne.`,
      none: "Der er ikke angivet noget nøgletal.",
    },
    assumptions: {
      name: "Antagelser med kilde",
      start: "giv antagelserne en kilde, en ansvarlig og en dato for gennemgang",
      finish: "giv hver antagelse en kilde, en ansvarlig og en kommende gennemgang",
      told: ({ done, of }) =>
        say`${done} af ${of} ${s(of, "antagelse", "antagelser")} har en kilde, en ansvarlig og en kommende gennemgang.`,
      none: "Ingen antagelse indgår i tallene.",
    },
    attribution: {
      name: "Attribution med flere modeller",
      start: "tilskriv konverteringer med flere modeller side om side",
      finish: "tilskriv konverteringer med mindst tre modeller side om side",
      told: ({ done, of }) =>
        say`${done} ${s(done, "attributionsmodel", "attributionsmodeller")} er i brug; der skal ${of} til at vise et spænd.`,
      none: "Ingen attributionsmodel er i brug.",
    },
    pilots: {
      name: "Pilotprogrammer",
      start: "afprøv noget som pilot med et kriterium, der er fastlagt på forhånd",
      finish: "afprøv noget som pilot med et kriterium, der er fastlagt på forhånd",
      told: ({ done }) =>
        say`${done} ${s(done, "pilotprogram", "pilotprogrammer")} har en hypotese og et kriterium, der er fastlagt på forhånd.`,
      none: "Der er ikke angivet noget pilotprogram.",
    },
    decisions: {
      name: "Beslutninger, der følges op",
      start: "notér en beslutning med dens nøgletal og dagen for opfølgning",
      finish: "følg op på de beslutninger, hvis dag er kommet, og skriv, hvad der blev fundet",
      told: ({ done, of }) =>
        say`${done} af ${of} ${s(of, "beslutning", "beslutninger")} har et nøgletal, en opfølgning og et resultat.`,
      none: "Der er ikke noteret nogen beslutning.",
    },
    evidence: {
      name: "Belæg for effekter",
      start: "sammenlign et mål med dets udgangspunkt",
      finish: "estimer en effekt ud fra en sammenligningsgruppe",
      told: ({ level }) => say`Det stærkeste belæg bag et tal er ${[level]}; en effekt kræver en sammenligning (L3).`,
      none: "Alle tal er kun observeret (L0).",
    },
  },
  lacking: (names, more) => (more ? say`Mangler endnu: ${names} og ${more} mere.` : say`Mangler endnu: ${names}.`),
  vouched: "Definitionerne siger god for det uden at sige, hvor det kan læses.",
  calendar: {
    heading: "Indholdskalender",
    none: "Der føres ingen indholdskalender i definitionerne.",
    what: "Hvad",
    planned: "Planlagt",
    done: "Gjort",
    state: "Status",
    onTime: "til tiden",
    late: (days) => say`${days} for sent`,
    overdue: (days) => say`ikke gjort, ${days} over tiden`,
    ahead: "ligger forude",
  },
  recognition: {
    heading: "Anerkendelse",
    none: "Der er ikke noteret nogen tak til medlemmer.",
    on: "Hvornår",
    to: "Hvem",
    what: "For hvad",
  },
  feedback: {
    heading: "Feedback",
    none: "Der er ikke noteret nogen feedback.",
    said: "Hvad medlemmerne sagde",
    opened: "Sagt",
    closed: "Besvaret",
    answer: "Hvad der kom ud af det",
    time: "Tid",
    took: (days) => say`besvaret efter ${days}`,
    open: (days) => say`åben i ${days}`,
  },
  decisions: {
    heading: "Beslutninger",
    none: "Der er ikke noteret nogen beslutning.",
    caveat:
      "Hvert tal er den seneste komplette periodes på den dag. Intet sammenligner dem med, hvad der ellers ville være sket, så en forskel er ikke en effekt af beslutningen.",
    overlap: "Intervallerne overlapper: ingen ændring kan fastslås.",
    decision: "Beslutning",
    kpi: "Nøgletal",
    before: "Da det blev besluttet",
    after: "Ved opfølgningen",
    result: "Resultat",
    by: (who) => say`af ${who}`,
    state: { due: "opfølgning mangler", unplanned: "ingen opfølgning planlagt" },
    waiting: (day) => say`følges op ${day}`,
    reviewed: (day) => say`fulgt op ${day}`,
  },
};
