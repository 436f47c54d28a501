import type { GuideWords } from "./words.js";

export const es: GuideWords = {
  title: "De una pregunta a un KPI",
  lead: "Doce preguntas de quienes gestionan comunidades, cada una con la fórmula que la responde, por qué se escribe así y la trampa que evita.",
  questions: "Las preguntas",
  why: "Por qué así",
  trap: "La trampa",
  paste: "Para metrics.yaml",
  pasteOf: (kpi) => `Para metrics.yaml: ${kpi}`,
  example: "Con unas pocas filas",
  inReport: "En este informe",
  names: "Las tablas y columnas son las de la demostración; ponga en su lugar las suyas.",
  recipe: {
    resolution: {
      question: "¿Se resuelven las preguntas a tiempo?",
      label: "Tasa de resolución",
      why: "Las preguntas resueltas en los 7 días siguientes a su publicación, entre todas las preguntas. La ventana está en la fórmula para que cada mes tenga el mismo tiempo.",
      trap: "Contar lo resuelto hasta hoy favorece a los meses antiguos y castiga al último. `mature_after` deja fuera de las comparaciones las preguntas que aún pueden resolverse, y `solved_by` excluye lo que cerró un bot.",
    },
    response: {
      question: "¿Cuánto se espera la primera respuesta?",
      label: "Tiempo hasta la primera respuesta",
      why: "La mediana: la mitad de quienes recibieron respuesta esperó menos y la otra mitad, más. Cada tema pertenece al día en que se publicó.",
      trap: "Unos pocos temas olvidados arrastran la media; la mediana se queda donde está la mayoría. Los temas sin respuesta no tienen tiempo de espera: lea al lado qué parte son.",
    },
    growth: {
      question: "¿Crecemos de un mes a otro?",
      label: "Crecimiento de los registros",
      why: "Los registros del mes entre los del mes anterior, menos uno. `growth` retrasa un mes toda la pregunta, también los filtros y los grupos.",
      trap: "El mes recién empezado parece un desplome. Es un periodo incompleto, se muestra aparte y no cuenta para ningún objetivo. Tras un mes de cero no hay tasa: es indefinida, no infinita.",
    },
    active: {
      question: "¿Cuántos miembros son realmente activos?",
      label: "Miembros que publicaron",
      why: "Personas, no mensajes: `distinct` cuenta a cada autor una vez, por mucho que escriba.",
      trap: "Doce meses sumados no son el año: vuelven las mismas personas. Un recuento de elementos distintos se rehace para cada periodo y no se apila en un gráfico.",
    },
    stickiness: {
      question: "¿Vuelve la gente a lo largo del mes?",
      label: "Adherencia (DAU/MAU)",
      why: "Qué parte de los visitantes del mes está aquí en un día medio. `per` cuenta cada día, con cero los días sin visitas, y después hace la media.",
      trap: "Un día entre el mes depende del día de la semana. Y la media de las proporciones diarias no es la proporción de las medias.",
    },
    retention: {
      question: "¿Se quedan los nuevos miembros?",
      label: "Retención de nuevos miembros a las 4 semanas",
      why: "De los miembros cuyo primer mensaje fue en el mes, la parte que volvió a publicar en la semana que empieza cuatro semanas después.",
      trap: "Preguntar quién está activo ahora da más tiempo a las cohortes antiguas. Aquí todos tienen la misma semana, y la cohorte que aún no la ha tenido es inmadura.",
    },
    conversion: {
      question: "¿Se convierten las visitas en registros?",
      label: "Tasa de conversión de la prueba",
      why: "Las visitas a la página de prueba tras las que el mismo visitante se registró en 30 días, entre todas esas visitas. Cada registro se atribuye a una sola visita.",
      trap: "Los registros del mes entre las visitas del mes comparan a personas distintas y pueden superar el 100\u00a0%. Las visitas de los últimos 30 días son inmaduras, no fallidas.",
    },
    credit: {
      question: "¿Qué ventas se pueden atribuir a la comunidad?",
      label: "Ventas atribuidas a la comunidad (último contacto)",
      why: "Cada pedido se reparte entre los contactos de los 90 días anteriores; `last` lo da todo al último. Ponga en su lugar `linear`, `time_decay(7 days)`, `markov` o `shapley`, y muestre varios juntos.",
      trap: "La atribución es una regla, no un efecto: la suma cuadra aunque la comunidad no haya cambiado nada. Lo que causó exige una comparación, como un programa piloto.",
    },
    voice: {
      question: "¿Se habla de nosotros más que de los demás?",
      label: "Cuota de voz",
      why: "Nuestras menciones entre las de todas las marcas que se siguen, en el mismo periodo y los mismos canales.",
      trap: "El número de menciones sube con la temporada; la cuota no. La lista de marcas es parte de la definición: un competidor más baja la cuota aunque nadie haya dicho menos.",
    },
    deflection: {
      question: "¿Cuánto ahorra la comunidad en soporte?",
      label: "Ahorro en soporte",
      why: "Respuestas leídas por los tickets que evita cada una por lo que cuesta un ticket. Solo lo primero es un recuento; lo demás son supuestos con margen y fuente, y por eso el resultado también tiene margen.",
      trap: "Contar cada visita como un ticket evitado. La mayoría de los lectores nunca habría abierto uno: la tasa se debe medir, con lectores que no vieron la respuesta.",
    },
    advocates: {
      question: "¿Quién nos recomienda una y otra vez?",
      label: "Miembros que recomiendan repetidamente",
      why: "Miembros con al menos dos recomendaciones hasta la fecha. `each` cuenta las de cada miembro y `cumulative` mira todo el tiempo hasta entonces.",
      trap: "El número de recomendaciones sube cuando una sola persona recomienda mucho; aquí cada miembro cuenta una vez. En un solo mes casi nadie recomienda dos veces.",
    },
    satisfaction: {
      question: "¿Están satisfechos los miembros?",
      label: "Net Promoter Score (NPS)",
      why: "La parte que responde 9 o 10, menos la que responde de 0 a 6, con el intervalo que le corresponde.",
      trap: "La media de las notas oculta a los descontentos, y con pocas respuestas la cifra oscila mucho: por debajo de `min_n` solo se muestra cuántas son. Solo dice algo de quienes respondieron.",
    },
  },
};
