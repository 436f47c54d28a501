import { say } from "../phrase.js";
import type { RoiWords } from "./words.js";

export const es: RoiWords = {
  nav: "Retorno",
  title: "Retorno de la inversión (ROI)",
  heading: (benefit, cost) => say`Beneficios estimados de ${benefit} frente a costes de ${cost}`,
  noHeading: "Todavía no hay una cifra para el retorno",
  why: {
    "no time": "Los beneficios y los costes no tienen ningún mes en común, así que no se pueden comparar.",
    "no cost": "No se sabe cuánto cuesta la comunidad en este periodo, y los beneficios por sí solos no son un retorno.",
    "nothing counted":
      "Ningún beneficio en dinero tiene evidencia de un efecto (L3 o más). Lo que una regla atribuye se muestra más abajo y no se cuenta.",
    assumptions: (share, measure) =>
      say`El ${share} del beneficio se apoya en supuestos que nadie ha medido, y una cifra diría más de lo que se sabe. Primero habría que medir: ${measure}.`,
  },
  counted: (from, to) => say`Beneficios y costes del ${from} al ${to}, ambos incluidos.`,
  cut: (from, to) =>
    from && to
      ? say`Se pidió del ${from} al ${to}; no todos los indicadores cubren el resto.`
      : say`Se pidió ${from ? say`desde el ${from}` : say`hasta el ${to}`}; no todos los indicadores cubren el resto.`,
  ofCosts: "de los costes, en el caso base",
  nineTenths: (low, high) => say`nueve de cada diez resultados simulados: de ${low} a ${high}`,
  estimated: (net, low, high, assuming) =>
    say`Efecto estimado, suponiendo lo que se indica más abajo (${assuming}): un valor neto de ${net}; nueve de cada diez resultados simulados van de ${low} a ${high}.`,
  estimatedPlainly: (net, low, high) =>
    say`Efecto estimado: un valor neto de ${net}; nueve de cada diez resultados simulados van de ${low} a ${high}.`,
  pays: (share) => say`El beneficio supera los costes en el ${share} de los resultados simulados.`,
  home: (roi, low, high) =>
    say`Retorno estimado sobre los costes: ${roi}; nueve de cada diez resultados simulados van de ${low} a ${high}.`,
  seePage: "Cómo se compone el retorno",
  entersHere: (kpis) =>
    kpis.form === "one"
      ? say`${kpis} indicador de esta página entra en el retorno de la inversión.`
      : say`${kpis} indicadores de esta página entran en el retorno de la inversión.`,
  dots: {
    title: "Cincuenta resultados igual de probables",
    ofCosts: "Cada punto es el 2\u00a0% de los resultados simulados; valor neto en porcentaje de los costes",
    inMoney: "Cada punto es el 2\u00a0% de los resultados simulados; valor neto",
    loss: "Pérdida",
    gain: "Ganancia",
    ofFifty: (n) => `${n} de 50`,
    fifth: (value) => `5\u00a0%: ${value}`,
    base: (value) => `base ${value}`,
    ninetyFifth: (value) => `95\u00a0%: ${value}`,
    summary: (losses, low, base, high) =>
      `Cincuenta puntos según el valor neto; ${losses} muestran una pérdida. El percentil 5 es ${low}, la base ${base}, el percentil 95 ${high}.`,
  },
  scenario: {
    label: "Los casos, uno junto a otro",
    head: "Caso",
    benefit: "Beneficio",
    cost: "Coste",
    net: "Valor neto",
    roi: "Neto ÷ coste",
    low: "Bajo",
    base: "Base",
    high: "Alto",
    p5: "Percentil 5",
    p50: "Mediana",
    p95: "Percentil 95",
    means:
      "El caso bajo y el alto ponen todos los factores a la vez en su extremo desfavorable o favorable; eso es más raro que cualquiera de los percentiles. Cada percentil es el de su propia columna.",
    drawn: (draws, seed) =>
      say`${draws} simulaciones con la semilla fija ${seed}: el mismo archivo y los mismos datos dan las mismas cifras.`,
  },
  chains: {
    heading: "Del recuento al dinero",
    lead: "Cada importe es el producto de lo contado y de lo medido o supuesto. La línea discontinua marca una referencia o un supuesto.",
    measured: "contado",
    range: (low, high) => say`de ${low} a ${high}`,
    shows: "En qué se basa",
    countedOf: (kpi) => `${kpi}: recuento`,
  },
  money: {
    heading: "Beneficios y costes",
    title: "De los beneficios al valor neto",
    sub: (unit) => `${unit}; relleno: beneficio; contorno: coste; gris: lo que queda`,
    net: "Valor neto",
    amount: "Importe",
    entry: "Beneficio o coste",
    summary: (benefit, cost, net) => `Beneficios de ${benefit} menos costes de ${cost}: quedan ${net}.`,
    monthly: "Beneficios y costes por mes",
    benefits: "Beneficios",
    costs: "Costes",
    month: "Mes",
    monthlySummary: (first, last, benefit, cost) =>
      `Beneficios y costes por mes, de ${first} a ${last}. En el último mes los beneficios son ${benefit} y los costes ${cost}.`,
  },
  tornado: {
    heading: "Lo que más importa",
    title: (factor) => `«${factor}» es lo que más mueve el valor neto`,
    sub: (unit) => `Valor neto en ${unit} con un factor en su extremo bajo o alto y los demás en la base`,
    base: (net) => `base ${net}`,
    factor: "Factor",
    low: "Extremo bajo",
    high: "Extremo alto",
    atLow: "Valor neto en el bajo",
    atHigh: "Valor neto en el alto",
    summary: (factor, low, high) =>
      `«${factor}» por sí solo mueve el valor neto de ${low} a ${high}; los demás factores lo mueven menos.`,
    nothing: "Todos los factores están contados con exactitud, así que nada mueve el valor neto.",
  },
  even: {
    title: (factor, value) => `Punto de equilibrio: «${factor}» en ${value}`,
    sub: (unit, factor) => `Valor neto en ${unit} según ${factor}; gris: el rango del factor`,
    range: (low, high) => `rango de ${low} a ${high}`,
    even: (value) => `equilibrio ${value}`,
    base: (value) => `base ${value}`,
    value: "Punto de equilibrio",
    baseHead: "Base",
    pays: "Compensa",
    above: "por encima",
    below: "por debajo",
    inRange: "Dentro de su rango",
    yes: "sí",
    no: "no",
    summary: (factor, even, base) => `El valor neto es cero cuando «${factor}» es ${even}; su base es ${base}.`,
    none: "Ningún valor de un solo factor iguala beneficios y costes.",
  },
  overlap: {
    heading: "Un beneficio se cuenta una vez",
    lead: "Estos beneficios cuentan el mismo efecto de distintas maneras. De cada grupo se cuenta el más alto; sumar los demás sería contarlo dos veces.",
    paid: (paid, value) => say`Se cuenta: ${paid}, ${value}.`,
    held: (held, value) => say`No se suma: ${held}, ${value}.`,
  },
  credited: {
    heading: "Atribuido, pero no contado",
    lead: "Unas reglas o unos recuentos atribuyen este dinero a la comunidad. Sin una comparación nadie sabe cuánto habría llegado de todos modos, así que queda fuera del retorno.",
    notSummed: "Los importes de reglas distintas son visiones del mismo dinero y nunca se suman.",
  },
  beside: {
    heading: "Valor que no es dinero",
    lead: "Se queda como lo que es y no se convierte en dinero.",
    benefit: "Beneficio",
    kind: "Tipo",
    value: "Valor",
    evidence: "Evidencia",
    kinds: { time: "Tiempo", quality: "Calidad", risk: "Riesgo" },
  },
  present: {
    heading: "El dinero en el tiempo",
    discounted: (rate, benefit, cost, net) =>
      say`Con una tasa de descuento del ${rate} anual, los beneficios valen ${benefit} al inicio del periodo, los costes ${cost} y el valor neto es ${net}. Las cifras anteriores están en este valor actual.`,
    noRate: "No se ha indicado una tasa de descuento, así que el dinero posterior cuenta tanto como el anterior.",
    payback: (months) =>
      months.form === "one" ? say`Lo gastado se recupera en ${months} mes.` : say`Lo gastado se recupera en ${months} meses.`,
    noPayback: "Lo gastado no se recupera dentro del periodo contado.",
  },
  assumptions: "Supuestos utilizados",
  limits: "Lo que estas cifras no dicen",
  limit: {
    independent: "Los factores se simulan independientes entre sí; si se mueven juntos, el rango es más amplio.",
    after: "Lo que la comunidad aporte después de este periodo, y lo que costaría sustituirla, no está en las cifras.",
    unsettled: (kpi, state) => say`${kpi}: ${[state]}.`,
    undated: (kpi) => say`${kpi}: sin fechas; se cuenta entero.`,
    unknown: (kpi) => say`${kpi}: sin valor en este periodo; no se cuenta.`,
    untested: (assumption) => say`${assumption}: aún sin comprobar.`,
    contradicted: (assumption) => say`${assumption}: contradicho por los datos.`,
    assumed: (share) => say`El ${share} del beneficio contado se apoya en supuestos que nadie ha medido.`,
  },
};
