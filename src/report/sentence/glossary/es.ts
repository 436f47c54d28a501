import { entry, type Glossary } from "./terms.js";

export const es: Glossary = {
  community: entry(
    "comunidad",
    "Las personas que preguntan, responden, leen y recomiendan en torno a un producto o una causa.",
  ),
  kpi: entry(
    "indicador clave (KPI)",
    "Un número con fórmula, unidad y responsable declarados que dice si un objetivo se acerca.",
  ),
  stakeholder: entry(
    "parte interesada",
    "Persona o equipo con interés en la comunidad y a quien se dirige una página de este informe.",
  ),
  goal: entry(
    "objetivo, línea base, meta",
    "Lo que debe alcanzarse y para quién: desde el valor inicial (línea base) hasta el deseado (meta) en una fecha.",
  ),
  path: entry(
    "trayectoria hacia la meta",
    "Dónde debe estar el indicador en cada periodo entre la línea base y la meta: en línea recta, por escalones o en curva S.",
  ),
  met: entry(
    "cumplido / no cumplido",
    "Cumplido: todo el intervalo queda en el lado bueno de la trayectoria. No cumplido: todo queda en el otro lado.",
  ),
  undecided: entry(
    "no concluyente",
    "El intervalo queda a ambos lados de la trayectoria, así que los datos aún no permiten decidir.",
  ),
  too_early: entry("demasiado pronto para juzgar", "Ningún periodo completo y maduro es posterior al inicio del objetivo."),
  no_data: entry("sin datos / no medible", "La fuente no cubre el periodo o no hay nada que calcular. No es cero."),
  partial: entry("periodo incompleto", "Periodo que los datos cubren solo en parte: se muestra, pero no se compara."),
  immature: entry(
    "periodo inmaduro",
    "Periodo tan reciente que su valor aún puede cambiar, como preguntas que todavía pueden resolverse.",
  ),
  withheld: entry(
    "oculto por privacidad",
    "Valor que no se muestra porque hay tan pocas personas o filas detrás que se las podría reconocer.",
  ),
  interval: entry(
    "intervalo de confianza del 95\u00a0%",
    "Rango construido de modo que, al repetirlo muchas veces, 95 de cada 100 contienen el valor verdadero.",
  ),
  median: entry(
    "mediana / media",
    "La mediana es el valor central; la media es la suma dividida entre el número. Unos pocos valores extremos mueven la media, no la mediana.",
  ),
  assumption: entry("supuesto", "Valor que no se mide aquí pero entra en un indicador, con fuente, responsable y rango."),
  range: entry("bajo / base / alto", "El valor plausible más bajo y el más alto de un supuesto, y el que se usa."),
  break_even: entry("punto de equilibrio", "El valor de un factor en el que beneficio y coste son iguales."),
  observed: entry("observado (L0)", "Contado en los datos; no dice nada de causas."),
  credited: entry(
    "atribuido a (L1)",
    "Asignado a un canal o contacto por una regla de atribución. Las partes suman el total aunque el efecto real sea cero.",
  ),
  associated: entry(
    "asociado con (L1)",
    "Va junto en los datos; queda abierto qué mueve a qué, o si un tercer factor mueve a ambos.",
  ),
  changed_after: entry("cambió después de (L2)", "Difiere antes y después de un hecho, sin nada con que compararlo."),
  estimated: entry(
    "efecto estimado, suponiendo … (L3)",
    "Diferencia frente a un grupo o una serie de comparación, válida si se cumplen los supuestos indicados.",
  ),
  caused: entry("causó (L4)", "Se dice solo de un experimento aleatorizado."),
  pilot: entry(
    "programa piloto, incremento",
    "Prueba en una parte, con el criterio fijado de antemano; el incremento es la diferencia que produce.",
  ),
  definition_changed: entry(
    "definición modificada",
    "Desde una fecha, el indicador se calcula con otra fórmula; los valores de antes y después no se comparan como si fueran uno.",
  ),
  simulated: entry("datos simulados", "Datos creados por un programa cuya verdad se conoce, para probar el informe."),
  mentions: entry("menciones en redes sociales", "Publicaciones en redes sociales que nombran la marca, contadas por periodo."),
  share_of_voice: entry("cuota de voz", "Nuestras menciones como parte de las nuestras y las de los competidores declarados."),
  referral_rate: entry(
    "tasa de referidos",
    "Nuevos clientes o miembros llegados por recomendación, como parte de todos los nuevos.",
  ),
  advocacy_rate: entry(
    "tasa de defensores de la marca",
    "Miembros que recomiendan o elogian la marca en público, como parte de todos los miembros.",
  ),
  conversion_rate: entry("tasa de conversión", "Parte de las personas que dan un paso declarado en un plazo declarado."),
  attributed_sales: entry(
    "ventas atribuidas a la comunidad",
    "Ventas que una regla de atribución asigna a contactos con la comunidad.",
  ),
  sign_ups: entry("registros", "Altas nuevas en un periodo."),
  cost_per_conversion: entry(
    "coste por conversión",
    "Todos los costes de la comunidad entre las conversiones del mismo periodo. No es el precio de un clic publicitario.",
  ),
  self_service: entry(
    "tráfico a páginas de autoservicio",
    "Visitas a páginas donde la gente encuentra la respuesta por sí misma.",
  ),
  deflected: entry(
    "tickets evitados",
    "Consultas que no llegaron a soporte porque la respuesta estaba en la comunidad; es una estimación.",
  ),
  first_response: entry(
    "tiempo hasta la primera respuesta",
    "Desde la pregunta hasta la primera respuesta de otra persona. Las preguntas aún sin respuesta no tienen ese tiempo y no entran en la mediana ni en la media; al lado figura la parte de las respondidas.",
  ),
  resolution_rate: entry("tasa de resolución", "Parte de las preguntas que se resolvieron en el plazo declarado."),
  survey: entry("encuesta, votación", "Preguntas hechas a los miembros; las respuestas hablan de quienes contestaron."),
  response_rate: entry("tasa de respuesta", "Parte de las personas consultadas que contestó."),
  nps: entry(
    "Net Promoter Score (NPS)",
    "Quienes responden 9 o 10 menos quienes responden de 0 a 6, en puntos de −100 a +100.",
  ),
  csat: entry("satisfacción del cliente (CSAT)", "Parte de las respuestas iguales o superiores a la nota declarada."),
  sentiment: entry(
    "sentimiento",
    "Si los textos hablan bien o mal según los lee un clasificador; su exactitud se indica al lado.",
  ),
  engagement_rate: entry("tasa de participación", "Parte de los miembros que hizo algo en el periodo además de leer."),
  stickiness: entry("adherencia (DAU/MAU)", "Miembros activos en un día como parte de los activos en el mes."),
  retention: entry(
    "retención, cohorte",
    "De quienes empezaron en el mismo periodo (la cohorte), la parte que sigue activa al cabo de un tiempo.",
  ),
  lurkers: entry("lectores silenciosos", "Miembros que leen y no escriben; también ellos encuentran respuestas."),
  value_proposition: entry(
    "propuesta de valor para los miembros",
    "Lo que la comunidad promete a sus miembros y el número que muestra si lo cumple.",
  ),
};
