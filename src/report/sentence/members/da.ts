import { say } from "../phrase.js";
import type { MemberWords } from "./words.js";

export const da: MemberWords = {
  title: "Medlemsværdi",
  heading: ({ n, all, stage }) => say`${n} af ${all} ${[all.form === "one" ? "medlem" : "medlemmer"]} er nået til »${stage}«`,
  lead: "Hvor langt medlemmerne når, hvor hurtigt de går videre, hvor længe de bliver, og hvad de læser, som aldrig skriver.",
  none: "Der er endnu ingen medlemmer, så der er intet at fortælle om dem.",
  stages: {
    heading: "Hvor langt medlemmerne er nået",
    title: "Medlemmer efter trin",
    sub: (until) => say`Til og med ${until}; procent af alle medlemmer`,
    one: (stage, n, share) => `${stage}: ${n} (${share})`,
    overlap: "Et medlem kan være på flere trin og nå dem i vilkårlig rækkefølge; også de, der kun har læst, tæller med.",
    head: { stage: "Trin", members: "Medlemmer", share: "Af alle medlemmer", event: "Hvad der tæller" },
  },
  moves: {
    heading: "Hvor hurtigt de går videre",
    told: ({ from, to, days, share, low, high }) =>
      say`Fra »${from}« til »${to}«: ${share} inden for ${days} dage (95\u00a0%-konfidensinterval ${low} til ${high})`,
    nobody: ({ from, to, days, high }) => say`Fra »${from}« til »${to}«: ingen inden for ${days} dage (op til ${high})`,
    early: ({ from, to, days }) => say`Fra »${from}« til »${to}«: for tidligt at sige for ${days} dage`,
    empty: ({ from, to }) => say`Fra »${from}« til »${to}«: ingen har endnu kunnet gå videre`,
    notCause: "Det ene kom før det andet; det siger ikke, at det første var årsag til det næste.",
    title: "Andel, der er gået videre, efter dage siden trinnet før",
    sub: "Procent; skygge: 95\u00a0%-konfidensinterval",
    to: (stage) => `til ${stage}`,
    pair: (from, to) => `${from} til ${to}`,
    at: (pair, share, days) => `${pair}: ${share} inden for ${days} dage.`,
    method:
      "Den, der nåede et trin for nylig, er kun fulgt i kort tid og tæller kun med for den tid (Kaplan–Meier, 95\u00a0%-konfidensinterval efter log(−log)). Dage er kalenderdage; den dag, trinnet nås, er den første.",
    before: "Medlemmer, der nåede det senere trin først, tælles for sig: der var intet at vente på.",
    unseen: (n) =>
      say`${n} ${[n.form === "one" ? "medlem" : "medlemmer"]} nåede et trin, mens det næste ikke blev registreret, og er udeladt`,
    trend: (days) => say`Andel, der gik videre inden for ${days} dage, efter kvartalet for trinnet før`,
    trendSub: "Procent; skygge: 95\u00a0%-konfidensinterval",
    trendEarly: ({ since, days }) =>
      say`Fra og med ${since} er det for tidligt at sige: ikke alle medlemmer er fulgt i ${days} dage`,
    head: {
      from: "Fra",
      to: "Til",
      n: "Medlemmer",
      before: "Nåede dertil først",
      within: (days) => `Inden for ${days} dage`,
      quarter: "Kvartal",
    },
    all: "Alle skridt, også dem, der springer et trin over",
  },
  cohorts: {
    heading: "Hvor længe medlemmerne bliver",
    definition: {
      month:
        "Fastholdelse måned for måned (bounded retention): andelen af dem, der kom til i en måned, som var aktive i hver enkelt måned derefter. Måned 0 begynder den dag, man blev medlem; hvert medlem har sin egen.",
      quarter:
        "Fastholdelse måned for måned (bounded retention): andelen af dem, der kom til i et kvartal, som var aktive i hver enkelt måned derefter. Måned 0 begynder den dag, man blev medlem; hvert medlem har sin egen.",
    },
    higher: ({ lag, first, firstShare, last, lastShare, low, high }) =>
      say`I måned ${lag} var ${lastShare} af dem fra ${last} aktive mod ${firstShare} af dem fra ${first}: mellem ${low} og ${high} procentpoint flere (95\u00a0%-konfidensinterval)`,
    lower: ({ lag, first, firstShare, last, lastShare, low, high }) =>
      say`I måned ${lag} var ${lastShare} af dem fra ${last} aktive mod ${firstShare} af dem fra ${first}: en forskel på ${low} til ${high} procentpoint (95\u00a0%-konfidensinterval)`,
    alike: ({ lag, first, firstShare, last, lastShare, low, high }) =>
      say`I måned ${lag} var ${lastShare} af dem fra ${last} aktive og ${firstShare} af dem fra ${first}: for tæt på til at afgøre (95\u00a0%-konfidensinterval for forskellen ${low} til ${high} procentpoint)`,
    title: {
      month: "Aktive medlemmer efter den måned, de kom til, i procent",
      quarter: "Aktive medlemmer efter det kvartal, de kom til, i procent",
    },
    sub: "Måneder siden indmeldelse; jo kraftigere farve, jo flere er stadig aktive",
    summary: ({ first, then, last, lag }) =>
      `På tværs af de viste kohorter var ${first} aktive i måned 0, ${then} i måned 1 og ${last} i måned ${lag}.`,
    joined: "Kom til",
    members: "Medlemmer",
    months: "Måneder siden indmeldelse",
    all: "Alle viste",
    empty: "En tom celle er en måned, der ikke er omme for alle, som kom til dengang: for tidligt, ikke nul.",
    earlier: (n) => say`${n} tidligere ${[n.form === "one" ? "kohorte" : "kohorter"]} er udeladt`,
    early: (n) =>
      say`${n} ${[n.form === "one" ? "medlem" : "medlemmer"]} var også aktive, før de blev medlem; det står i ingen celle`,
  },
  silent: {
    heading: "Hvad stille læsere læser",
    told: ({ silent, readers, share, from, to }) =>
      say`Fra ${from} til ${to} havde ${silent} af ${readers} indloggede læsere (${share}) aldrig skrevet noget`,
    reads: ({ reads, share }) => say`De står for ${reads} af alle læsninger (${share})`,
    value: ({ kpi, value, low, high }) =>
      low && high
        ? say`Af »${kpi}« er ${value} tilskrevet deres læsning ud fra antagelserne nedenfor (${low} til ${high})`
        : say`Af »${kpi}« er ${value} tilskrevet deres læsning ud fra antagelserne nedenfor`,
    nobody: ({ from, to }) => say`Fra ${from} til ${to} læste intet indlogget medlem med`,
    withheld: "Antallet af stille læsere er skjult af hensyn til privatlivet.",
    means: (stages) => say`Stille: er aldrig nået til ${stages} inden udgangen af perioden`,
    notCause:
      "De samme faktorer, som nøgletallet er lavet af, er brugt på disse læsninger alene. Det er en regel for tilskrivning, ikke en målt effekt på stille læsere.",
    apart: "Tid forbliver tid: værdier i forskellige enheder står ved siden af hinanden og lægges aldrig sammen.",
    figure: "Hvem der læser",
    figureSub: ({ from, to }) => `Læsninger, ${from} til ${to}`,
    group: { silent: "Stille læsere", posted: "Medlemmer, der skriver", unknown: "Ikke logget ind" },
    one: (group, reads, share) => `${group}: ${reads} læsninger (${share}).`,
    unknown: "Den, der ikke var logget ind, kan være medlem eller ej og skrive eller ej: her gættes ikke.",
    assumptions: "Anvendte antagelser",
    head: { who: "Hvem", members: "Læsere", reads: "Læsninger", share: "Af alle læsninger" },
    notKnown: "kendes ikke",
  },
  asked: "Hvad data er spurgt om (SQL)",
};
