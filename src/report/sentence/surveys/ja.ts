import { say } from "../phrase.js";
import type { SurveyWords } from "./words.js";

export const ja: SurveyWords = {
  title: "アンケートと投票",
  heading: (changed, all) => say`アンケート${all}件のうち${changed}件で変化が認められます`,
  headingNone: "メンバーの回答（変化はまだ認められません）",
  lead: "各回の結果を、回答の不確かさ、依頼した人のうち何割が答えたか、答えた人と依頼した人の構成が似ているかとともに示します。",
  overview: {
    label: "すべてのアンケートの最新回",
    survey: "アンケート",
    wave: "最新回",
    value: "結果",
    answers: "回答数",
    rate: "回答率",
    sinceBefore: "前回との差",
    sinceFirst: "初回との差",
    changed: "変化あり",
    unclear: "変化は認められない",
  },
  points: "ポイント",
  asked: "質問文",
  how: "実施方法",
  owner: (who) => say`責任者：${who}`,
  inWave: (name) => say`「${name}」の回`,
  fromTo: (from, to) => say`${from}から${to}まで`,
  span: (from, to) => `${from}〜${to}`,
  onlyWave: "今回のみ",
  result: {
    value: ({ kpi, when, value, low, high, n }) =>
      say`${when}の「${kpi}」は${value}でした（95%信頼区間 ${low}〜${high}、回答${n}件）`,
    bare: ({ kpi, when, value, n }) => say`${when}の「${kpi}」は${value}でした（回答${n}件）`,
    open: "この回はまだ終わっていないため、比較していません",
    tooFew: ({ when, n, least }) => say`${when}の回答は${n}件で、数値を示すのに必要な${least}件に足りません`,
    withheld: ({ when, floor }) =>
      say`${when}の回答は、プライバシー保護のため示しません。回答が${floor}件に満たない集団と、そこから推測できる数値は表示しません`,
    nobody: ({ when }) => say`${when}に回答した人はいません`,
    rate: ({ rate, invited }) =>
      invited === null ? say`依頼した人のうち${rate}が回答しました` : say`依頼した${invited}人のうち${rate}が回答しました`,
    rateUnknown: "何人に依頼したか分からないため、結果は回答した人についてのみ言えます",
    rateLow: "回答した人は5人に1人未満です。結果は回答した人についてのもので、依頼した全員についてのものではありません",
    weighted: (plain) => say`回答には重みを付けています。重みを付けない場合は${plain}です`,
  },
  compare: {
    heading: "変化したか",
    against: ({ wave, difference, low, high }) => say`${wave}との差：${difference}（95%信頼区間 ${low}〜${high}）。`,
    changed: "変化しています。",
    unclear: "区間が0を含むため、変化は認められません。",
    byChance: (tests) =>
      say`区間は0を含みませんが、この報告書の${tests}件の比較の中では偶然でも起こりうるため、変化は認められません。`,
    none: "比較できる数値のある回が、ほかにありません。",
    samples:
      "各回はメンバーの一部に尋ねたもので、区間は独立した2つの標本のものです。回答が異なるかどうかを示し、その理由は示しません。",
  },
  waves: {
    heading: "各回の結果",
    sub: (joined) => say`点：結果、ひげ：95%信頼区間。両回とも回答が${joined}件以上のとき線で結びます`,
    hatched: "斜線：非表示、または数値を示すには回答が不足",
    summary: ({ waves, first, last, value }) =>
      first === last
        ? `全${waves.text}回、${last}：${value}。`
        : `${first}から${last}まで全${waves.text}回。最新回：${value}。`,
    head: { wave: "回", name: "記録上の名称", low: "下限", high: "上限", invited: "依頼数" },
  },
  answers: {
    heading: (when) => say`${when}の回答の内訳`,
    group: { detractors: "批判者", passives: "中立者", promoters: "推奨者" },
    scores: (name, from, to) => `${name}（${from}〜${to}）`,
    counted: (least) => `${least}以上（集計対象）`,
    other: "対象外",
    chosen: "塗りつぶし：KPIが数える選択肢、ひげ：95%信頼区間",
    area: "全回答に占める割合",
    together: (floor) => say`複数の段階にまたがる棒：それぞれ${floor}件未満のため、平均の高さでまとめて表示`,
    others: "その他の選択肢",
    head: { answer: "回答", answers: "回答数", share: "割合" },
    summary: (name, share) => `${name}：${share}`,
    unweighted: "重みを付けない回答数",
  },
  who: {
    heading: (dimension) => say`回答した人（${dimension}別）`,
    close: (share) =>
      say`回答した人の構成は、依頼した人の構成とほぼ同じです。両者を同じにするには、回答の${share}がほかの集団から来る必要があります。`,
    some: (share) =>
      say`回答した人の構成は、依頼した人の構成とやや異なります。両者を同じにするには、回答の${share}がほかの集団から来る必要があります。`,
    far: (share) =>
      say`回答した人の構成は、依頼した人の構成と異なります。両者を同じにするには、回答の${share}がほかの集団から来る必要があります。結果は回答した人についてのものとしてお読みください。`,
    unknown: "依頼した人の集団別の人数が分からないため、回答した人が依頼した人と似ているかは分かりません。",
    withheld: (floor) =>
      say`プライバシー保護のため示しません。回答が${floor}件に満たない集団があり、ほかの集団から推測できてしまうためです。`,
    head: { answers: "回答数", ofAnswers: "回答に占める割合", ofInvited: "依頼に占める割合", rate: "回答率" },
    others: "その他（非表示または省略）",
    tooFew: (least) => say`回答が${least}件に満たない集団は、件数のみを示します。`,
  },
};
