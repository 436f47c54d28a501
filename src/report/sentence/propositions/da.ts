import { say } from "../phrase.js";
import type { PropositionWords } from "./words.js";

export const da: PropositionWords = {
  title: "Værdiløfter",
  heading: (n, all) => say`I ${n} af ${all} ${[all.form === "one" ? "løfte" : "løfter"]} følges de to parter ad`,
  lead: "Hvad medlemmerne bliver lovet, hvad hver part kalder succes, og om de to følges ad.",
  none: "Der er ikke angivet noget løfte til medlemmerne.",
  promise: "Løftet",
  audience: (who) => say`For: ${who}`,
  owner: (who) => say`Ansvarlig: ${who}`,
  business: "Hvad virksomheden kalder succes",
  members: "Hvad medlemmerne kalder succes",
  notWritten: "Her er endnu ikke skrevet noget.",
  noKpi: "Intet nøgletal viser det. Det er et hul i definitionerne, ikke en lav værdi.",
  also: "Ses også af",
  question: "Følges de to ad?",
  aligned: ({ business, members }) =>
    say`Ændringer i »${business}« hænger sammen med ændringer i »${members}«: perioder, der var bedre for den ene part, var oftere også bedre for den anden`,
  opposed: ({ business, members }) =>
    say`Ændringer i »${business}« hænger sammen med ændringer i »${members}«, men modsat: perioder, der var bedre for den ene part, var oftere værre for den anden`,
  rising: ({ business, members }) =>
    say`Ændringer i »${business}« hænger sammen med ændringer i »${members}«: de steg og faldt oftere i de samme perioder`,
  crossing: ({ business, members }) =>
    say`Ændringer i »${business}« hænger sammen med ændringer i »${members}«: det ene steg oftere i de perioder, hvor det andet faldt`,
  unclear: ({ business, members }) =>
    say`Ændringer i »${business}« og »${members}« kan ikke skelnes fra ændringer, der intet har med hinanden at gøre`,
  figures: ({ r, low, high, n, from, to }) =>
    say`r\u00a0=\u00a0${r}, 95\u00a0%-konfidensinterval ${low} til ${high}; n\u00a0=\u00a0${n} ændringer, ${from} til ${to}`,
  caveat:
    "Det er ændringer fra periode til periode, der sammenlignes, ikke niveauer: to linjer, der begge stiger, vil altid se ud til at følges ad. En sæson eller noget tredje, der flytter begge, kan stadig ligge bag, så det siger intet om, hvad der flytter hvad.",
  apart: {
    few: ({ n }) =>
      say`Der er for få ændringer at sammenligne (n\u00a0=\u00a0${n}): der skal 12 til mellem komplette naboperioder med samme definition.`,
    constant: () => say`Den ene af de to har ikke ændret sig, så der er intet at sammenligne.`,
    grains: () => say`De to er talt i forskellige perioder, så deres ændringer kan ikke sammenlignes.`,
    shared: ({ kpi }) => say`Begge bygger på »${kpi}« og ville derfor følges ad i sig selv; der vises ingen korrelation.`,
  },
  oneSided: "Kun den ene part har et nøgletal, så der er intet at sammenligne.",
  table: "Begge pr. periode",
  period: "Periode",
};
