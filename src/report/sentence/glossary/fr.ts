import { entry, type Glossary } from "./terms.js";

export const fr: Glossary = {
  community: entry(
    "communauté",
    "Les personnes qui demandent, répondent, lisent et recommandent autour d’un produit ou d’une cause.",
  ),
  kpi: entry(
    "indicateur clé (KPI)",
    "Un nombre dont la formule, l’unité et le responsable sont déclarés, et qui dit si un objectif se rapproche.",
  ),
  stakeholder: entry(
    "partie prenante",
    "Personne ou équipe concernée par la communauté, à qui s’adresse une page de ce rapport.",
  ),
  goal: entry(
    "objectif, point de départ, cible",
    "Ce qui doit être atteint et pour qui\u00a0: de la valeur initiale (point de départ) à la valeur voulue (cible) à une date.",
  ),
  path: entry(
    "trajectoire vers la cible",
    "Où l’indicateur doit se trouver à chaque période entre le point de départ et la cible\u00a0: droite, paliers ou courbe en S.",
  ),
  met: entry(
    "atteint / non atteint",
    "Atteint\u00a0: tout l’intervalle est du bon côté de la trajectoire. Non atteint\u00a0: tout l’intervalle est de l’autre côté.",
  ),
  undecided: entry(
    "indécis",
    "L’intervalle s’étend des deux côtés de la trajectoire\u00a0: les données ne permettent pas encore de trancher.",
  ),
  too_early: entry("trop tôt pour juger", "Aucune période complète et mûre ne suit le début de l’objectif."),
  no_data: entry(
    "pas de données / non mesurable",
    "La source ne couvre pas la période, ou il n’y a rien à calculer. Ce n’est pas zéro.",
  ),
  partial: entry("période incomplète", "Période que les données ne couvrent qu’en partie\u00a0: montrée, mais pas comparée."),
  immature: entry(
    "période non mûre",
    "Période si récente que sa valeur peut encore changer, par exemple des questions encore susceptibles d’être résolues.",
  ),
  withheld: entry(
    "masqué pour protéger la vie privée",
    "Valeur masquée parce que si peu de personnes ou de lignes sont concernées qu’on pourrait les reconnaître.",
  ),
  interval: entry(
    "intervalle de confiance à 95\u00a0%",
    "Plage construite de sorte que, répétée de nombreuses fois, elle contienne la vraie valeur 95 fois sur 100.",
  ),
  median: entry(
    "médiane / moyenne",
    "La médiane est la valeur du milieu\u00a0; la moyenne est la somme divisée par le nombre. Quelques valeurs extrêmes déplacent la moyenne, pas la médiane.",
  ),
  assumption: entry(
    "hypothèse",
    "Valeur qui n’est pas mesurée ici mais entre dans un indicateur, avec une source, un responsable et une plage.",
  ),
  range: entry(
    "bas / central / haut",
    "La valeur plausible la plus basse et la plus haute d’une hypothèse, et celle qui est retenue.",
  ),
  break_even: entry("seuil de rentabilité", "La valeur d’un facteur à laquelle gain et coût sont égaux."),
  observed: entry("observé (L0)", "Compté dans les données\u00a0; ne dit rien des causes."),
  credited: entry(
    "attribué à (L1)",
    "Donné à un canal ou à un contact par une règle d’attribution. Les parts font 100\u00a0% même si l’effet réel est nul.",
  ),
  associated: entry(
    "associé à (L1)",
    "Va de pair dans les données\u00a0; on ignore lequel agit sur l’autre, ou si un troisième facteur agit sur les deux.",
  ),
  changed_after: entry("a changé après (L2)", "Diffère avant et après un événement, sans rien à quoi comparer."),
  estimated: entry(
    "effet estimé, en supposant … (L3)",
    "Différence avec un groupe ou une série de comparaison, valable si les hypothèses nommées tiennent.",
  ),
  caused: entry("a causé (L4)", "Se dit uniquement d’une expérience randomisée."),
  pilot: entry(
    "programme pilote, gain",
    "Essai sur une partie, avec un critère fixé d’avance\u00a0; le gain est la différence obtenue.",
  ),
  definition_changed: entry(
    "définition modifiée",
    "À partir d’une date, l’indicateur est calculé autrement\u00a0; les valeurs d’avant et d’après ne sont pas comparées comme s’il s’agissait du même.",
  ),
  simulated: entry(
    "données simulées",
    "Données produites par un programme dont la vérité est connue, pour essayer le rapport.",
  ),
  mentions: entry(
    "mentions sur les réseaux sociaux",
    "Publications qui nomment la marque sur les réseaux sociaux, comptées par période.",
  ),
  share_of_voice: entry("part de voix", "Nos mentions rapportées aux nôtres et à celles des concurrents déclarés."),
  referral_rate: entry("taux de parrainage", "Part des nouveaux clients ou membres venus sur recommandation."),
  advocacy_rate: entry("taux d’ambassadeurs", "Part des membres qui recommandent ou louent la marque en public."),
  conversion_rate: entry("taux de conversion", "Part des personnes qui franchissent une étape déclarée dans un délai déclaré."),
  attributed_sales: entry(
    "ventes attribuées à la communauté",
    "Ventes qu’une règle d’attribution rattache à des contacts avec la communauté.",
  ),
  sign_ups: entry("inscriptions", "Nouveaux inscrits d’une période."),
  cost_per_conversion: entry(
    "coût par conversion",
    "Tous les coûts de la communauté divisés par les conversions de la même période. Ce n’est pas le prix d’un clic publicitaire.",
  ),
  self_service: entry("trafic des pages en libre-service", "Visites des pages où l’on trouve soi-même une réponse."),
  deflected: entry(
    "demandes de support évitées",
    "Demandes qui n’ont pas été faites parce que la réponse se trouvait dans la communauté\u00a0; une estimation.",
  ),
  first_response: entry(
    "délai de première réponse",
    "De la question à la première réponse d’une autre personne. Les questions encore sans réponse n’ont pas de délai et n’entrent ni dans la médiane ni dans la moyenne\u00a0; la part des questions répondues figure à côté.",
  ),
  resolution_rate: entry("taux de résolution", "Part des questions résolues dans le délai déclaré."),
  survey: entry("enquête, sondage", "Questions posées aux membres\u00a0; les réponses valent pour ceux qui ont répondu."),
  response_rate: entry("taux de réponse", "Part des personnes interrogées qui ont répondu."),
  nps: entry(
    "Net Promoter Score (NPS)",
    "Ceux qui répondent 9 ou 10 moins ceux qui répondent de 0 à 6, en points de −100 à +100.",
  ),
  csat: entry("satisfaction client (CSAT)", "Part des réponses égales ou supérieures à la note déclarée."),
  sentiment: entry(
    "tonalité (sentiment)",
    "Si les textes sont favorables ou non, selon un classifieur dont l’exactitude est indiquée à côté.",
  ),
  engagement_rate: entry("taux d’engagement", "Part des membres qui ont agi pendant la période, au-delà de la lecture."),
  stickiness: entry("assiduité (DAU/MAU)", "Membres actifs un jour donné, rapportés à ceux actifs dans le mois."),
  retention: entry(
    "rétention, cohorte",
    "Parmi ceux qui ont commencé à la même période (la cohorte), part encore active après un certain temps.",
  ),
  lurkers: entry("lecteurs silencieux", "Membres qui lisent sans écrire\u00a0; eux aussi trouvent des réponses."),
  value_proposition: entry(
    "proposition de valeur pour les membres",
    "Ce que la communauté promet à ses membres, et le nombre qui montre si la promesse est tenue.",
  ),
};
