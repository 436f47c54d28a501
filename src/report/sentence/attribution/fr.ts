import type { AttributionWords } from "./words.js";
import { say } from "../phrase.js";

export const fr: AttributionWords = {
  title: "Attribution",
  over: (kpi, from, to) => say`${kpi} · de ${from} à ${to}`,
  heading: (low, high) => say`De ${low} à ${high} attribués, selon la règle`,
  lead: (rules, joined, table) => say`${rules} règles répartissent les mêmes ${joined} lignes\u00a0: ${table}.`,
  tested: "Un groupe tiré au sort répond à une autre question : ce qui ne serait pas venu autrement.",
  untested: "Personne n’a été tenu à l’écart par tirage au sort : rien ici ne dit ce qui ne serait pas venu autrement.",
  notEffect: "Attribuer n’est pas mesurer un effet.",
  notEffectMeans:
    "Chaque règle répartit le tout, même si l’effet réel était nul. N’additionnez jamais des lignes de règles différentes et ne mettez pas l’attribué dans un retour sur investissement.",
  beside: "L’attribué à côté de l’effet",
  disagree: (factor) => say`Les règles diffèrent d’un facteur ${factor}`,
  dots: "point vide : attribué par une règle",
  dotsAndTest: "point vide : attribué par une règle ; point plein : tirage au sort, avec son intervalle à 95 %",
  range: (low, high) => `attribué : de ${low} à ${high}`,
  drawn: "Tirage au sort",
  credited: "Attribué",
  creditedMeans: (low, high) => say`De ${low} à ${high} sont attribués aux contacts que le KPI désigne.`,
  joined: ({ table, joined, all, share, window }) =>
    say`${table}\u00a0: ${joined} sur ${all} de valeur connue (${share}) ont eu un contact dans les ${[window]} précédents. Les autres n’entrent pas dans ces chiffres.`,
  incremental: "Tirage au sort",
  test: ({ treated, control, value, low, high }) =>
    say`Par tirage au sort, ${treated} ont rencontré la communauté et ${control} non. Les premiers ont apporté ${value} de plus que n’en auraient apporté autant des seconds (intervalle à 95 %\u00a0: de ${low} à ${high}).`,
  tooFew: "Trop peu ont été tirés au sort pour dire quoi que ce soit.",
  spansZero: "L’intervalle contient zéro : ce test ne distingue pas un effet du hasard.",
  aboveZero: "Tout l’intervalle est au-dessus de zéro : la rencontre avec la communauté a entraîné une hausse.",
  belowZero: "Tout l’intervalle est au-dessous de zéro : la rencontre avec la communauté a entraîné une baisse.",
  beyond: (n, rules) => say`${n} des ${rules} règles attribuent plus que ne le permet l’intervalle du test.`,
  everyone: "Chacun selon chaque règle",
  rule: "Règle",
  total: "Total",
  how: "Façon de répartir",
  lowest: "Minimum",
  highest: "Maximum",
  addUp:
    "Les lignes donnent le même total avant arrondi. La règle de Markov tient aussi compte des parcours sans commande ; les autres ne le peuvent pas.",
  notGiven: "non précisé",
  others: "les autres ensemble",
  reading: "Comment lire les deux",
  read: [
    "L’attribué montre où se trouve un canal sur le chemin d’une commande : tôt, tard, rarement.",
    "Seuls ceux qu’un tirage au sort a tenus à l’écart montrent ce qui ne serait pas venu autrement.",
    "Que les deux diffèrent n’est pas une erreur : ceux qui auraient commandé de toute façon rencontrent aussi la communauté, et chaque règle lui attribue leurs commandes.",
  ],
  model: {
    first: { name: "Premier contact", how: "tout au premier contact" },
    last: { name: "Dernier contact", how: "tout au dernier contact" },
    linear: { name: "Linéaire", how: "autant à chaque contact" },
    time_decay: { name: "Dépréciation temporelle", how: "moitié moins par demi-vie d’éloignement" },
    position: { name: "Position", how: "surtout au premier et au dernier, le reste aux autres" },
    markov: { name: "Markov, retrait", how: "selon ce qui serait perdu sans le canal dans les parcours ; résolu exactement" },
    shapley: { name: "Shapley", how: "autant à chaque canal distinct du parcours" },
  },
};
