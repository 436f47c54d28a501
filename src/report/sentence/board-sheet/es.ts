import { say } from "../phrase.js";
import type { BoardSheetWords } from "./words.js";

export const es: BoardSheetWords = {
  link: "Una página para el consejo",
  title: (who) => say`Una página para el consejo, para: ${who}`,
  prints: "Se imprime en una sola hoja A4 o US Letter.",
  full: "La página completa, con todos los gráficos y fuentes",
  answers: "Tres preguntas y sus respuestas",
  overTime: "Evolución",
  story: "Del problema al efecto",
  effects: "Retorno y programas piloto",
  more: (n) => say`${n} más en la página completa.`,
  moreGoals: (n, tally) => say`${n} ${[n.form === "one" ? "objetivo" : "objetivos"]} más en la página completa: ${tally}.`,
  long: "El texto es demasiado largo para esta hoja; está en la página completa.",
  sources: (names) => say`Fuentes: ${names}.`,
  key: {
    value: "valor con su intervalo del 95\u00a0%",
    good: "donde lo pide la trayectoria",
    target: "meta",
    baseline: "línea base",
  },
  started: (value) => `La línea base era ${value}.`,
};
