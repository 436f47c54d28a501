import { say } from "../phrase.js";
import type { BoardSheetWords } from "./words.js";

export const ja: BoardSheetWords = {
  link: "取締役会向けの1枚資料",
  title: (who) => say`取締役会向けの1枚資料（${who}向け）`,
  prints: "A4またはUSレターの用紙1枚に印刷できます。",
  full: "すべての図表と出典を載せたページ",
  answers: "3つの問いと答え",
  overTime: "推移",
  story: "課題から効果まで",
  effects: "投資対効果とパイロット",
  more: (n) => say`ほか${n}件は詳細ページをご覧ください。`,
  moreGoals: (n, tally) => say`ほか${n}件の目標は詳細ページをご覧ください（${tally}）。`,
  long: "文章が長いため、詳細ページに掲載しています。",
  sources: (names) => say`出典：${names}。`,
  key: {
    value: "値と95%信頼区間",
    good: "目標経路を満たす範囲",
    target: "目標値",
    baseline: "基準値",
  },
  started: (value) => `基準値は${value}でした。`,
};
