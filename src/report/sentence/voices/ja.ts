import type { VoicesWords } from "./words.js";
import { say } from "../phrase.js";

export const ja: VoicesWords = {
  title: "メンバーの声",
  nav: "声",
  lead: "メンバーや世間の書き込みから、不具合に最初に気づいたのは誰か、どのような感情で、何について書かれたかを数えました。その結果何が起きたかは示していません。",
  nothing: "数えられるものはまだありません。",
  warnings: {
    heading: "早期の警告",
    first: (share) => say`不具合の${share}で、メンバーが最初に声を上げました`,
    share: ({ value, low, high, n }) =>
      say`双方から報告のあった不具合${n}件のうち、${value}でメンバーが先でした（95%信頼区間 ${low}〜${high}）。`,
    lead: ({ value, low, high, n }) =>
      say`メンバーが先だった場合、中央値で${value}早い報告でした（95%信頼区間 ${low}〜${high}、n = ${n}）。`,
    lag: ({ value, low, high, n }) =>
      say`先でなかった場合は、中央値で${value}遅れました（95%信頼区間 ${low}〜${high}、n = ${n}）。`,
    alone: ({ members, others }) =>
      say`メンバーだけが報告したもの：${members}件、メンバー以外だけのもの：${others}件。時間差がないため、割合には含めていません。`,
    withheld: "件数が少なく、個人が特定されるおそれがあるため表示しません。",
    none: "双方から報告のあった不具合はまだありません。",
    caveat: "数えたのは、どちらが先に声を上げたかだけです。それによって修正が早まったかどうかは別の問題です。",
    chart: "不具合ごとの時間差",
    chartSub: "メンバーの最初の報告から、メンバー以外の最初の報告までの時間",
    above: "メンバーが先",
    below: "メンバー以外が先",
    list: "最近の不具合",
    listed: (shown, all) => say`${all}件のうち新しい${shown}件。`,
    unlisted: "行が個人に関するものであるため、個々の不具合は表示しません。",
    head: {
      incident: "不具合",
      severity: "重要度",
      area: "領域",
      members: "メンバーの最初の報告",
      others: "メンバー以外の最初の報告",
      lead: "メンバーの時間差",
    },
    ahead: (time) => say`${time}早い`,
    behind: (time) => say`${time}遅い`,
    together: "同時",
    onlyMembers: "メンバーのみ",
    onlyOthers: "報告なし",
  },
  mood: {
    heading: (measured, all) => say`センチメント：${all}言語のうち${measured}言語で十分な精度`,
    lead: ({ n, table, from, to }) => say`${table}：${from}から${to}までの${n}件を自動判定した結果です。`,
    none: "集計の終わった期間に投稿がまだありません。",
    mood: { positive: "好意的", neutral: "中立", negative: "否定的" },
    chart: "言語別のセンチメント",
    chartSub: (grain) => `${grain}、下の青：好意的、上の赤茶：否定的、淡い色：参考値`,
    quality: (f1, n) => `マクロF1 ${f1}、n = ${n}`,
    unchecked: "精度は未測定",
    indicative: "参考値",
    measured: "測定済み",
    doubt: {
      unmeasured: "人による確認なし",
      few_labels: "確認した投稿が少ない",
      inaccurate: "判定の誤りが多い",
    },
    corrected: "判定のままの割合と、誤りを補正した割合",
    correctedSub: "白い点：判定のまま、塗った点：補正後（95%信頼区間）",
    uncorrected: {
      no_labels: "人による確認なし",
      mood_missing: "人が一度も選ばなかった感情がある",
      not_told_apart: "判定が感情を区別できていない",
      withheld: "プライバシー保護のため非表示",
    },
    head: {
      language: "言語",
      texts: "投稿数",
      mood: "感情",
      asScored: "判定のまま",
      asCorrected: "補正後",
      scored: (mood) => `${mood}（判定のまま）`,
      corrected: (mood) => `${mood}（補正後）`,
      by: "判定の方法",
      f1: "マクロF1",
      checked: "確認した投稿",
      standing: "扱い",
    },
    by: { lexicon: "単語リスト", ngrams: "学習モデル", module: "独自モデル", nothing: "判定なし" },
    scored: {
      lexicon: "言語ごとの単語リストで判定しています（否定や強調も考慮）。",
      ngrams:
        "確認済みの投稿から言語ごとに学習したモデルで判定しています。確認済みの投稿は、必ずその投稿を学習していないモデルで判定します。",
      module: "このワークスペース独自のモデルで判定しています。",
    },
    byList: ({ names, least }) =>
      say`確認した投稿が${least}件に満たない感情があり学習できないため、単語リストで判定：${names}。`,
    unscored: (names) => say`単語リストがないため判定していない言語：${names}。`,
    all: "すべての投稿",
    unread: (n) => say`三つの感情のいずれでもない判定のため除外：${n}件。`,
    partly: (names) => say`プライバシー保護のため非表示の期間を除く：${names}。`,
    reading: "センチメントの読み方",
    read: ({ labels, f1 }) => [
      say`マクロF1は、その言語を読める人の判定に自動判定がどれだけ合うかを、三つの感情を同じ重みで示します。1なら常に正解です。表のうち人が確認したすべての投稿で測っています。`,
      say`確認した投稿が${labels}件未満、またはマクロF1が${f1}未満の言語は参考値です。目安として見て、判断の根拠にはしないでください。`,
      say`補正後の割合は、確認した投稿に表れた判定の誤りを取り除いたものです（ローガンとグラーデンの方法）。ほかの投稿でも同じように誤ることが前提です。`,
      say`誤り方は言語ごとに異なるため、言語どうしは補正後の割合で比べてください。`,
    ],
  },
  topics: {
    heading: (label) => say`${label}`,
    rose: ({ label, name, before, now }) => say`${label}：${name}が${before}から${now}に増加`,
    fell: ({ label, name, before, now }) => say`${label}：${name}が${before}から${now}に減少`,
    unclear: (label) => say`${label}：偶然と区別できる変化はありません`,
    sub: (now, before) =>
      before === null ? `${now}、塗った点と95%信頼区間` : `白い点：${before}、塗った点：${now}（95%信頼区間）`,
    lead: ({ now, before, table }) =>
      before === null ? say`${table}：${now}件。` : say`${table}：${now}件。比較する期間は${before}件。`,
    head: { before: "以前", now: "現在", change: "変化（ポイント）", interval: "95%信頼区間", trend: "読み取り" },
    trend: { rose: "増加", fell: "減少", unclear: "明らかな変化なし" },
    caveat:
      "このページのすべての変化をまとめて検定し、偶然と区別できるものだけを変化と呼びます（ベンジャミニ・ホッホベルク法、5%）。各行は互いに独立とみなしています。",
    hidden: (n) => say`プライバシー保護のため非表示の項目：${n}件。`,
    withheld: "件数が少なく、個人が特定されるおそれがあるため表示しません。",
    noBefore: "比較する期間のデータがありません。",
  },
};
