import type { AttributionWords } from "./words.js";
import { say } from "../phrase.js";

export const es: AttributionWords = {
  title: "Atribución",
  over: (kpi, from, to) => say`${kpi} · de ${from} a ${to}`,
  heading: (low, high) => say`Se atribuyen de ${low} a ${high}, según la regla`,
  lead: (rules, joined, table) => say`${rules} reglas reparten las mismas ${joined} filas de ${table}.`,
  tested: "Un grupo elegido por sorteo responde a otra pregunta: qué no habría llegado de otro modo.",
  untested: "Nadie quedó fuera por sorteo, así que nada de esto dice qué no habría llegado de otro modo.",
  notEffect: "Atribuir no es medir un efecto.",
  notEffectMeans:
    "Cada regla reparte el total aunque el efecto real fuera nulo. No sume nunca filas de reglas distintas ni incluya lo atribuido en un retorno de la inversión.",
  beside: "Lo atribuido junto al efecto",
  disagree: (factor) => say`Las reglas difieren en un factor de ${factor}`,
  dots: "punto vacío: atribuido por una regla",
  dotsAndTest: "punto vacío: atribuido por una regla; punto lleno: por sorteo, con su intervalo del 95 %",
  range: (low, high) => `atribuido: de ${low} a ${high}`,
  drawn: "Por sorteo",
  credited: "Atribuido",
  creditedMeans: (low, high) => say`Se atribuyen de ${low} a ${high} a los contactos que el KPI señala.`,
  joined: ({ table, joined, all, share, window }) =>
    say`${table}: ${joined} de ${all} de importe conocido (${share}) tuvieron un contacto en los ${[window]} anteriores. El resto no entra en estas cifras.`,
  incremental: "Por sorteo",
  test: ({ treated, control, value, low, high }) =>
    say`Por sorteo, ${treated} tuvieron contacto con la comunidad y ${control} no. Los primeros aportaron ${value} más de lo que habrían aportado otros tantos de los segundos (intervalo del 95 %: de ${low} a ${high}).`,
  tooFew: "El sorteo incluyó a muy pocos para decir algo.",
  spansZero: "El intervalo incluye el cero: esta prueba no distingue un efecto del azar.",
  aboveZero: "Todo el intervalo está por encima de cero: el contacto con la comunidad llevó a más.",
  belowZero: "Todo el intervalo está por debajo de cero: el contacto con la comunidad llevó a menos.",
  beyond: (n, rules) => say`${n} de las ${rules} reglas atribuyen más de lo que admite el intervalo de la prueba.`,
  everyone: "Todos bajo cada regla",
  rule: "Regla",
  total: "Total",
  how: "Cómo reparte",
  lowest: "Mínimo",
  highest: "Máximo",
  addUp:
    "Las filas suman lo mismo antes de redondear. La regla de Markov también tiene en cuenta los recorridos sin pedido; las demás no pueden.",
  notGiven: "sin indicar",
  others: "los demás, juntos",
  reading: "Cómo leer ambas cosas",
  read: [
    "Lo atribuido muestra dónde está un canal en el camino hacia un pedido: pronto, tarde, rara vez.",
    "Solo quienes quedaron fuera por sorteo muestran qué no habría llegado de otro modo.",
    "Que no coincidan no es un error: quienes habrían comprado igualmente también pasan por la comunidad, y todas las reglas le atribuyen sus pedidos.",
  ],
  model: {
    first: { name: "Primer contacto", how: "todo al primer contacto" },
    last: { name: "Último contacto", how: "todo al último contacto" },
    linear: { name: "Lineal", how: "lo mismo a cada contacto" },
    time_decay: { name: "Decaimiento temporal", how: "la mitad por cada semivida más atrás" },
    position: { name: "Posición", how: "la mayor parte al primero y al último, el resto a los intermedios" },
    markov: {
      name: "Markov, eliminación",
      how: "según lo que se perdería sin el canal en los recorridos; resuelto exactamente",
    },
    shapley: { name: "Shapley", how: "lo mismo a cada canal distinto del recorrido" },
  },
};
