import type { Meanings } from "./words.js";

const ENTITY =
  "Kolonnen, der siger, hvem eller hvad det er, i begge tabeller; `by a = b`, hvor den har to navne. Null passer til ingen.";
const ROWS = "egne `where` og `at` kan følge";

export const da: Meanings = {
  function: {
    count: "Hvor mange rækker en tabel har, eller hvor mange forskellige værdier en kolonne har.",
    sum: "Alle værdier lagt sammen.",
    avg: "Værdiernes aritmetiske gennemsnit.",
    min: "Den mindste værdi, den første tekst i rækkefølgen eller det tidligste tidspunkt.",
    max: "Den største værdi, den sidste tekst i rækkefølgen eller det seneste tidspunkt.",
    median: "Den midterste værdi (R-7 ved 0,5).",
    percentile: "Den værdi, som den angivne andel af værdierne ligger under, interpoleret (R-7).",
    stddev: "Stikprøvens standardafvigelse; udefineret ved færre end to værdier.",
    first: "Den tidligste værdi efter datogrundlaget i hver serie, lagt sammen over serierne.",
    last: "Den seneste værdi efter datogrundlaget i hver serie, lagt sammen over serierne.",
    nps: "Net Promoter Score: andelen af 9–10 minus andelen af 0–6, i point fra −100 til 100.",
    csat: "Andelen af svarene, hvis vurdering mindst er den angivne.",
    poll: "Andelen af svarene, der valgte det angivne.",
    if: "Den ene eller den anden værdi; en ukendt betingelse tæller som falsk.",
    coalesce: "Den første af værdierne, der ikke er null.",
    abs: "Værdien uden fortegn.",
    round: "Værdien afrundet; en halv rundes væk fra nul.",
    floor: "Det største hele tal, der ikke er over x.",
    ceil: "Det mindste hele tal, der ikke er under x.",
    least: "Den mindste af værdierne; null, hvis en af dem er null.",
    greatest: "Den største af værdierne; null, hvis en af dem er null.",
    sqrt: "Kvadratroden; udefineret under nul.",
    ln: "Den naturlige logaritme; udefineret ved nul og derunder.",
    exp: "e opløftet til x; udefineret, hvis det ikke er et endeligt tal.",
    lower: "Teksten med små bogstaver.",
    upper: "Teksten med store bogstaver.",
    contains: "Om teksten indeholder delen, præcis som den er skrevet.",
    starts_with: "Om teksten begynder med delen.",
    date_part:
      "En del af en dato eller et tidspunkt som helt tal: år, kvartal, måned, uge, dag, ugedag (1 = mandag), time eller minut.",
    date_trunc: "Begyndelsen af den periode, som tidspunktet ligger i.",
    prior: "Værdien ét skridt tidligere.",
    change: "Værdien minus den tidligere.",
    growth: "Værdien delt med den tidligere, minus én; udefineret, medmindre den tidligere er over nul.",
    rolling: "Værdien over det vindue, der slutter med perioden.",
    cumulative: "Værdien over alt frem til periodens slutning.",
    to_date: "Værdien fra begyndelsen af det år eller kvartal eller den måned eller uge, som perioden ligger i.",
    per: "Værdien i hver finere periode, derefter samlet til én: `avg`, `sum`, `min`, `max`, `median` eller `last`.",
    all: "Værdien uden hensyn til de nævnte kolonner, eller til nogen, når ingen er nævnt.",
    share: "Værdiens del af helheden på tværs af de nævnte kolonner.",
    converted:
      "Hvor mange rækker der inden for vinduet blev fulgt af en konvertering hos den samme person eller ting; hver konvertering tilskrives én af dem.",
    retained:
      "Af dem, der begyndte i en periode, den andel, der var aktiv igen i det vindue på én enhed, der åbner så lang tid efter.",
    attributed:
      "Hvad kontakterne før hver ordre tilskrives: efter `last`, `first`, `linear`, `time_decay(7 days)`, `position(0.4, 0.4)`, `markov(channel)` eller `shapley(channel)`. Summen er de ordrer, der havde en kontakt, uanset hvad kontakterne udrettede.",
    each: "For hver række et aggregat af de rækker i en anden tabel, der henviser til den: periodens, eller alle frem til dens slutning.",
  },
  element: {
    number: "Et tal. Et helt tal er eksakt. Et tal uden enhed får den anden sides enhed i + og − og i sammenligninger.",
    quantity: "Et tal med sin enhed, ét ord. 25 percent er 0,25, aldrig 25.",
    text: "En tekst, der sammenlignes nøjagtigt, også store og små bogstaver. Et anførselstegn inde i den skrives to gange; andre særtegn findes ikke.",
    date: "En dag eller et tidspunkt i projektets tidszone. En tekst sammenlignes aldrig med en dato.",
    duration:
      "Et tidsrum. En dag, uge, måned, et kvartal eller år er et skridt i kalenderen: en dag kan have 23 eller 25 timer, og en måned efter 31. januar er slutningen af februar.",
    boolean: "Sand, falsk og den værdi, der ikke er der.",
    path: "En kolonne i den tabel, der tælles, eller i en række, som den henviser til: stien følger henvisninger, mange til én, så intet tælles to gange. Mangler den række, der henvises til, er værdien null.",
    backticks:
      "Et navn, der er et reserveret ord, eller som rummer mellemrum eller tegn. En accent grave inde i navnet skrives to gange.",
    add: "Lægger værdier med samme enhed sammen og trækker dem fra; EUR + USD eller sager + timer er en fejl. Tidspunkt − tidspunkt er tiden imellem dem.",
    multiply: "Ganger, også enhederne: view × ticket/view er ticket.",
    divide: "Deler, også enhederne. Delt med nul eller med intet er det udefineret, aldrig nul og aldrig uendeligt.",
    negative: "Værdien med modsat fortegn.",
    brackets:
      "Det, der står i parentes, regnes først. Uden parenteser: minustegnet, så * og /, så + og −, så sammenligninger, så `not`, `and`, `or`.",
    compare:
      "Sammenligner to værdier af samme type og enhed; to ad gangen, så a < b < c er en fejl. Null er hverken ens eller forskellig.",
    is: "`is null` eller `is not null`: om der er en værdi.",
    in: "Om værdien er en af dem på en liste.",
    like: "Sammenligner en tekst med et mønster: `%` er en hvilken som helst tekst, `_` ét tegn.",
    between: "`x between 1 and 5`: begge ender hører med.",
    within: "`a within 7 days of b`: b ≤ a < b + 7 dage.",
    and: "Begge dele, en af delene, det modsatte. Det modsatte af noget ukendt er også ukendt, og `where` beholder kun det, der er sandt.",
    where: "Beholder de rækker, hvor betingelsen er sand; det er en ukendt ikke.",
    at: "Placerer rækkerne i tid efter en anden kolonne end tabellens egen.",
    distinct: "Tæller forskellige værdier i stedet for rækker.",
    as: "Giver det, der tælles, et andet navn, så det kan lægges sammen.",
  },
  part: {
    converted: {
      rows: `Tabellen, hvis rækker kan konvertere, og som placerer antallet i tid og grupper; ${ROWS}.`,
      "to rows": `Tabellen med konverteringerne; ${ROWS}.`,
      "by key": ENTITY,
      "within duration": "basis ≤ konvertering < basis + tidsrum; aldrig en række med sig selv.",
      "same columns": "Kolonner, der skal rumme det samme, for eksempel et produkt; null er aldrig det samme.",
      "count base|conversions|entities":
        "Hvad der tælles: rækker, der er tilskrevet mindst én konvertering (det gælder uden ordet), tilskrevne konverteringer, eller de forskellige personer og ting.",
      "credit last|first": "Hvilken række en konvertering hører til, når flere kom før den; uden ordet den sidste.",
    },
    retained: {
      table: "Hvem der fastholdes: den tabel, nøglen henviser til. Grupper og filtre er dens kolonner.",
      "from first(path)": "Hvornår hver af dem begyndte, søgt i alle rækker: kohorten er periodens.",
      "by key": ENTITY,
      "active rows": `Hvad der tæller som at være aktiv; ${ROWS}.`,
      "after duration": "4 weeks kræver en aktiv række i [start + 4 uger, start + 5 uger).",
    },
    attributed: {
      "sum(expression)": "Det, der fordeles, i den periode, som dets egne rækker ligger i.",
      "to rows": "Kontakterne. En sti rummer dem alle; `where` vælger, hvis andel der lægges sammen.",
      "by key": ENTITY,
      "within duration": "kontakt ≤ ordre < kontakt + tidsrum.",
      "model name": "Hvordan en ordre fordeles på kontakterne før den: se modellerne.",
    },
    each: {
      aggregate: "Det, der dannes af de rækker, der henviser til denne.",
      "by reference": "Den henvisning, der fører fra dem til den.",
      "over all": "Alle rækker frem til periodens slutning, ikke kun periodens egne.",
    },
  },
  model: {
    first: "Det hele til den første kontakt.",
    last: "Det hele til den sidste kontakt.",
    linear: "Lige meget til hver kontakt.",
    time_decay: "Halvt så meget for hver 7 dage, en kontakt kom tidligere.",
    position: "40\u00a0% til den første, 40\u00a0% til den sidste, resten til dem imellem.",
    markov:
      "Hvor meget mindre der ville blive solgt, hvis kanalen blev taget ud af stierne (markovkæde af 1. orden, løst eksakt).",
    shapley: "Lige meget til hver forskellig kanal på en sti (Shapley-værdi).",
  },
};
