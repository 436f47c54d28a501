import { say } from "../phrase.js";
import type { PilotWords } from "./words.js";

const days = (n: { readonly form: string }): string => (n.form === "one" ? "día" : "días");

export const es: PilotWords = {
  title: "Pilotos",
  lead: (n) =>
    say`${n} ${[n.form === "one" ? "ensayo" : "ensayos"]}. Cada uno se juzga por un criterio escrito antes de empezar, no por la cifra que mejor quede después.`,
  manyTests: (n) =>
    say`${n} pilotos son ${n} oportunidades de acertar por azar. Sus valores p se ajustan en conjunto (Benjamini y Hochberg), de modo que como mucho uno de cada veinte hallazgos es casual.`,
  pilot: "Piloto",
  head: {
    pilot: "Piloto",
    window: "Cuándo",
    design: "Diseño",
    effect: "Efecto",
    interval: "Intervalo del 95\u00a0%",
    criterion: "Criterio",
    verdict: "Veredicto",
    evidence: "Evidencia",
  },
  window: (from, to) => say`del ${from} al ${to}`,
  windowOpen: (from) => say`desde el ${from}`,
  headline: {
    met: (label) => say`${label}: criterio cumplido`,
    missed: (label) => say`${label}: criterio no cumplido`,
    undecided: (label) => say`${label}: no concluyente`,
    too_early: (label) => say`${label}: aún en curso`,
    no_data: (label) => say`${label}: no se puede juzgar`,
    not_begun: (label) => say`${label}: no ha empezado`,
  },
  notBegunYet: "No ha empezado",
  notBegun: (start) => say`Empieza el ${start}. Aquí consta lo que se fijó de antemano y lo que el piloto podrá mostrar.`,
  noDifference: ({ effect, low, high }) =>
    say`Ninguna diferencia que se distinga del azar: ${effect} (intervalo de confianza del 95\u00a0%: de ${low} a ${high}).`,
  onlyDifference: ({ effect, low, high }) =>
    say`Los grupos difieren en ${effect} (intervalo de confianza del 95\u00a0%: de ${low} a ${high}). Las comprobaciones no permiten llamarlo efecto.`,
  onlyChange: (effect) =>
    say`Entre antes y después hay una diferencia de ${effect}. Nadie puede decir qué más cambió entretanto.`,
  openInterval: (effect) =>
    say`Los grupos difieren en ${effect}. Con tan pocos con los que comparar, el intervalo no tiene límites.`,
  measuredBy: (kpi) => say`Medido con: ${kpi}.`,
  assuming: {
    differences: "tendencias paralelas",
    group_time: "tendencias paralelas",
    synthetic: "que la combinación de los demás muestra lo que habría ocurrido",
    interrupted: "que su propia trayectoria habría continuado",
    matched: "que las parejas no difieren en nada más que importe",
  },
  criterion: {
    heading: "El criterio, fijado antes del inicio",
    headingPlain: "El criterio",
    at_least: (value, kpi) =>
      say`Un cambio de al menos ${value} (${kpi}). Se cumple si todo el intervalo del 95\u00a0% lo alcanza.`,
    at_most: (value, kpi) =>
      say`Un cambio de ${value} o menos (${kpi}). Se cumple si todo el intervalo del 95\u00a0% lo alcanza.`,
    chart: "El resultado frente al criterio",
    chartOpen: "Lo que pide el criterio",
    mark: { at_least: (value) => `criterio: ${value} o más`, at_most: (value) => `criterio: ${value} o menos` },
    noEffect: "sin efecto",
    verdict: {
      met: (end, value) => say`Todo el intervalo, incluido su extremo débil (${end}), alcanza ${value}: cumplido.`,
      missed: (end, value) =>
        say`Todo el intervalo, incluido su extremo fuerte (${end}), queda por debajo de lo exigido, ${value}: no cumplido.`,
      undecided: (value) => say`El intervalo queda a ambos lados de ${value}: no concluyente.`,
      luck: (p) =>
        say`El intervalo alcanza el criterio, pero entre tantos pilotos podría ser azar (p ajustado = ${p}): no concluyente.`,
      noInterval: "Este diseño no da un intervalo, así que no decide nada: no concluyente.",
      fewUnits:
        "Con tan pocas unidades nunca se distingue un efecto del azar al 5\u00a0%, muestren lo que muestren: no concluyente.",
      running: (end) => say`Se juzga cuando termine, el ${end}. Quien mira cada semana encuentra algo en alguna.`,
      notBegun: "Todavía no hay nada que juzgar.",
      noResult: "Los datos no dan un resultado que se pueda juzgar.",
    },
    agreed: (by, on) => say`Acordado por ${by} el ${on}.`,
    agreedBefore: (n) => say`${n} ${[days(n)]} antes del inicio.`,
    agreedLate: (n) => say`Fue ${n} ${[days(n)]} después del inicio, cuando ya se podían ver resultados.`,
    notAgreed: "Nadie anotó cuándo se fijó, así que pudo elegirse después.",
    digest: (digest) => say`Huella de lo fijado: ${digest}.`,
    edited: (part, release) => say`Editado desde la versión ${release}, cuando ya estaba fijado: ${[part]}.`,
    part: {
      kpi: "el indicador",
      definition: "la definición del indicador",
      criterion: "el criterio",
      design: "el diseño o el tamaño necesario",
      units: "las unidades",
      window: "el periodo",
    },
    fixed: "Cómo se fijó",
    hypothesis: "Hipótesis",
  },
  sample: {
    heading: "Tamaño necesario",
    needed: (perArm, value) =>
      say`${perArm} unidades por grupo mostrarían una diferencia real de ${value} cuatro de cada cinco veces.`,
    unknown: "El tiempo anterior al inicio es demasiado corto para calcular un tamaño.",
    stated: (n) => say`Previsto antes del inicio: ${n} unidades entre ambos grupos.`,
    had: (treated, compared) => say`El piloto tuvo ${treated} y ${compared}.`,
    hasOne: (treated) => say`El piloto tuvo ${treated} y nada con que comparar.`,
    planned: (treated, compared) => say`Hay ${treated} y ${compared}.`,
    detectable: (value) => say`Tantas pueden mostrar ${value} o más; una diferencia menor pasará casi siempre inadvertida.`,
  },
  result: {
    heading: "Resultado",
    headingBefore: "Antes del inicio",
    method: "Método",
    says: {
      adjusted:
        "Medias de ambos grupos tras el inicio, comparadas a igual media previa. Errores por unidad, con dispersión distinta en cada grupo.",
      means: "Medias de ambos grupos tras el inicio; no se conocía nada de antes.",
      differences:
        "Diferencias en diferencias por unidad: cómo cambió el piloto menos cómo cambiaron los demás. Errores por unidad.",
      group_time:
        "Las unidades empezaron en días distintos: cada grupo se compara con unidades que aún no habían empezado y los efectos se reúnen (Callaway y Sant’Anna).",
      synthetic:
        "Control sintético: la combinación de los demás que siguió al piloto antes. El intervalo procede de los efectos placebo de los demás.",
      interrupted:
        "Serie interrumpida: la recta tras el inicio frente a la anterior prolongada. Un hallazgo exige tanto su error (Newey y West) como los inicios fingidos.",
      matched:
        "Cada unidad del piloto junto a otra parecida antes, en nivel y pendiente; la diferencia media dentro de las parejas.",
      before_after: "La media posterior menos la anterior. Sin comparación ni intervalo.",
    },
    periods: (before, after) =>
      say`${before} ${[before.form === "one" ? "periodo" : "periodos"]} antes del inicio y ${after} desde entonces.`,
    bears: "Lo que el diseño permite afirmar",
    design: {
      randomised: {
        name: "asignación aleatoria",
        bears:
          "Las unidades se sortearon. Salvo el azar, los grupos solo difieren en el piloto, así que una diferencia es obra suya.",
      },
      differences: {
        name: "diferencias en diferencias",
        bears:
          "Las unidades se eligieron, no se sortearon. Se puede estimar un efecto si ambos grupos habrían evolucionado en paralelo sin el piloto; el nivel 4 exige un sorteo.",
      },
      synthetic: {
        name: "control sintético",
        bears:
          "Un caso frente a una combinación de otros. Se puede estimar un efecto si esa combinación lo habría seguido; el nivel 4 exige un sorteo.",
      },
      interrupted: {
        name: "serie interrumpida",
        bears: "Una serie frente a su propio pasado. Todo lo demás que ocurrió ese día cuenta como efecto.",
      },
      matched: {
        name: "cohortes emparejadas",
        bears: "Unidades que participaron junto a otras parecidas. Se desconoce qué las llevó a participar, y puede importar.",
      },
      before_after: {
        name: "antes y después",
        bears: "Nada con que comparar: muestra un cambio, nunca de quién es obra.",
      },
    },
    p: (value) => say`p = ${value}.`,
    pPermutation: (value, ways) =>
      say`p = ${value} por permutación: con qué frecuencia otros repartos de las unidades dan una diferencia igual de grande (${ways} probados).`,
    pPlacebos: (value, ways) => say`p = ${value}: su lugar entre ${ways} placebos.`,
    adjusted: (value, pilots) => say`Ajustado por ${pilots} pilotos: p = ${value}.`,
    why: {
      "not begun": "El piloto no ha empezado.",
      "no data": "El indicador no tiene ningún valor completo en el periodo del piloto.",
      withheld: "Hay tan pocas personas en un grupo que se las podría reconocer. No se muestra nada.",
      "no treated units": "Ninguna unidad del piloto está en los datos.",
      "nothing to compare with": "No queda ninguna unidad con la que comparar.",
      "too few units": "Cada grupo necesita al menos dos unidades, y una combinación, más.",
      "too few periods before": "Hay demasiado pocos periodos completos antes del inicio para este diseño.",
      "too few periods after": "Hay demasiado pocos periodos completos desde el inicio.",
      "periods missing": "A algunas unidades les faltan valores en algunos periodos, y este diseño los necesita todos.",
      "no variation": "Todas las unidades cambiaron igual hasta el último dígito: no hay azar con el que comparar un efecto.",
      "does not fit before the start": "Ni la mejor combinación de los demás sigue al piloto antes del inicio.",
      "no pairs": "Ninguna unidad se parece lo bastante a una del piloto para formar pareja.",
      "not a number": "Con esos valores no se puede calcular.",
    },
  },
  chart: {
    heading: "El piloto y los demás, antes y después",
    headingBefore: "El piloto y los demás antes del inicio",
    start: (day) => `inicio, ${day}`,
    treated: (n) => `piloto, ${n} unidades`,
    compared: (n) => `los demás, ${n} unidades`,
    treatedOne: "piloto",
    comparedMix: "los demás",
    expected: "lo esperado sin él",
    below: "Piloto menos lo esperado",
    fanUnits: "Gris: lo que muestran repartos al azar de las mismas unidades",
    fanModel: "Gris: cuánto puede errar la propia previsión",
    noFan: "Respecto a la diferencia anterior al inicio",
    fan: "placebos",
    middle: "50 y 95\u00a0% centrales",
    meanAfter: "media posterior",
    shaded: "sombreado: desde el inicio",
    head: {
      treated: "Piloto",
      compared: "Los demás",
      expected: "Esperado",
      difference: "Diferencia",
      low: "Placebo 2,5\u00a0%",
      high: "Placebo 97,5\u00a0%",
    },
    summary: ({ from, to, start, effect }) =>
      `Dos paneles, de ${from} a ${to}: arriba, las medias del piloto y de los demás; abajo, su diferencia.${effect === null ? "" : ` Desde ${start} es de media ${effect}.`}`,
  },
  checks: {
    heading: "Comprobaciones",
    head: { check: "Comprobación", question: "Pregunta", result: "Resultado", value: "Valor", range: "Intervalo o p" },
    outcome: { passed: "Superada", failed: "No superada", unknown: "no se puede saber", read: "informativo" },
    kind: {
      draw: { name: "El sorteo", question: "¿Eran los grupos iguales antes, como los hace un sorteo?" },
      balance: { name: "Equilibrio previo", question: "¿Cuánto distaban los grupos antes del inicio?" },
      pre_trend: { name: "Tendencia previa", question: "¿Se separaban ya los grupos antes?" },
      power: { name: "Potencia de esa prueba", question: "¿Habría visto una deriva que lo explicara todo?" },
      placebo_date: { name: "Fecha placebo", question: "¿Hay un «efecto» un día en que no empezó nada?" },
      placebo_units: { name: "Unidades placebo", question: "¿Con qué frecuencia otro reparto muestra tanto?" },
      placebo_starts: { name: "Inicios fingidos", question: "¿Es el inicio real más claro que los fingidos?" },
      leave_one_out: { name: "Quitar una", question: "¿Depende de una sola unidad?" },
      second_model: { name: "Segundo modelo", question: "¿Coincide una serie estructural?" },
    },
    p: (value) => say`p = ${value}`,
    ofTried: (p, tried) => say`p = ${p} de ${tried}`,
    rank: (rank, of) => say`puesto ${rank} de ${of}`,
    sds: (value) => say`${value} DE`,
    power: (share) => say`potencia ${share}`,
    seenAt80: "se ve cuatro de cada cinco veces",
    none: "Este diseño no admite comprobaciones.",
  },
  scaleUp: {
    heading: "Si se extiende a todos",
    adds: ({ units, value, low, high, per }) =>
      say`Si las ${units} unidades respondieran como las del piloto: ${value} en total ${[per]} (de ${low} a ${high}).`,
    same: ({ units, value, low, high }) =>
      say`Si las ${units} unidades respondieran como las del piloto: un cambio de ${value} en cada una (de ${low} a ${high}).`,
    risk: "El rango recoge el intervalo del piloto. No recoge el riesgo de que otras unidades difieran de las que participaron.",
  },
  limits: {
    heading: "Límites",
    of: {
      agreed_late: "El criterio se acordó después del inicio. Lo que se fija después prueba poco.",
      not_agreed: "Nadie anotó cuándo se fijó el criterio.",
      too_small:
        "Hay menos unidades de las necesarias: incluso un efecto real del tamaño del criterio quedaría a menudo sin decidir.",
      few_units:
        "Con tan pocas unidades ningún resultado alcanza el 5\u00a0%; con menos de 20 en una prueba de placebos, nunca.",
      not_drawn: "Las unidades no se sortearon. La evidencia de nivel 4 exige un sorteo.",
      no_control: "No hay comparación: todo lo demás que ocurrió a la vez está en la cifra.",
      checks_failed: "No se superaron todas las comprobaciones, así que la diferencia no se llama efecto.",
      many_tests: "En un mismo informe se juzgan varios pilotos; los valores p están ajustados por ello.",
      adjusted_away: "Por sí solo el resultado sería un hallazgo; entre todos los pilotos no lo es.",
      units_missing:
        "Se excluyeron algunas unidades: solo se vieron a un lado del inicio, cambiaron de grupo o no hallaron pareja.",
      running: "El piloto no ha terminado; sus cifras aún se mueven.",
    },
    privacy: "Solo se muestran medias de un grupo, nunca los valores de una unidad.",
  },
};
