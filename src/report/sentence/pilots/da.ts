import { say } from "../phrase.js";
import type { PilotWords } from "./words.js";

const days = (n: { readonly form: string }): string => (n.form === "one" ? "dag" : "dage");

export const da: PilotWords = {
  title: "Pilotprogrammer",
  lead: (n) =>
    say`${n} forsøg. Hvert bedømmes efter et kriterium, der var skrevet ned, før det begyndte, og ikke efter det tal, der så bedst ud bagefter.`,
  manyTests: (n) =>
    say`${n} pilotprogrammer er ${n} chancer for et heldigt resultat. Deres p-værdier er justeret samlet (Benjamini og Hochberg), så højst hvert tyvende fund er et tilfælde.`,
  pilot: "Pilotprogram",
  head: {
    pilot: "Pilotprogram",
    window: "Hvornår",
    design: "Design",
    effect: "Effekt",
    interval: "95\u00a0%-interval",
    criterion: "Kriterium",
    verdict: "Afgørelse",
    evidence: "Evidens",
  },
  window: (from, to) => say`${from} til ${to}`,
  windowOpen: (from) => say`fra ${from}`,
  headline: {
    met: (label) => say`${label}: kriteriet er nået`,
    missed: (label) => say`${label}: kriteriet er ikke nået`,
    undecided: (label) => say`${label}: uafklaret`,
    too_early: (label) => say`${label}: er stadig i gang`,
    no_data: (label) => say`${label}: kan ikke bedømmes`,
    not_begun: (label) => say`${label}: er ikke begyndt`,
  },
  notBegunYet: "Ikke begyndt",
  notBegun: (start) =>
    say`Det begynder den ${start}. Her står, hvad der er lagt fast på forhånd, og hvad pilotprogrammet vil kunne vise.`,
  noDifference: ({ effect, low, high }) =>
    say`Ingen forskel, der kan skelnes fra et tilfælde: ${effect} (95\u00a0%-konfidensinterval ${low} til ${high}).`,
  onlyDifference: ({ effect, low, high }) =>
    say`Grupperne adskiller sig med ${effect} (95\u00a0%-konfidensinterval ${low} til ${high}). Kontrollerne giver ikke lov til at kalde det en effekt.`,
  onlyChange: (effect) =>
    say`Mellem før og efter ligger en forskel på ${effect}. Hvad der ellers ændrede sig imens, kan ingen sige.`,
  openInterval: (effect) =>
    say`Grupperne adskiller sig med ${effect}. Med så få at sammenligne med har intervallet ingen grænser.`,
  measuredBy: (kpi) => say`Målt på: ${kpi}.`,
  assuming: {
    differences: "parallelle forløb",
    group_time: "parallelle forløb",
    synthetic: "at blandingen af de andre viser, hvad der ellers var sket",
    interrupted: "at udviklingen ellers var fortsat",
    matched: "at parrene ikke adskiller sig i andet af betydning",
  },
  criterion: {
    heading: "Kriteriet, fastlagt før starten",
    headingPlain: "Kriteriet",
    at_least: (value, kpi) => say`En ændring på mindst ${value} (${kpi}). Nået, når hele 95\u00a0%-intervallet når dertil.`,
    at_most: (value, kpi) =>
      say`En ændring på ${value} eller lavere (${kpi}). Nået, når hele 95\u00a0%-intervallet når dertil.`,
    chart: "Resultatet over for kriteriet",
    chartOpen: "Hvad kriteriet kræver",
    mark: { at_least: (value) => `kriterium: ${value} eller mere`, at_most: (value) => `kriterium: ${value} eller lavere` },
    noEffect: "ingen effekt",
    verdict: {
      met: (end, value) => say`Hele intervallet, også den svage ende ${end}, når ${value}: nået.`,
      missed: (end, value) => say`Hele intervallet, også den stærke ende ${end}, ligger under kravet ${value}: ikke nået.`,
      undecided: (value) => say`Intervallet ligger på begge sider af ${value}: uafklaret.`,
      luck: (p) =>
        say`Intervallet når kriteriet, men blandt så mange pilotprogrammer kan det være held (justeret p = ${p}): uafklaret.`,
      noInterval: "Designet giver intet interval og afgør derfor intet: uafklaret.",
      fewUnits:
        "Så få enheder kan aldrig skelne en effekt fra et tilfælde på 5\u00a0%-niveau, uanset hvad de viser: uafklaret.",
      running: (end) => say`Det bedømmes, når det er slut, den ${end}. Den, der kigger hver uge, finder noget i en af dem.`,
      notBegun: "Der er intet at bedømme endnu.",
      noResult: "Data giver intet resultat, der kan bedømmes.",
    },
    agreed: (by, on) => say`Aftalt af ${by} den ${on}.`,
    agreedBefore: (n) => say`${n} ${[days(n)]} før starten.`,
    agreedLate: (n) => say`Det var ${n} ${[days(n)]} efter starten, da de første resultater kunne ses.`,
    notAgreed: "Ingen har skrevet ned, hvornår det blev fastlagt, så det kan være valgt bagefter.",
    digest: (digest) => say`Kontrolsum af det fastlagte: ${digest}.`,
    edited: (part, release) => say`Ændret siden udgivelsen ${release}, da det allerede var lagt fast: ${[part]}.`,
    part: {
      kpi: "nøgletallet",
      definition: "nøgletallets definition",
      criterion: "kriteriet",
      design: "designet eller den nødvendige størrelse",
      units: "enhederne",
      window: "perioden",
    },
    fixed: "Sådan blev det fastlagt",
    hypothesis: "Hypotese",
  },
  sample: {
    heading: "Nødvendig størrelse",
    needed: (perArm, value) =>
      say`${perArm} enheder i hver gruppe ville vise en sand forskel på ${value} fire gange ud af fem.`,
    unknown: "Tiden før starten er for kort til at beregne en størrelse.",
    stated: (n) => say`Planlagt før starten: ${n} enheder i begge grupper tilsammen.`,
    had: (treated, compared) => say`Pilotprogrammet havde ${treated} og ${compared}.`,
    hasOne: (treated) => say`Pilotprogrammet havde ${treated} og intet at sammenligne med.`,
    planned: (treated, compared) => say`Der er ${treated} og ${compared}.`,
    detectable: (value) => say`Så mange kan vise ${value} eller mere; en mindre forskel vil for det meste ikke kunne ses.`,
  },
  result: {
    heading: "Resultat",
    headingBefore: "Før starten",
    method: "Metode",
    says: {
      adjusted:
        "Gruppernes gennemsnit efter starten, sammenlignet ved lige gennemsnit før. Usikkerhed over enheder, med ulige spredning i grupperne.",
      means: "Gruppernes gennemsnit efter starten; om tiden før var intet kendt.",
      differences:
        "Forskel i forskelle over enheder: hvordan piloten ændrede sig, minus hvordan de andre gjorde. Usikkerhed pr. enhed.",
      group_time:
        "Enhederne begyndte på forskellige dage: Hver gruppe sammenlignes med enheder, der ikke var begyndt, og effekterne samles (Callaway og Sant’Anna).",
      synthetic:
        "Syntetisk kontrol: den blanding af de andre, der fulgte piloten før. Intervallet kommer fra de andres egne placeboeffekter.",
      interrupted:
        "Afbrudt tidsserie: linjen efter starten over for linjen før, trukket videre. Et fund kræver både dens usikkerhed (Newey og West) og de påståede starter.",
      matched:
        "Hver pilotenhed ved siden af en, der lignede den før, i niveau og hældning; den gennemsnitlige forskel inden for parrene.",
      before_after: "Gennemsnittet efter minus gennemsnittet før. Ingen sammenligning, intet interval.",
    },
    periods: (before, after) =>
      say`${before} ${[before.form === "one" ? "periode" : "perioder"]} før starten og ${after} fra starten.`,
    bears: "Hvad designet kan bære",
    design: {
      randomised: {
        name: "lodtrækning",
        bears:
          "Enhederne blev udtrukket ved lod. Bortset fra tilfældet adskiller grupperne sig kun ved piloten, så en forskel kan tilregnes den.",
      },
      differences: {
        name: "forskel i forskelle",
        bears:
          "Enhederne blev valgt, ikke udtrukket. En effekt kan estimeres, hvis begge grupper ville have fulgt hinanden uden piloten; niveau 4 kræver lodtrækning.",
      },
      synthetic: {
        name: "syntetisk kontrol",
        bears:
          "Ét tilfælde over for en blanding af andre. En effekt kan estimeres, hvis blandingen ville have fulgt det videre; niveau 4 kræver lodtrækning.",
      },
      interrupted: {
        name: "afbrudt tidsserie",
        bears: "Én serie over for sin egen fortid. Alt andet, der skete samme dag, tæller med som effekt.",
      },
      matched: {
        name: "parrede kohorter",
        bears:
          "Enheder, der var med, ved siden af enheder, der lignede dem. Hvad der fik dem til at være med, er ukendt og kan betyde noget.",
      },
      before_after: {
        name: "før og efter",
        bears: "Intet at sammenligne med: Det viser en ændring, aldrig hvis værk den er.",
      },
    },
    p: (value) => say`p = ${value}.`,
    pPermutation: (value, ways) =>
      say`p = ${value} ved permutation: hvor ofte andre fordelinger af enhederne giver en lige så stor forskel (${ways} afprøvet).`,
    pPlacebos: (value, ways) => say`p = ${value}: dens plads blandt ${ways} placeboer.`,
    adjusted: (value, pilots) => say`Justeret for ${pilots} pilotprogrammer: p = ${value}.`,
    why: {
      "not begun": "Pilotprogrammet er ikke begyndt.",
      "no data": "Nøgletallet har ingen fuldstændig værdi i pilotens periode.",
      withheld: "Så få personer står bag en gruppe, at de kunne genkendes. Intet vises.",
      "no treated units": "Ingen af pilotens enheder findes i data.",
      "nothing to compare with": "Der er ingen enhed tilbage at sammenligne med.",
      "too few units": "Hver gruppe skal have mindst to enheder, en blanding flere.",
      "too few periods before": "Der er for få fuldstændige perioder før starten til dette design.",
      "too few periods after": "Der er for få fuldstændige perioder fra starten.",
      "periods missing": "Nogle enheder mangler værdier i nogle perioder, og designet kræver dem alle.",
      "no variation": "Alle enheder ændrede sig ens til sidste ciffer, så der er intet tilfælde at holde en effekt op imod.",
      "does not fit before the start": "Selv den bedste blanding af de andre følger ikke piloten før starten.",
      "no pairs": "Ingen enhed er nær nok en af pilotens til at være dens par.",
      "not a number": "Værdierne kan ikke regnes med.",
    },
  },
  chart: {
    heading: "Piloten og de andre, før og efter",
    headingBefore: "Piloten og de andre før starten",
    start: (day) => `start, ${day}`,
    treated: (n) => `pilot, ${n} enheder`,
    compared: (n) => `andre, ${n} enheder`,
    treatedOne: "pilot",
    comparedMix: "andre",
    expected: "forventet uden den",
    below: "Pilot minus forventet",
    fanUnits: "Gråt: hvad tilfældige fordelinger af de samme enheder viser",
    fanModel: "Gråt: hvor meget forventningen selv kan være ved siden af",
    noFan: "I forhold til forskellen før starten",
    fan: "placeboer",
    middle: "midterste 50 og 95\u00a0%",
    meanAfter: "gennemsnit efter",
    shaded: "skraveret: fra starten",
    head: {
      treated: "Pilot",
      compared: "Andre",
      expected: "Forventet",
      difference: "Forskel",
      low: "Placebo 2,5\u00a0%",
      high: "Placebo 97,5\u00a0%",
    },
    summary: ({ from, to, start, effect }) =>
      `To felter, ${from} til ${to}: øverst gennemsnittene for piloten og de andre, nederst forskellen mellem dem.${effect === null ? "" : ` Fra ${start} er den i gennemsnit ${effect}.`}`,
  },
  checks: {
    heading: "Kontroller",
    head: { check: "Kontrol", question: "Spørgsmål", result: "Resultat", value: "Værdi", range: "Interval eller p" },
    outcome: { passed: "Bestået", failed: "Ikke bestået", unknown: "kan ikke siges", read: "til orientering" },
    kind: {
      draw: { name: "Lodtrækningen", question: "Var grupperne ens før, som et lod gør dem?" },
      balance: { name: "Balance før", question: "Hvor langt var grupperne fra hinanden før starten?" },
      pre_trend: { name: "Forløb før", question: "Gled grupperne fra hinanden før?" },
      power: { name: "Testens styrke", question: "Ville den have fundet en glidning, der forklarer det hele?" },
      placebo_date: { name: "Placebodato", question: "Er der en “effekt” på en dag, hvor intet begyndte?" },
      placebo_units: { name: "Placeboenheder", question: "Hvor ofte viser en anden fordeling lige så meget?" },
      placebo_starts: { name: "Påståede starter", question: "Er den sande start tydeligere end påståede?" },
      leave_one_out: { name: "Udelad én", question: "Hænger det på én enhed?" },
      second_model: { name: "Anden model", question: "Er en strukturel tidsserie enig?" },
    },
    p: (value) => say`p = ${value}`,
    ofTried: (p, tried) => say`p = ${p} af ${tried}`,
    rank: (rank, of) => say`plads ${rank} af ${of}`,
    sds: (value) => say`${value} sd`,
    power: (share) => say`${share} styrke`,
    seenAt80: "findes fire gange ud af fem",
    none: "Designet har ingen kontroller, der kunne laves.",
  },
  scaleUp: {
    heading: "Hvis det udbredes",
    adds: ({ units, value, low, high, per }) =>
      say`Hvis alle ${units} enheder reagerede som pilotens: ${value} i alt ${[per]} (${low} til ${high}).`,
    same: ({ units, value, low, high }) =>
      say`Hvis alle ${units} enheder reagerede som pilotens: en ændring på ${value} for hver (${low} til ${high}).`,
    risk: "Spændet rummer pilotens interval. Det rummer ikke risikoen for, at andre enheder er anderledes end dem, der var med.",
  },
  limits: {
    heading: "Forbehold",
    of: {
      agreed_late: "Kriteriet blev aftalt efter starten. Hvad der fastlægges bagefter, beviser lidt.",
      not_agreed: "Ingen har skrevet ned, hvornår kriteriet blev fastlagt.",
      too_small:
        "Der er færre enheder end nødvendigt: Selv en sand effekt af kriteriets størrelse ville ofte forblive uafklaret.",
      few_units: "Med så få enheder kan intet resultat nå 5\u00a0%; færre end 20 i en placebotest kan aldrig.",
      not_drawn: "Enhederne blev ikke udtrukket ved lod. Evidens på niveau 4 kræver lodtrækning.",
      no_control: "Der er ingen sammenligning: Alt andet, der skete samtidig, ligger i tallet.",
      checks_failed: "Ikke alle kontroller blev bestået, så forskellen kaldes ikke en effekt.",
      many_tests: "Flere pilotprogrammer bedømmes i én rapport; p-værdierne er justeret for det.",
      adjusted_away: "Alene ville resultatet være et fund; blandt alle pilotprogrammer er det ikke.",
      units_missing:
        "Nogle enheder er udeladt: De blev kun set på den ene side af starten, skiftede gruppe eller fandt intet par.",
      running: "Pilotprogrammet er ikke slut; tallene flytter sig endnu.",
    },
    privacy: "Kun gennemsnit for en gruppe vises, aldrig en enkelt enheds værdier.",
  },
};
