import { say } from "../phrase.js";
import type { MemberWords } from "./words.js";

export const ja: MemberWords = {
  title: "メンバーの価値",
  heading: ({ n, all, stage }) => say`メンバー${all}人のうち${n}人が「${stage}」の段階に達しています`,
  lead: "メンバーがどこまで進み、どのくらいで次へ移り、どれだけ続き、書き込まない人が何を読んでいるかを示します。",
  none: "まだメンバーがいないため、示せることがありません。",
  stages: {
    heading: "メンバーはどこまで進んだか",
    title: "段階別のメンバー数",
    sub: (until) => say`${until}まで、括弧内は全メンバーに占める割合`,
    one: (stage, n, share) => `${stage}：${n}人（${share}）`,
    overlap: "1人のメンバーが複数の段階に入ることがあり、順序は問いません。閲覧しただけの人も数えています。",
    head: { stage: "段階", members: "メンバー数", share: "全メンバーに占める割合", event: "数え方" },
  },
  moves: {
    heading: "どのくらいで次の段階へ移るか",
    told: ({ from, to, days, share, low, high }) =>
      say`「${from}」から「${to}」へ：${days}日以内に${share}（95%信頼区間 ${low}〜${high}）`,
    nobody: ({ from, to, days, high }) => say`「${from}」から「${to}」へ：${days}日以内に移った人はいません（最大${high}）`,
    early: ({ from, to, days }) => say`「${from}」から「${to}」へ：${days}日以内の割合は、判断には時期尚早です`,
    empty: ({ from, to }) => say`「${from}」から「${to}」へ：移る前の段階に達した人がいません`,
    notCause: "一方が先に起きたというだけで、それがもう一方の理由であることは示しません。",
    title: "前の段階に達してからの日数と、次の段階へ移った割合",
    sub: "%、帯は95%信頼区間",
    to: (stage) => `${stage}へ`,
    pair: (from, to) => `${from}から${to}へ`,
    at: (pair, share, days) => `${pair}：${days}日以内に${share}。`,
    method:
      "最近その段階に達した人は観察期間が短いため、観察できた期間の分だけを数えています（カプラン・マイヤー法、95%信頼区間はlog(−log)による）。日数は暦日で、達した日を1日目とします。",
    before: "後の段階に先に達していたメンバーは、待つ期間がないため別に数えています。",
    unseen: (n) => say`次の段階が記録されていない間に達した${n}人は除いています`,
    trend: (days) => say`${days}日以内に次へ移った割合（前の段階に達した四半期別）`,
    trendSub: "%、帯は95%信頼区間",
    trendEarly: ({ since, days }) => say`${since}以降は判断には時期尚早です。まだ全員を${days}日間観察できていません`,
    head: {
      from: "前の段階",
      to: "次の段階",
      n: "メンバー数",
      before: "先に達していた人",
      within: (days) => `${days}日以内`,
      quarter: "四半期",
    },
    all: "すべての移り方（段階を飛ばすものを含む）",
  },
  cohorts: {
    heading: "メンバーはどれだけ続くか",
    definition: {
      month:
        "期間内継続率（bounded retention）：ある月に参加した人のうち、参加後の各月に活動していた人の割合です。0か月目は参加日から始まり、メンバーごとに数えます。",
      quarter:
        "期間内継続率（bounded retention）：ある四半期に参加した人のうち、参加後の各月に活動していた人の割合です。0か月目は参加日から始まり、メンバーごとに数えます。",
    },
    higher: ({ lag, first, firstShare, last, lastShare, low, high }) =>
      say`${lag}か月目に活動していた割合は、${last}に参加した人で${lastShare}、${first}に参加した人で${firstShare}です。${low}〜${high}ポイント高くなっています（95%信頼区間）`,
    lower: ({ lag, first, firstShare, last, lastShare, low, high }) =>
      say`${lag}か月目に活動していた割合は、${last}に参加した人で${lastShare}、${first}に参加した人で${firstShare}です。差は${low}〜${high}ポイントです（95%信頼区間）`,
    alike: ({ lag, first, firstShare, last, lastShare, low, high }) =>
      say`${lag}か月目に活動していた割合は、${last}に参加した人で${lastShare}、${first}に参加した人で${firstShare}です。差は判定できません（差の95%信頼区間 ${low}〜${high}ポイント）`,
    title: {
      month: "参加した月ごとの、活動しているメンバーの割合（%）",
      quarter: "参加した四半期ごとの、活動しているメンバーの割合（%）",
    },
    sub: "参加からの月数（色が強いほど活動している人が多い）",
    summary: ({ first, then, last, lag }) =>
      `表示しているコホート全体では、0か月目に${first}、1か月目に${then}、${lag}か月目に${last}が活動していました。`,
    joined: "参加時期",
    members: "メンバー数",
    months: "参加からの月数",
    all: "表示分の合計",
    empty: "空欄は、その時期に参加した全員についてはまだ終わっていない月です。ゼロではなく、時期尚早です。",
    earlier: (n) => say`これより前の${n}件のコホートは省いています`,
    early: (n) => say`${n}人は参加前にも活動していましたが、どの欄にも含めていません`,
  },
  silent: {
    heading: "閲覧のみのメンバーは何を読んでいるか",
    told: ({ silent, readers, share, from, to }) =>
      say`${from}〜${to}に、ログインして閲覧したメンバー${readers}人のうち${silent}人（${share}）は一度も書き込んでいません`,
    reads: ({ reads, share }) => say`その閲覧は${reads}回で、全体の${share}です`,
    value: ({ kpi, value, low, high }) =>
      low && high
        ? say`以下の前提により、「${kpi}」のうち${value}（${low}〜${high}）がその閲覧に帰属します`
        : say`以下の前提により、「${kpi}」のうち${value}がその閲覧に帰属します`,
    nobody: ({ from, to }) => say`${from}〜${to}に、ログインして閲覧したメンバーはいません`,
    withheld: "閲覧のみのメンバーの人数は、プライバシー保護のため非表示です。",
    means: (stages) => say`閲覧のみ：この期間の終わりまでに${stages}に達したことがない人`,
    notCause:
      "KPIを求める要素を、この閲覧だけに当てはめた値です。規則による配分であり、閲覧のみのメンバーへの効果を測ったものではありません。",
    apart: "時間は時間のまま示します。単位の異なる値は並べて示し、合算しません。",
    figure: "誰が読んでいるか",
    figureSub: ({ from, to }) => `閲覧回数、${from}〜${to}`,
    group: { silent: "閲覧のみのメンバー", posted: "書き込むメンバー", unknown: "ログインなし" },
    one: (group, reads, share) => `${group}：${reads}回（${share}）。`,
    unknown: "ログインしていない人がメンバーかどうか、書き込む人かどうかは分からないため、推測していません。",
    assumptions: "用いた前提",
    head: { who: "閲覧者", members: "人数", reads: "閲覧回数", share: "全閲覧に占める割合" },
    notKnown: "不明",
  },
  asked: "データへの問い合わせ（SQL）",
};
