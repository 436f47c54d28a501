import { entry, type Glossary } from "./terms.js";

export const da: Glossary = {
  community: entry(
    "community (fællesskab)",
    "De mennesker, der spørger, svarer, læser og anbefaler omkring et produkt eller en sag.",
  ),
  kpi: entry("nøgletal (KPI)", "Et tal med angivet formel, enhed og ansvarlig, som viser, om et mål kommer nærmere."),
  stakeholder: entry(
    "interessent",
    "En person eller afdeling med interesse i communityet, som en side i rapporten er skrevet til.",
  ),
  goal: entry(
    "mål, udgangspunkt, målværdi",
    "Hvad der skal nås og for hvem: fra værdien ved start (udgangspunkt) til den ønskede værdi (målværdi) på en dato.",
  ),
  path: entry(
    "målsti",
    "Hvor nøgletallet skal være i hver periode mellem udgangspunkt og målværdi: en ret linje, trin eller en S-kurve.",
  ),
  met: entry(
    "nået / ikke nået",
    "Nået: hele intervallet ligger på den gode side af målstien. Ikke nået: hele intervallet ligger på den anden side.",
  ),
  undecided: entry("uafklaret", "Intervallet ligger på begge sider af målstien, så data kan ikke afgøre det endnu."),
  too_early: entry("for tidligt at bedømme", "Ingen komplet og moden periode ligger efter målets start."),
  no_data: entry(
    "ingen data / kan ikke måles",
    "Kilden dækker ikke perioden, eller der er intet at regne på. Det er ikke nul.",
  ),
  partial: entry("ufuldstændig periode", "En periode, som data kun delvis dækker: den vises, men sammenlignes ikke."),
  immature: entry(
    "umoden periode",
    "En periode så ny, at værdien stadig kan ændre sig, for eksempel spørgsmål, der endnu kan blive løst.",
  ),
  withheld: entry(
    "skjult af hensyn til privatlivet",
    "En værdi, der holdes tilbage, fordi så få personer eller rækker ligger bag, at de kunne genkendes.",
  ),
  interval: entry(
    "95\u00a0%-konfidensinterval",
    "Et spænd lavet sådan, at 95 af 100 sådanne spænd ved mange gentagelser rummer den sande værdi.",
  ),
  median: entry(
    "median / gennemsnit",
    "Medianen er den midterste værdi; gennemsnittet er summen delt med antallet. Få ekstreme værdier flytter gennemsnittet, ikke medianen.",
  ),
  assumption: entry("antagelse", "En værdi, der ikke måles her, men indgår i et nøgletal, med kilde, ejer og spænd."),
  range: entry("lav / basis / høj", "En antagelses laveste og højeste rimelige værdi og den, der bruges."),
  break_even: entry("nulpunkt", "Den værdi af en faktor, hvor gevinst og omkostning er lige store."),
  observed: entry("observeret (L0)", "Talt i data; siger intet om årsager."),
  credited: entry(
    "tilskrevet (L1)",
    "Givet til en kanal eller kontakt af en regel. Andelene giver 100\u00a0%, også hvor den sande effekt er nul.",
  ),
  associated: entry(
    "hænger sammen med (L1)",
    "Følges ad i data; hvad der flytter hvad, eller om noget tredje flytter begge, er åbent.",
  ),
  changed_after: entry("ændrede sig efter (L2)", "Er forskellig før og efter en begivenhed, uden noget at sammenligne med."),
  estimated: entry(
    "estimeret effekt, under antagelse af … (L3)",
    "En forskel til en sammenligningsgruppe eller -serie, gyldig hvis de nævnte antagelser holder.",
  ),
  caused: entry("medførte (L4)", "Siges kun om et randomiseret forsøg."),
  pilot: entry(
    "pilotprogram, løft",
    "En afprøvning på en del, med kriteriet fastlagt på forhånd; løftet er den forskel, den gør.",
  ),
  definition_changed: entry(
    "definition ændret",
    "Fra en dato beregnes nøgletallet med en anden formel; værdier før og efter sammenlignes ikke, som var de ens.",
  ),
  simulated: entry("simulerede data", "Data lavet af et program med kendt sandhed, til at prøve rapporten med."),
  mentions: entry("omtaler på sociale medier", "Opslag på sociale medier, der nævner brandet, talt pr. periode."),
  share_of_voice: entry("share of voice", "Vores omtaler som andel af vores og de angivne konkurrenters."),
  referral_rate: entry("henvisningsrate", "Nye kunder eller medlemmer, der kom efter en anbefaling, som andel af alle nye."),
  advocacy_rate: entry(
    "andel ambassadører",
    "Medlemmer, der anbefaler eller roser brandet offentligt, som andel af alle medlemmer.",
  ),
  conversion_rate: entry("konverteringsrate", "Andelen af personer, der tager et angivet skridt inden for en angivet tid."),
  attributed_sales: entry("salg tilskrevet communityet", "Salg, som en regel tilskriver kontakter med communityet."),
  sign_ups: entry("tilmeldinger", "Nye registreringer i en periode."),
  cost_per_conversion: entry(
    "omkostning pr. konvertering",
    "Alle communityets omkostninger delt med periodens konverteringer. Ikke prisen på et annonceklik.",
  ),
  self_service: entry("trafik til selvbetjeningssider", "Besøg på sider, hvor folk selv finder et svar."),
  deflected: entry("undgåede supportsager", "Henvendelser, der ikke kom, fordi svaret blev fundet i communityet; et skøn."),
  first_response: entry(
    "tid til første svar",
    "Fra spørgsmålet til det første svar fra en anden person. Spørgsmål, der endnu ikke er besvaret, har ingen sådan tid og indgår hverken i median eller gennemsnit; andelen af besvarede står ved siden af.",
  ),
  resolution_rate: entry("løsningsrate", "Andelen af spørgsmål, der blev løst inden for den angivne tid."),
  survey: entry("undersøgelse, afstemning", "Spørgsmål stillet til medlemmer; svarene gælder dem, der svarede."),
  response_rate: entry("svarprocent", "Andelen af de spurgte, der svarede."),
  nps: entry("Net Promoter Score (NPS)", "De, der svarer 9 eller 10, minus de, der svarer 0 til 6, i point fra −100 til +100."),
  csat: entry("kundetilfredshed (CSAT)", "Andelen af svar på eller over det angivne trin."),
  sentiment: entry(
    "stemning",
    "Om tekster taler godt eller dårligt, som en model læser dem; modellens nøjagtighed vises ved siden af.",
  ),
  engagement_rate: entry("engagementsrate", "Andelen af medlemmer, der gjorde noget i perioden ud over at læse."),
  stickiness: entry("fastholdelse (DAU/MAU)", "Medlemmer aktive på en dag som andel af dem, der var aktive i måneden."),
  retention: entry(
    "fastholdelse, kohorte",
    "Af dem, der begyndte i samme periode (kohorten), den andel, der stadig er aktiv efter en tid.",
  ),
  lurkers: entry("stille læsere", "Medlemmer, der læser uden at skrive; også de finder svar."),
  value_proposition: entry(
    "værdiløfte til medlemmerne",
    "Hvad communityet lover sine medlemmer, og hvilket tal der viser, om løftet holdes.",
  ),
};
