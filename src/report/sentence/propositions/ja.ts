import { say } from "../phrase.js";
import type { PropositionWords } from "./words.js";

export const ja: PropositionWords = {
  title: "価値提案",
  heading: (n, all) => say`約束${all}件のうち${n}件で、双方の指標が連動しています`,
  lead: "メンバーへの約束、双方が考える成功、そして両者が連動しているかを示します。",
  none: "メンバーへの約束が定義されていません。",
  promise: "約束",
  audience: (who) => say`対象：${who}`,
  owner: (who) => say`責任者：${who}`,
  business: "組織が考える成功",
  members: "メンバーが考える成功",
  notWritten: "まだ記入されていません。",
  noKpi: "これを示すKPIがありません。値が低いのではなく、定義に不足があります。",
  also: "ほかの関連KPI",
  question: "両者は連動していますか",
  aligned: ({ business, members }) =>
    say`「${business}」の変化は「${members}」の変化と関連しています。一方にとって良かった期間は、もう一方にとっても良いことが多くなっています`,
  opposed: ({ business, members }) =>
    say`「${business}」の変化は「${members}」の変化と関連していますが、向きは逆です。一方にとって良かった期間は、もう一方にとって悪いことが多くなっています`,
  rising: ({ business, members }) =>
    say`「${business}」の変化は「${members}」の変化と関連しています。同じ期間に上下することが多くなっています`,
  crossing: ({ business, members }) =>
    say`「${business}」の変化は「${members}」の変化と関連しています。一方が上がった期間に、もう一方が下がることが多くなっています`,
  unclear: ({ business, members }) => say`「${business}」の変化と「${members}」の変化は、互いに無関係な変化と区別できません`,
  figures: ({ r, low, high, n, from, to }) =>
    say`r\u00a0=\u00a0${r}、95%信頼区間 ${low}〜${high}、n\u00a0=\u00a0${n}回の変化、${from}〜${to}`,
  caveat:
    "比べているのは水準ではなく、期間ごとの変化です。ともに上昇する2本の線は、必ず連動しているように見えるためです。季節や、双方を動かす第三の要因が背後にある可能性は残り、どちらがどちらを動かすかは示しません。",
  apart: {
    few: ({ n }) => say`比べられる変化が足りません（n\u00a0=\u00a0${n}）。同じ定義で隣り合う完了期間の変化が12回必要です。`,
    constant: () => say`一方の値が変化していないため、比べられません。`,
    grains: () => say`両者の集計期間が異なるため、変化を比べられません。`,
    shared: ({ kpi }) => say`どちらも「${kpi}」から計算されており、初めから連動するため、相関は示しません。`,
  },
  oneSided: "KPIがあるのは一方だけなので、比べられません。",
  table: "期間ごとの両者の値",
  period: "期間",
};
