import { say } from "../phrase.js";
import type { MemberWords } from "./words.js";

export const es: MemberWords = {
  title: "Valor para los miembros",
  heading: ({ n, all, stage }) =>
    say`${n} de ${all} ${[all.form === "one" ? "miembro" : "miembros"]} ${[n.form === "one" ? "ha" : "han"]} llegado a «${stage}»`,
  lead: "Hasta dónde llegan los miembros, cuánto tardan en dar el paso siguiente, cuánto permanecen y qué leen quienes nunca escriben.",
  none: "Todavía no hay miembros, así que no hay nada que contar de ellos.",
  stages: {
    heading: "Hasta dónde han llegado los miembros",
    title: "Miembros por etapa",
    sub: (until) => say`Hasta el ${until}; porcentaje de todos los miembros`,
    one: (stage, n, share) => `${stage}: ${n} (${share})`,
    overlap: "Un miembro puede estar en varias etapas y llegar a ellas en cualquier orden; quien solo ha leído también cuenta.",
    head: { stage: "Etapa", members: "Miembros", share: "Del total", event: "Qué se cuenta" },
  },
  moves: {
    heading: "Cuánto tardan en dar el paso siguiente",
    told: ({ from, to, days, share, low, high }) =>
      say`De «${from}» a «${to}»: ${share} en ${days} días (intervalo de confianza del 95\u00a0%: de ${low} a ${high})`,
    nobody: ({ from, to, days, high }) => say`De «${from}» a «${to}»: nadie en ${days} días (hasta ${high})`,
    early: ({ from, to, days }) => say`De «${from}» a «${to}»: es demasiado pronto para juzgar ${days} días`,
    empty: ({ from, to }) => say`De «${from}» a «${to}»: nadie ha podido dar aún ese paso`,
    notCause: "Una cosa ocurrió antes que la otra; eso no dice que la primera sea la razón de la segunda.",
    title: "Proporción que dio el paso, según los días desde la etapa anterior",
    sub: "Por ciento; sombreado: intervalo de confianza del 95\u00a0%",
    to: (stage) => `a ${stage}`,
    pair: (from, to) => `De ${from} a ${to}`,
    at: (pair, share, days) => `${pair}: ${share} en ${days} días.`,
    method:
      "A quien llegó hace poco a una etapa se le ha observado poco tiempo, y solo cuenta por ese tiempo (Kaplan–Meier, intervalo del 95\u00a0% por log(−log)). Los días son naturales; el día de llegada es el primero.",
    before: "Los miembros que llegaron antes a la etapa posterior se cuentan aparte: no había nada que esperar.",
    unseen: (n) =>
      say`${n} ${[n.form === "one" ? "miembro llegó" : "miembros llegaron"]} a una etapa cuando la siguiente no se registraba, y ${[n.form === "one" ? "queda" : "quedan"]} fuera`,
    trend: (days) => say`Proporción que dio el paso en ${days} días, por trimestre de llegada a la etapa anterior`,
    trendSub: "Por ciento; sombreado: intervalo de confianza del 95\u00a0%",
    trendEarly: ({ since, days }) =>
      say`Desde ${since} es demasiado pronto para juzgar: no a todos los miembros se les ha observado ${days} días`,
    head: {
      from: "De",
      to: "A",
      n: "Miembros",
      before: "Llegaron antes",
      within: (days) => `En ${days} días`,
      quarter: "Trimestre",
    },
    all: "Todos los pasos, también los que saltan una etapa",
  },
  cohorts: {
    heading: "Cuánto permanecen los miembros",
    definition: {
      month:
        "Retención acotada (bounded retention): de quienes se unieron en un mes, la proporción que estuvo activa en cada uno de los meses siguientes. El mes 0 empieza el día del alta; cada miembro tiene el suyo.",
      quarter:
        "Retención acotada (bounded retention): de quienes se unieron en un trimestre, la proporción que estuvo activa en cada uno de los meses siguientes. El mes 0 empieza el día del alta; cada miembro tiene el suyo.",
    },
    higher: ({ lag, first, firstShare, last, lastShare, low, high }) =>
      say`En el mes ${lag} estaba activo el ${lastShare} de quienes se unieron en ${last}, frente al ${firstShare} de los de ${first}: entre ${low} y ${high} puntos porcentuales más (intervalo de confianza del 95\u00a0%)`,
    lower: ({ lag, first, firstShare, last, lastShare, low, high }) =>
      say`En el mes ${lag} estaba activo el ${lastShare} de quienes se unieron en ${last}, frente al ${firstShare} de los de ${first}: una diferencia de ${low} a ${high} puntos porcentuales (intervalo de confianza del 95\u00a0%)`,
    alike: ({ lag, first, firstShare, last, lastShare, low, high }) =>
      say`En el mes ${lag} estaba activo el ${lastShare} de quienes se unieron en ${last} y el ${firstShare} de los de ${first}: no se puede distinguir (intervalo de confianza del 95\u00a0% de la diferencia: de ${low} a ${high} puntos porcentuales)`,
    title: {
      month: "Miembros activos según el mes de alta, en porcentaje",
      quarter: "Miembros activos según el trimestre de alta, en porcentaje",
    },
    sub: "Meses desde el alta; cuanto más intenso el color, más siguen activos",
    summary: ({ first, then, last, lag }) =>
      `En el conjunto de cohortes mostradas estaba activo el ${first} en el mes 0, el ${then} en el mes 1 y el ${last} en el mes ${lag}.`,
    joined: "Alta",
    members: "Miembros",
    months: "Meses desde el alta",
    all: "Todas las mostradas",
    empty: "Una celda vacía es un mes que no ha terminado para todos los que se unieron entonces: es pronto, no es cero.",
    earlier: (n) => say`${n} ${[n.form === "one" ? "cohorte anterior queda" : "cohortes anteriores quedan"]} fuera`,
    early: (n) =>
      say`${n} ${[n.form === "one" ? "miembro también estuvo activo" : "miembros también estuvieron activos"]} antes del alta; eso no está en ninguna celda`,
  },
  silent: {
    heading: "Qué leen los lectores silenciosos",
    told: ({ silent, readers, share, from, to }) =>
      say`Del ${from} al ${to}, ${silent} de ${readers} lectores con sesión iniciada (${share}) no habían escrito nunca`,
    reads: ({ reads, share }) => say`Suman ${reads} lecturas (${share} del total)`,
    value: ({ kpi, value, low, high }) =>
      low && high
        ? say`Según los supuestos indicados abajo, a su lectura le corresponden ${value} de «${kpi}» (de ${low} a ${high}), un valor atribuido a ella`
        : say`Según los supuestos indicados abajo, a su lectura le corresponden ${value} de «${kpi}», un valor atribuido a ella`,
    nobody: ({ from, to }) => say`Del ${from} al ${to} no leyó ningún miembro con sesión iniciada`,
    withheld: "El número de lectores silenciosos se oculta por privacidad.",
    means: (stages) => say`Silenciosos: nunca llegaron a ${stages} antes del final de este periodo`,
    notCause:
      "Los mismos factores que forman el indicador se aplican solo a estas lecturas. Es una regla de atribución, no un efecto medido en los lectores silenciosos.",
    apart: "El tiempo sigue siendo tiempo: los valores de unidades distintas se muestran uno junto a otro y nunca se suman.",
    figure: "Quién lee",
    figureSub: ({ from, to }) => `Lecturas, del ${from} al ${to}`,
    group: { silent: "Lectores silenciosos", posted: "Miembros que escriben", unknown: "Sin sesión iniciada" },
    one: (group, reads, share) => `${group}: ${reads} lecturas (${share}).`,
    unknown: "Quien no inició sesión puede ser miembro o no, y escribir o no: no se adivina.",
    assumptions: "Supuestos utilizados",
    head: { who: "Quién", members: "Lectores", reads: "Lecturas", share: "Del total de lecturas" },
    notKnown: "no se sabe",
  },
  asked: "Qué se preguntó a los datos (SQL)",
};
