import { say } from "../phrase.js";
import type { RoiWords } from "./words.js";

export const fr: RoiWords = {
  nav: "Rendement",
  title: "Retour sur investissement",
  heading: (benefit, cost) => say`Des bénéfices estimés à ${benefit} face à des coûts de ${cost}`,
  noHeading: "Il n’y a pas encore de chiffre pour le rendement",
  why: {
    "no time": "Les bénéfices et les coûts n’ont aucun mois en commun, ils ne peuvent donc pas être comparés.",
    "no cost": "On ne sait pas ce que coûte la communauté sur cette période, et des bénéfices seuls ne font pas un rendement.",
    "nothing counted":
      "Aucun bénéfice en argent n’a de preuve d’un effet (L3 ou plus). Ce qu’une règle attribue figure plus bas et n’est pas compté.",
    assumptions: (share, measure) =>
      say`${share} du bénéfice repose sur des hypothèses que personne n’a mesurées, et un chiffre en dirait plus qu’on n’en sait. À mesurer d’abord\u00a0: ${measure}.`,
  },
  counted: (from, to) => say`Bénéfices et coûts du ${from} au ${to} inclus.`,
  cut: (from, to) =>
    from && to
      ? say`La période demandée allait du ${from} au ${to}\u00a0; le reste n’est pas couvert par tous les indicateurs.`
      : say`La période demandée allait ${from ? say`à partir du ${from}` : say`jusqu’au ${to}`}\u00a0; le reste n’est pas couvert par tous les indicateurs.`,
  ofCosts: "des coûts, dans le cas central",
  nineTenths: (low, high) => say`neuf résultats simulés sur dix\u00a0: de ${low} à ${high}`,
  estimated: (net, low, high, assuming) =>
    say`Effet estimé, en supposant ce qui figure plus bas (${assuming})\u00a0: une valeur nette de ${net}, neuf résultats simulés sur dix allant de ${low} à ${high}.`,
  estimatedPlainly: (net, low, high) =>
    say`Effet estimé\u00a0: une valeur nette de ${net}, neuf résultats simulés sur dix allant de ${low} à ${high}.`,
  pays: (share) => say`Le bénéfice dépasse les coûts dans ${share} des résultats simulés.`,
  home: (roi, low, high) =>
    say`Rendement estimé des coûts\u00a0: ${roi}, neuf résultats simulés sur dix allant de ${low} à ${high}.`,
  seePage: "Comment le rendement se compose",
  entersHere: (kpis) =>
    kpis.form === "one"
      ? say`${kpis} indicateur de cette page entre dans le retour sur investissement.`
      : say`${kpis} indicateurs de cette page entrent dans le retour sur investissement.`,
  dots: {
    title: "Cinquante résultats aussi probables les uns que les autres",
    ofCosts: "Chaque point représente 2\u00a0% des résultats simulés\u00a0; valeur nette en pourcentage des coûts",
    inMoney: "Chaque point représente 2\u00a0% des résultats simulés\u00a0; valeur nette",
    loss: "Perte",
    gain: "Gain",
    ofFifty: (n) => `${n} sur 50`,
    fifth: (value) => `5\u00a0%\u00a0: ${value}`,
    base: (value) => `central ${value}`,
    ninetyFifth: (value) => `95\u00a0%\u00a0: ${value}`,
    summary: (losses, low, base, high) =>
      `Cinquante points selon la valeur nette\u00a0; en perte\u00a0: ${losses}. Le 5e centile est ${low}, le cas central ${base}, le 95e centile ${high}.`,
  },
  scenario: {
    label: "Les cas côte à côte",
    head: "Cas",
    benefit: "Bénéfice",
    cost: "Coût",
    net: "Valeur nette",
    roi: "Net ÷ coût",
    low: "Bas",
    base: "Central",
    high: "Haut",
    p5: "5e centile",
    p50: "Médiane",
    p95: "95e centile",
    means:
      "Les cas bas et haut placent tous les facteurs à la fois à leur extrémité défavorable ou favorable\u00a0; c’est plus rare que chacun des centiles. Chaque centile est celui de sa propre colonne.",
    drawn: (draws, seed) =>
      say`${draws} tirages avec la graine fixe ${seed}\u00a0: le même fichier et les mêmes données donnent les mêmes chiffres.`,
  },
  chains: {
    heading: "Du comptage à l’argent",
    lead: "Chaque montant est le produit de ce qui a été compté et de ce qui a été mesuré ou supposé. Un trait tireté signale une référence ou une hypothèse.",
    measured: "compté",
    range: (low, high) => say`de ${low} à ${high}`,
    shows: "Ce qui l’appuie",
    countedOf: (kpi) => `${kpi}\u00a0: comptage`,
  },
  money: {
    heading: "Bénéfices et coûts",
    title: "Des bénéfices à la valeur nette",
    sub: (unit) => `${unit}\u00a0; plein\u00a0: bénéfice\u00a0; contour\u00a0: coût\u00a0; gris\u00a0: ce qui reste`,
    net: "Valeur nette",
    amount: "Montant",
    entry: "Bénéfice ou coût",
    summary: (benefit, cost, net) => `Des bénéfices de ${benefit} moins des coûts de ${cost}\u00a0: il reste ${net}.`,
    monthly: "Bénéfices et coûts par mois",
    benefits: "Bénéfices",
    costs: "Coûts",
    month: "Mois",
    monthlySummary: (first, last, benefit, cost) =>
      `Bénéfices et coûts par mois, de ${first} à ${last}. Le dernier mois, les bénéfices sont de ${benefit} et les coûts de ${cost}.`,
  },
  tornado: {
    heading: "Ce qui compte le plus",
    title: (factor) => `«\u00a0${factor}\u00a0» fait le plus varier la valeur nette`,
    sub: (unit) => `Valeur nette en ${unit}, un facteur à son extrémité basse ou haute et les autres au cas central`,
    base: (net) => `central ${net}`,
    factor: "Facteur",
    low: "Extrémité basse",
    high: "Extrémité haute",
    atLow: "Valeur nette au bas",
    atHigh: "Valeur nette au haut",
    summary: (factor, low, high) =>
      `«\u00a0${factor}\u00a0» fait à lui seul passer la valeur nette de ${low} à ${high}\u00a0; tous les autres facteurs la font moins varier.`,
    nothing: "Tous les facteurs sont comptés exactement, rien ne fait donc varier la valeur nette.",
  },
  even: {
    title: (factor, value) => `Seuil de rentabilité\u00a0: «\u00a0${factor}\u00a0» à ${value}`,
    sub: (unit, factor) => `Valeur nette en ${unit} selon ${factor}\u00a0; gris\u00a0: la plage du facteur`,
    range: (low, high) => `plage de ${low} à ${high}`,
    even: (value) => `seuil ${value}`,
    base: (value) => `central ${value}`,
    value: "Seuil de rentabilité",
    baseHead: "Central",
    pays: "Rentable",
    above: "au-dessus",
    below: "au-dessous",
    inRange: "Dans sa plage",
    yes: "oui",
    no: "non",
    summary: (factor, even, base) =>
      `La valeur nette est nulle lorsque «\u00a0${factor}\u00a0» vaut ${even}\u00a0; sa valeur centrale est ${base}.`,
    none: "Aucune valeur d’un seul facteur n’égalise les bénéfices et les coûts.",
  },
  overlap: {
    heading: "Un bénéfice n’est compté qu’une fois",
    lead: "Ces bénéfices comptent le même effet de différentes manières. Dans chaque groupe, le plus élevé est compté\u00a0; ajouter les autres le compterait deux fois.",
    paid: (paid, value) => say`Compté\u00a0: ${paid}, ${value}.`,
    held: (held, value) => say`Non ajouté\u00a0: ${held}, ${value}.`,
  },
  credited: {
    heading: "Attribué, mais non compté",
    lead: "Des règles ou des comptages attribuent cet argent à la communauté. Sans comparaison, personne ne sait combien serait venu de toute façon\u00a0: il reste hors du rendement.",
    notSummed: "Les montants de règles différentes sont des vues du même argent et ne s’additionnent jamais.",
  },
  beside: {
    heading: "La valeur qui n’est pas de l’argent",
    lead: "Elle reste ce qu’elle est et n’est pas convertie en argent.",
    benefit: "Bénéfice",
    kind: "Nature",
    value: "Valeur",
    evidence: "Niveau de preuve",
    kinds: { time: "Temps", quality: "Qualité", risk: "Risque" },
  },
  present: {
    heading: "L’argent dans le temps",
    discounted: (rate, benefit, cost, net) =>
      say`À un taux d’actualisation de ${rate} par an, les bénéfices valent ${benefit} au début de la période, les coûts ${cost}, et la valeur nette est de ${net}. Les chiffres ci-dessus sont dans cette valeur actuelle.`,
    noRate: "Aucun taux d’actualisation n’est indiqué\u00a0: l’argent plus tardif compte autant que le premier.",
    payback: (months) => say`Les dépenses sont récupérées au bout de ${months}\u00a0mois.`,
    noPayback: "Les dépenses ne sont pas récupérées pendant la période comptée.",
  },
  assumptions: "Hypothèses utilisées",
  limits: "Ce que ces chiffres ne disent pas",
  limit: {
    independent:
      "Les facteurs sont tirés indépendamment les uns des autres\u00a0; s’ils évoluent ensemble, la plage est plus large.",
    after:
      "Ce que la communauté apportera après cette période, et ce que coûterait son remplacement, n’est pas dans les chiffres.",
    unsettled: (kpi, state) => say`${kpi}\u00a0: ${[state]}.`,
    undated: (kpi) => say`${kpi}\u00a0: sans dates, compté en entier.`,
    unknown: (kpi) => say`${kpi}\u00a0: sans valeur sur cette période, non compté.`,
    untested: (assumption) => say`${assumption}\u00a0: pas encore vérifiée.`,
    contradicted: (assumption) => say`${assumption}\u00a0: contredite par les données.`,
    assumed: (share) => say`${share} du bénéfice compté repose sur des hypothèses que personne n’a mesurées.`,
  },
};
