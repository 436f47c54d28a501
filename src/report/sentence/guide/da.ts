import type { GuideWords } from "./words.js";

export const da: GuideWords = {
  title: "Fra spørgsmål til nøgletal",
  lead: "Tolv spørgsmål, som folk med ansvar for et community stiller: hvert med den formel, der svarer, hvorfor den er skrevet sådan, og den fælde, den går udenom.",
  questions: "Spørgsmålene",
  why: "Hvorfor sådan",
  trap: "Fælden",
  paste: "Til metrics.yaml",
  pasteOf: (kpi) => `Til metrics.yaml: ${kpi}`,
  example: "Med nogle få rækker",
  inReport: "I denne rapport",
  names: "Tabeller og kolonner er demoens; sæt dine egne navne i stedet.",
  recipe: {
    resolution: {
      question: "Bliver spørgsmål løst i tide?",
      label: "Løsningsrate",
      why: "Spørgsmål løst inden for 7 dage, delt med alle spørgsmål. Vinduet står i formlen, så hver måned får lige lang tid.",
      trap: "Tæller man, hvad der er løst til dato, pynter det på gamle måneder og straffer den seneste. `mature_after` holder spørgsmål, der endnu kan blive løst, ude af sammenligninger, og `solved_by` udelader det, en bot lukkede.",
    },
    response: {
      question: "Hvor længe venter man på et første svar?",
      label: "Tid til første svar",
      why: "Medianen: halvdelen af dem, der fik svar, ventede kortere, halvdelen længere. En tråd hører til den dag, den blev oprettet.",
      trap: "Nogle få glemte tråde trækker gennemsnittet skævt; medianen bliver, hvor de fleste er. Tråde uden svar har ingen ventetid, så læs deres andel ved siden af.",
    },
    growth: {
      question: "Vokser vi fra måned til måned?",
      label: "Vækst i tilmeldinger",
      why: "Månedens tilmeldinger delt med sidste måneds, minus én. `growth` flytter hele spørgsmålet en måned tilbage, også filtre og grupper.",
      trap: "Den måned, der lige er begyndt, ligner et sammenbrud. Den er ufuldstændig, vises for sig og bruges ikke til at bedømme mål. Efter en måned med nul findes der ingen vækstrate: den er udefineret, ikke uendelig.",
    },
    active: {
      question: "Hvor mange medlemmer er reelt aktive?",
      label: "Medlemmer, der skrev indlæg",
      why: "Mennesker, ikke indlæg: `distinct` tæller hver forfatter én gang, uanset hvor meget de skriver.",
      trap: "Tolv måneder lagt sammen er ikke året: de samme mennesker kommer igen. Et antal forskellige dannes på ny for hver periode, og et diagram stabler det ikke.",
    },
    stickiness: {
      question: "Kommer folk igen i løbet af måneden?",
      label: "Fastholdelse (DAU/MAU)",
      why: "Hvor mange af månedens besøgende, der er her på en gennemsnitlig dag. `per` tager antallet for hver dag, stille dage som nul, og så gennemsnittet.",
      trap: "Én dag delt med måneden afhænger af ugedagen. Og et gennemsnit af daglige forhold er ikke forholdet mellem gennemsnittene.",
    },
    retention: {
      question: "Bliver de nye medlemmer hængende?",
      label: "Fastholdelse af nye efter 4 uger",
      why: "Af de medlemmer, hvis første indlæg faldt i måneden, den andel, der skrev igen i den uge, der begynder fire uger senere.",
      trap: "Spørger man, hvem der er aktiv nu, får ældre kohorter længere tid til at vende tilbage. Her får alle den samme uge, og en kohorte, der ikke har haft den endnu, er umoden.",
    },
    conversion: {
      question: "Bliver besøg til tilmeldinger?",
      label: "Konverteringsrate fra prøvesiden",
      why: "Besøg på prøvesiden, som samme besøgende fulgte op med en tilmelding inden for 30 dage, delt med alle de besøg. En tilmelding tilskrives ét besøg.",
      trap: "Månedens tilmeldinger delt med månedens besøg sammenligner forskellige mennesker: det kan blive over 100\u00a0%. Besøg fra de sidste 30 dage er umodne, ikke mislykkede.",
    },
    credit: {
      question: "Hvilket salg kan tilskrives communityet?",
      label: "Salg tilskrevet communityet (sidste kontakt)",
      why: "Hver ordre fordeles på kontakterne i de 90 dage før den; `last` giver den seneste det hele. Sæt `linear`, `time_decay(7 days)`, `markov` eller `shapley` i stedet, og vis flere ved siden af hinanden.",
      trap: "Tilskrivning er en regel, ikke en effekt: regnestykket går op, også hvor communityet intet ændrede. Hvad det medførte, kræver en sammenligning, for eksempel et pilotprogram.",
    },
    voice: {
      question: "Bliver vi omtalt mere end de andre?",
      label: "Share of voice",
      why: "Vores omtaler delt med omtaler af alle de brands, der følges, i samme periode og samme kanaler.",
      trap: "Et antal omtaler stiger med sæsonen; andelen gør ikke. Listen over brands hører til definitionen: endnu en konkurrent sænker andelen, selv om ingen har sagt mindre.",
    },
    deflection: {
      question: "Hvor meget sparer communityet supporten?",
      label: "Sparede supportomkostninger",
      why: "Læste svar gange de sager, hvert af dem sparer, gange hvad en sag koster. Kun det første er talt; de andre er antagelser med interval og kilde, så resultatet også har et interval.",
      trap: "At tælle hver visning som en sparet sag. De fleste læsere ville aldrig have oprettet en: raten skal måles, med læsere, der ikke så svaret.",
    },
    advocates: {
      question: "Hvem anbefaler os igen og igen?",
      label: "Medlemmer, der anbefaler flere gange",
      why: "Medlemmer med mindst to henvisninger indtil nu. `each` tæller hvert medlems henvisninger, `cumulative` ser tilbage over al tid indtil da.",
      trap: "Antallet af henvisninger stiger, når én person er flittig; her tæller et medlem én gang. På en enkelt måned anbefaler næsten ingen to gange.",
    },
    satisfaction: {
      question: "Er medlemmerne tilfredse?",
      label: "Net Promoter Score (NPS)",
      why: "Andelen, der svarer 9 eller 10, minus andelen, der svarer 0 til 6, med det interval, der hører til.",
      trap: "Et gennemsnit af karaktererne skjuler de utilfredse, og få svar giver et vildt tal: under `min_n` vises kun antallet. Det siger kun noget om dem, der svarede.",
    },
  },
};
