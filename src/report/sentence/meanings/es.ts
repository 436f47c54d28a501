import type { Meanings } from "./words.js";

const ENTITY =
  "La columna que dice quién o qué es, en ambas tablas; `by a = b` si tiene dos nombres. Un nulo no coincide con nadie.";
const ROWS = "puede llevar sus propios `where` y `at`";

export const es: Meanings = {
  function: {
    count: "Cuántas filas tiene una tabla, o cuántos valores distintos tiene una columna.",
    sum: "La suma de todos los valores.",
    avg: "La media aritmética de los valores.",
    min: "El valor más pequeño, el primer texto por orden o el momento más temprano.",
    max: "El valor más grande, el último texto por orden o el momento más tardío.",
    median: "El valor central (R-7 en 0,5).",
    percentile: "El valor por debajo del cual queda la proporción indicada de los valores, interpolado (R-7).",
    stddev: "La desviación típica de la muestra; indefinida con menos de dos valores.",
    first: "El primer valor de cada serie según la fecha de referencia, sumado entre las series.",
    last: "El último valor de cada serie según la fecha de referencia, sumado entre las series.",
    nps: "Net Promoter Score: la proporción de 9–10 menos la de 0–6, en puntos de −100 a 100.",
    csat: "La proporción de respuestas cuya valoración es al menos la indicada.",
    poll: "La proporción de respuestas que eligieron la opción indicada.",
    if: "Un valor u otro; una condición desconocida cuenta como falsa.",
    coalesce: "El primero de sus valores que no es nulo.",
    abs: "El valor sin su signo.",
    round: "El valor redondeado; una mitad exacta se aleja de cero.",
    floor: "El mayor número entero que no supera x.",
    ceil: "El menor número entero que no es inferior a x.",
    least: "El menor de sus valores; nulo si alguno lo es.",
    greatest: "El mayor de sus valores; nulo si alguno lo es.",
    sqrt: "La raíz cuadrada; indefinida por debajo de cero.",
    ln: "El logaritmo natural; indefinido en cero y por debajo.",
    exp: "e elevado a x; indefinido si no es un número finito.",
    lower: "El texto en minúsculas.",
    upper: "El texto en mayúsculas.",
    contains: "Si el texto contiene la parte, tal como está escrita.",
    starts_with: "Si el texto empieza por la parte.",
    date_part:
      "Una parte de una fecha u hora como número entero: año, trimestre, mes, semana, día, día de la semana (1 = lunes), hora o minuto.",
    date_trunc: "El inicio del periodo que contiene ese momento.",
    prior: "El valor un paso antes.",
    change: "El valor menos el anterior.",
    growth: "El valor entre el anterior, menos uno; indefinido si el anterior no es mayor que cero.",
    rolling: "El valor de la ventana que termina con el periodo.",
    cumulative: "El valor de todo lo ocurrido hasta el final del periodo.",
    to_date: "El valor desde el inicio del año, trimestre, mes o semana que contiene el periodo.",
    per: "El valor de cada periodo menor, reducido después a uno solo: `avg`, `sum`, `min`, `max`, `median` o `last`.",
    all: "El valor sin distinguir por esas columnas, o por ninguna si no se nombra ninguna.",
    share: "La parte que supone el valor en el total sin distinguir por esas columnas.",
    converted:
      "Cuántas filas fueron seguidas, dentro de la ventana, por una conversión de la misma persona o cosa; cada conversión se atribuye a una de ellas.",
    retained:
      "De quienes empezaron en un periodo, la proporción que volvió a estar activa en la ventana de una unidad que se abre pasado ese tiempo.",
    attributed:
      "Lo que se atribuye a los contactos anteriores a cada pedido, según `last`, `first`, `linear`, `time_decay(7 days)`, `position(0.4, 0.4)`, `markov(channel)` o `shapley(channel)`. La suma es la de los pedidos que tuvieron un contacto, hicieran lo que hicieran los contactos.",
    each: "Para cada fila, un agregado de las filas de otra tabla que remiten a ella: las del periodo, o todas hasta su final.",
  },
  element: {
    number: "Un número. Si es entero, es exacto. Un número sin unidad toma la del otro lado en + y −, y en las comparaciones.",
    quantity: "Un número con su unidad, de una sola palabra. 25 percent es 0,25, nunca 25.",
    text: "Un texto, que se compara exactamente, también mayúsculas y minúsculas. Una comilla en su interior se escribe dos veces; no hay otros escapes.",
    date: "Un día o un momento, en la zona horaria del proyecto. Un texto nunca se compara con una fecha.",
    duration:
      "Una duración. Un día, una semana, un mes, un trimestre o un año es un paso del calendario: un día puede tener 23 o 25 horas, y un mes después del 31 de enero es el final de febrero.",
    boolean: "Verdadero, falso y el valor que no está.",
    path: "Una columna de la tabla que se cuenta, o de una fila a la que remite: la ruta sigue las referencias, de muchos a uno, y así nada se cuenta dos veces. Donde falta la fila referida, hay un nulo.",
    backticks:
      "Un nombre que es una palabra reservada, o que contiene espacios o signos. Un acento grave en su interior se escribe dos veces.",
    add: "Suma y resta valores de la misma unidad; EUR + USD, o tickets + horas, es un error. Momento − momento es el tiempo entre ambos.",
    multiply: "Multiplica, también las unidades: view × ticket/view es ticket.",
    divide: "Divide, también las unidades. Entre cero o entre nada es indefinido, nunca cero ni infinito.",
    negative: "El valor con el signo contrario.",
    brackets:
      "Lo que va entre paréntesis se calcula primero. Sin ellos: el signo menos, después * y /, después + y −, después las comparaciones, y por último `not`, `and`, `or`.",
    compare:
      "Compara dos valores del mismo tipo y unidad; de dos en dos, así que a < b < c es un error. Un nulo no es ni igual ni distinto.",
    is: "`is null` o `is not null`: si hay un valor.",
    in: "Si el valor es uno de una lista.",
    like: "Compara un texto con un patrón: `%` es cualquier texto y `_`, un carácter.",
    between: "`x between 1 and 5`: ambos extremos se incluyen.",
    within: "`a within 7 days of b`: b ≤ a < b + 7 días.",
    and: "Ambas cosas, una de las dos, lo contrario. Lo contrario de algo desconocido también es desconocido, y `where` solo conserva lo verdadero.",
    where: "Conserva las filas para las que la condición es verdadera; una desconocida no lo es.",
    at: "Sitúa las filas en el tiempo según otra columna que la propia de la tabla.",
    distinct: "Cuenta valores distintos en lugar de filas.",
    as: "Da otro nombre a lo que se cuenta, para que se pueda sumar.",
  },
  part: {
    converted: {
      rows: `La tabla cuyas filas pueden convertir, y que sitúa el recuento en el tiempo y en los grupos; ${ROWS}.`,
      "to rows": `La tabla de las conversiones; ${ROWS}.`,
      "by key": ENTITY,
      "within duration": "base ≤ conversión < base + duración; nunca una fila consigo misma.",
      "same columns": "Columnas que deben contener lo mismo, por ejemplo un producto; un nulo nunca es lo mismo.",
      "count base|conversions|entities":
        "Qué se cuenta: filas con al menos una conversión atribuida (así es sin la palabra), conversiones atribuidas, o personas y cosas distintas.",
      "credit last|first": "A qué fila pertenece una conversión cuando hubo varias antes; sin la palabra, a la última.",
    },
    retained: {
      table: "A quién se retiene: la tabla a la que remite la clave. Los grupos y filtros son sus columnas.",
      "from first(path)": "Cuándo empezó cada uno, buscado en todas las filas: la cohorte son los del periodo.",
      "by key": ENTITY,
      "active rows": `Qué cuenta como estar activo; ${ROWS}.`,
      "after duration": "4 weeks pide una fila activa en [inicio + 4 semanas, inicio + 5 semanas).",
    },
    attributed: {
      "sum(expression)": "Lo que se reparte, en el periodo de sus propias filas.",
      "to rows": "Los contactos. Un recorrido los contiene todos; `where` elige de cuáles se suma lo atribuido.",
      "by key": ENTITY,
      "within duration": "contacto ≤ pedido < contacto + duración.",
      "model name": "Cómo se reparte un pedido entre los contactos anteriores: véanse los modelos.",
    },
    each: {
      aggregate: "Lo que se calcula con las filas que remiten a esta.",
      "by reference": "La referencia que lleva de ellas a esta.",
      "over all": "Todas las filas hasta el final del periodo, no solo las del periodo.",
    },
  },
  model: {
    first: "Todo al primer contacto.",
    last: "Todo al último contacto.",
    linear: "Lo mismo a cada contacto.",
    time_decay: "La mitad por cada 7 días que el contacto fue anterior.",
    position: "El 40\u00a0% al primero, el 40\u00a0% al último y el resto a los intermedios.",
    markov:
      "Cuánto menos se vendería si el canal se quitara de los recorridos (cadena de Markov de orden 1, resuelta con exactitud).",
    shapley: "Lo mismo a cada canal distinto de un recorrido (valor de Shapley).",
  },
};
