import type { Meanings } from "./words.js";

const ENTITY =
  "La colonne qui dit de qui ou de quoi il s’agit, dans les deux tables\u00a0; `by a = b` si elle a deux noms. Une valeur nulle ne correspond à personne.";
const ROWS = "ses propres `where` et `at` peuvent suivre";

export const fr: Meanings = {
  function: {
    count: "Le nombre de lignes d’une table, ou de valeurs différentes d’une colonne.",
    sum: "La somme de toutes les valeurs.",
    avg: "La moyenne arithmétique des valeurs.",
    min: "La plus petite valeur, le premier texte dans l’ordre ou l’instant le plus ancien.",
    max: "La plus grande valeur, le dernier texte dans l’ordre ou l’instant le plus récent.",
    median: "La valeur du milieu (R-7 à 0,5).",
    percentile: "La valeur au-dessous de laquelle se trouve la part indiquée des valeurs, interpolée (R-7).",
    stddev: "L’écart type de l’échantillon\u00a0; non défini à moins de deux valeurs.",
    first: "La première valeur de chaque série selon la date de référence, additionnée sur les séries.",
    last: "La dernière valeur de chaque série selon la date de référence, additionnée sur les séries.",
    nps: "Net Promoter Score\u00a0: la part des 9–10 moins celle des 0–6, en points de −100 à 100.",
    csat: "La part des réponses dont la note atteint au moins celle indiquée.",
    poll: "La part des réponses qui ont fait le choix indiqué.",
    if: "Une valeur ou l’autre\u00a0; une condition inconnue compte comme fausse.",
    coalesce: "La première de ses valeurs qui n’est pas nulle.",
    abs: "La valeur sans son signe.",
    round: "La valeur arrondie\u00a0; une moitié exacte s’éloigne de zéro.",
    floor: "Le plus grand entier qui ne dépasse pas x.",
    ceil: "Le plus petit entier qui n’est pas inférieur à x.",
    least: "La plus petite de ses valeurs\u00a0; nulle si l’une d’elles l’est.",
    greatest: "La plus grande de ses valeurs\u00a0; nulle si l’une d’elles l’est.",
    sqrt: "La racine carrée\u00a0; non définie au-dessous de zéro.",
    ln: "Le logarithme naturel\u00a0; non défini à zéro et au-dessous.",
    exp: "e puissance x\u00a0; non défini si ce n’est pas un nombre fini.",
    lower: "Le texte en minuscules.",
    upper: "Le texte en majuscules.",
    contains: "Si le texte contient la partie, exactement comme elle est écrite.",
    starts_with: "Si le texte commence par la partie.",
    date_part:
      "Une partie d’une date ou d’une heure sous forme d’entier\u00a0: année, trimestre, mois, semaine, jour, jour de la semaine (1 = lundi), heure ou minute.",
    date_trunc: "Le début de la période qui contient l’instant.",
    prior: "La valeur un pas plus tôt.",
    change: "La valeur moins la précédente.",
    growth: "La valeur divisée par la précédente, moins un\u00a0; non définie si la précédente n’est pas supérieure à zéro.",
    rolling: "La valeur sur la fenêtre qui se termine avec la période.",
    cumulative: "La valeur sur tout ce qui précède la fin de la période.",
    to_date: "La valeur depuis le début de l’année, du trimestre, du mois ou de la semaine qui contient la période.",
    per: "La valeur de chaque période plus fine, ramenée ensuite à une seule\u00a0: `avg`, `sum`, `min`, `max`, `median` ou `last`.",
    all: "La valeur sans distinguer ces colonnes, ou sans en distinguer aucune si l’on n’en nomme pas.",
    share: "La part de la valeur dans l’ensemble, sans distinguer ces colonnes.",
    converted:
      "Combien de lignes ont été suivies, dans la fenêtre, d’une conversion de la même personne ou chose\u00a0; chaque conversion est attribuée à une seule d’entre elles.",
    retained:
      "Parmi ceux qui ont commencé dans une période, la part redevenue active dans la fenêtre d’une unité qui s’ouvre après ce délai.",
    attributed:
      "Ce qui est attribué aux contacts qui précèdent chaque commande, selon `last`, `first`, `linear`, `time_decay(7 days)`, `position(0.4, 0.4)`, `markov(channel)` ou `shapley(channel)`. Le total est celui des commandes qui ont eu un contact, quoi que les contacts aient fait.",
    each: "Pour chaque ligne, un agrégat des lignes d’une autre table qui y renvoient\u00a0: celles de la période, ou toutes jusqu’à sa fin.",
  },
  element: {
    number:
      "Un nombre. S’il est entier, il est exact. Un nombre sans unité prend celle de l’autre côté dans + et −, et dans les comparaisons.",
    quantity: "Un nombre avec son unité, en un mot. 25 percent vaut 0,25, jamais 25.",
    text: "Un texte, comparé exactement, majuscules et minuscules comprises. Un guillemet à l’intérieur s’écrit deux fois\u00a0; il n’y a pas d’autre échappement.",
    date: "Un jour ou un instant, dans le fuseau horaire du projet. Un texte n’est jamais comparé à une date.",
    duration:
      "Une durée. Un jour, une semaine, un mois, un trimestre ou une année est un pas du calendrier\u00a0: un jour peut avoir 23 ou 25 heures, et un mois après le 31 janvier est la fin de février.",
    boolean: "Vrai, faux, et la valeur qui n’est pas là.",
    path: "Une colonne de la table comptée, ou d’une ligne à laquelle elle renvoie\u00a0: le chemin suit les références, de plusieurs à un, si bien que rien n’est compté deux fois. Là où la ligne visée manque, la valeur est nulle.",
    backticks:
      "Un nom qui est un mot réservé, ou qui contient des espaces ou des signes. Un accent grave à l’intérieur s’écrit deux fois.",
    add: "Ajoute et retranche des valeurs de même unité\u00a0; EUR + USD, ou demandes + heures, est une erreur. Instant − instant donne le temps qui les sépare.",
    multiply: "Multiplie, les unités aussi\u00a0: view × ticket/view donne ticket.",
    divide: "Divise, les unités aussi. Par zéro ou par rien, le résultat est non défini, jamais zéro ni infini.",
    negative: "La valeur de signe contraire.",
    brackets:
      "Ce qui est entre parenthèses passe d’abord. Sans elles\u00a0: le signe moins, puis * et /, puis + et −, puis les comparaisons, puis `not`, `and`, `or`.",
    compare:
      "Compare deux valeurs de même type et de même unité\u00a0; deux à la fois, donc a < b < c est une erreur. Une valeur nulle n’est ni égale ni différente.",
    is: "`is null` ou `is not null`\u00a0: si une valeur est là.",
    in: "Si la valeur est l’une de celles d’une liste.",
    like: "Compare un texte à un modèle\u00a0: `%` est un texte quelconque, `_` un caractère.",
    between: "`x between 1 and 5`\u00a0: les deux bornes sont comprises.",
    within: "`a within 7 days of b`\u00a0: b ≤ a < b + 7 jours.",
    and: "Les deux, l’un ou l’autre, le contraire. Le contraire d’une chose inconnue est inconnu aussi, et `where` ne garde que ce qui est vrai.",
    where: "Garde les lignes pour lesquelles la condition est vraie\u00a0; une condition inconnue ne l’est pas.",
    at: "Place les lignes dans le temps selon une autre colonne que celle de la table.",
    distinct: "Compte des valeurs différentes au lieu de lignes.",
    as: "Donne un autre nom à ce qui est compté, pour que l’on puisse additionner.",
  },
  part: {
    converted: {
      rows: `La table dont les lignes peuvent convertir, et qui place le compte dans le temps et les groupes\u00a0; ${ROWS}.`,
      "to rows": `La table des conversions\u00a0; ${ROWS}.`,
      "by key": ENTITY,
      "within duration": "base ≤ conversion < base + durée\u00a0; jamais une ligne avec elle-même.",
      "same columns":
        "Les colonnes qui doivent contenir la même chose, un produit par exemple\u00a0; une valeur nulle n’est jamais la même.",
      "count base|conversions|entities":
        "Ce qui est compté\u00a0: les lignes auxquelles une conversion au moins est attribuée (c’est le cas sans le mot), les conversions attribuées, ou les personnes ou choses différentes.",
      "credit last|first":
        "À quelle ligne revient une conversion quand plusieurs l’ont précédée\u00a0; sans le mot, à la dernière.",
    },
    retained: {
      table: "Qui est retenu\u00a0: la table à laquelle la clé renvoie. Groupes et filtres sont ses colonnes.",
      "from first(path)":
        "Quand chacun a commencé, cherché dans toutes les lignes\u00a0: la cohorte, ce sont ceux de la période.",
      "by key": ENTITY,
      "active rows": `Ce qui compte comme être actif\u00a0; ${ROWS}.`,
      "after duration": "4 weeks demande une ligne active dans [début + 4 semaines, début + 5 semaines).",
    },
    attributed: {
      "sum(expression)": "Ce qui est réparti, dans la période de ses propres lignes.",
      "to rows": "Les contacts. Un parcours les contient tous\u00a0; `where` choisit ceux dont on additionne la part.",
      "by key": ENTITY,
      "within duration": "contact ≤ commande < contact + durée.",
      "model name": "Comment une commande est répartie entre les contacts qui la précèdent\u00a0: voir les modèles.",
    },
    each: {
      aggregate: "Ce que l’on tire des lignes qui renvoient à celle-ci.",
      "by reference": "La référence qui mène d’elles à celle-ci.",
      "over all": "Toutes les lignes jusqu’à la fin de la période, pas seulement celles de la période.",
    },
  },
  model: {
    first: "Tout au premier contact.",
    last: "Tout au dernier contact.",
    linear: "Autant à chaque contact.",
    time_decay: "Moitié moins pour chaque tranche de 7 jours dont un contact est plus ancien.",
    position: "40\u00a0% au premier, 40\u00a0% au dernier, le reste à ceux du milieu.",
    markov:
      "De combien les ventes baisseraient si l’on retirait le canal des parcours (chaîne de Markov d’ordre 1, résolue exactement).",
    shapley: "Autant à chaque canal différent d’un parcours (valeur de Shapley).",
  },
};
