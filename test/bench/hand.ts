import { EVENTS } from "./hand-events.js";

/*
 * The demo's KPIs by month, written by hand for DuckDB over the same tables: for each the ways an expert would try, of
 * which the fastest counts. They know the definitions and the data (which tables are small, that keys are unique), and
 * owe nothing to the compiler. Each gives `month` and `value`; a month without rows may be missing.
 */

interface Ask {
  readonly from: string;
  readonly time: string;
  readonly value: string;
  readonly where?: string;
}

/** Grouped by month straight away, the month written in each of three ways. */
function direct({ from, time, value, where }: Ask): readonly string[] {
  const rest = `from ${from}${where === undefined ? "" : ` where ${where}`} group by 1`;
  return [
    `select date_trunc('month', ${time})::date as month, ${value} as value ${rest}`,
    `select date_trunc('month', ${time}::date)::date as month, ${value} as value ${rest}`,
    `select make_date(k // 12, k % 12 + 1, 1) as month, value from (select year(${time}) * 12 + month(${time}) - 1 as k, ${value} as value ${rest})`,
  ];
}

/** Grouped by day first, then by month: casting a time to its day is cheap, and a thousand days are few. */
const byDay = ({ from, time, value, where }: Ask, parts: Readonly<Record<string, string>>): string =>
  `select date_trunc('month', day)::date as month, ${value} as value from (select ${time}::date as day, ${Object.entries(parts)
    .map(([name, sql]) => `${sql} as ${name}`)
    .join(", ")} from ${from}${where === undefined ? "" : ` where ${where}`} group by 1) group by 1`;

/** A count of the rows that fulfil a condition, times a constant. */
const count = (from: string, time: string, where: string | null, times = ""): readonly string[] => {
  const kept = where === null ? {} : { where };
  return [
    ...direct({ from, time, value: `count(*)${times}`, ...kept }),
    byDay({ from, time, value: `sum(n)${times}`, ...kept }, { n: "count(*)" }),
  ];
};

/** The share of the rows that fulfil a condition, among all or those that `where` keeps. */
const share = (from: string, time: string, condition: string, where: string | null = null): readonly string[] => {
  const kept = where === null ? {} : { where };
  const part = `count(*) filter (where ${condition})`;
  return [
    ...direct({ from, time, value: `${part} / count(*)`, ...kept }),
    byDay({ from, time, value: "sum(k) / sum(n)", ...kept }, { k: part, n: "count(*)" }),
    byDay({ from, time, value: "sum(k) / sum(n)", ...kept }, { k: `sum((${condition})::int)`, n: "count(*)" }),
  ];
};

/** A sum, times a constant. */
const sum = (from: string, time: string, what: string, times = "", where: string | null = null): readonly string[] => {
  const kept = where === null ? {} : { where };
  return [
    ...direct({ from, time, value: `sum(${what})${times}`, ...kept }),
    byDay({ from, time, value: `sum(s)${times}`, ...kept }, { s: `sum(${what})` }),
  ];
};

const mean = (from: string, time: string, what: string, where: string | null = null): readonly string[] => {
  const kept = where === null ? {} : { where };
  return [
    ...direct({ from, time, value: `avg(${what})`, ...kept }),
    byDay({ from, time, value: "sum(s) / sum(n)", ...kept }, { s: `sum(${what})`, n: `count(${what})` }),
  ];
};

const utc = (column: string): string => `"${column}@utc"`;
/** Elapsed seconds; between instants, as local clocks jump. */
const elapsed = (late: string, early: string): string => `(epoch_us(${utc(late)}) - epoch_us(${utc(early)})) / 1000000`;
/** The same in microseconds: whole numbers are quicker to sort. */
const micros = (late: string, early: string): string => `epoch_us(${utc(late)}) - epoch_us(${utc(early)})`;

const median = (from: string, time: string, late: string, early: string, where: string | null = null): readonly string[] => {
  const kept = where === null ? {} : { where };
  return [
    ...direct({ from, time, value: `median(${elapsed(late, early)})`, ...kept }),
    ...direct({ from, time, value: `median(${micros(late, early)}) / 1000000`, ...kept }),
  ];
};

/** Two statements' months side by side. */
const beside = (left: readonly string[], right: readonly string[]): readonly string[] =>
  left.flatMap((a, i) => {
    const b = right[Math.min(i, right.length - 1)] ?? "";
    return [`select month, l.value / nullif(r.value, 0) as value from (${a}) as l join (${b}) as r using (month)`];
  });

const PEOPLE = "topics as t join members as m on m.id = t.author_id";
const BY_PEOPLE = "author_id in (select id from members where not is_bot)";
/** Bots are a handful of members: an anti join against them reads the least. */
const NOT_BY_BOTS = "author_id is not null and author_id not in (select id from members where is_bot is distinct from false)";
const SOLVED_IN_TIME = `${utc("solved_at")} >= ${utc("created_at")} and solved_at < created_at + interval 7 day and solved_by != 'bot'`;
const ANSWERED_IN_TIME = `${utc("first_reply_at")} >= ${utc("created_at")} and first_reply_at < created_at + interval 7 day`;
const ANSWERS = "page = 'answer' and answer_box = 'shown'";
const byPeople = (ask: (where: string) => readonly string[]): readonly string[] => [BY_PEOPLE, NOT_BY_BOTS].flatMap(ask);

const resolved = `(created_at < timestamp '2025-03-01' and solved_at is not null or created_at >= timestamp '2025-03-01' and ${SOLVED_IN_TIME})`;
const posters = direct({ from: "posts", time: "posted_at", value: "count(distinct author_id)", where: "not is_bot" });
const readers = direct({ from: "visits", time: "visited_at", value: "count(distinct member_id)" });
/** Distinct pairs first, then counted: what DuckDB does well where distinct values are many. */
const distinct = (from: string, time: string, what: string, where: string): readonly string[] => [
  `select month, count(*) as value from (select distinct date_trunc('month', ${time}::date)::date as month, ${what} as x from ${from} where ${where} and ${what} is not null) group by 1`,
  `select make_date(k // 12, k % 12 + 1, 1) as month, count(*) as value from (select distinct year(${time}) * 12 + month(${time}) - 1 as k, ${what} as x from ${from} where ${where} and ${what} is not null) group by k`,
];
const posterPairs = distinct("posts", "posted_at", "author_id", "not is_bot");
const readerPairs = distinct("visits", "visited_at", "member_id", "true");
const silent = `${ANSWERS} and (first_post_at is null or first_post_at > visited_at)`;
const READERS = "visits left join members as m on m.id = visits.member_id";
const helpers = "is_accepted and author_id in (select id from members where role = 'member')";
const HELPERS = "posts join members as m on m.id = posts.author_id";
const memberOrders = `orders as o join customers as c on c.id = o.customer_id join members as m on m.id = c.member_id`;

export const HAND: Readonly<Record<string, readonly string[]>> = {
  ...EVENTS,
  resolution_rate: share("topics", "created_at", resolved, "kind = 'question'"),
  solved_questions: count("topics", "solved_at", "kind = 'question' and solved_by != 'bot' and solved_at is not null"),
  time_to_first_response: byPeople((w) => median("topics", "created_at", "first_reply_at", "created_at", w)),
  time_to_first_response_mean: byPeople((w) => mean("topics", "created_at", elapsed("first_reply_at", "created_at"), w)),
  time_to_first_response_p90: byPeople((where) => [
    ...direct({
      from: "topics",
      time: "created_at",
      value: `quantile_cont(${elapsed("first_reply_at", "created_at")}, 0.9)`,
      where,
    }),
    ...direct({
      from: "topics",
      time: "created_at",
      value: `quantile_cont(${micros("first_reply_at", "created_at")}, 0.9) / 1000000`,
      where,
    }),
  ]),
  platform_first_response: median("topics", "created_at", "platform_first_reply_at", "created_at"),
  first_response_ja: byPeople((w) =>
    median("topics", "created_at", "first_reply_at", "created_at", `language = 'ja' and ${w}`),
  ),
  unanswered_share: [
    ...byPeople((w) => share("topics", "created_at", `first_reply_at is null or not (${ANSWERED_IN_TIME})`, w)),
    ...share(
      PEOPLE,
      "created_at",
      `first_reply_at is null or not (t."first_reply_at@utc" >= t."created_at@utc" and first_reply_at < created_at + interval 7 day)`,
      "not m.is_bot",
    ),
  ],
  peer_answer_share: share("topics", "created_at", "first_reply_by = 'member'", "first_reply_at is not null"),
  self_service_visits: count("visits", "visited_at", "page in ('docs', 'answer')"),
  answer_views: count("visits", "visited_at", ANSWERS),
  deflected_tickets: count("visits", "visited_at", ANSWERS, " * 0.18::double"),
  deflection_savings: count("visits", "visited_at", ANSWERS, " * 0.18::double * 18.5::double"),
  tickets_opened: count("tickets", "opened_at", null),
  ticket_time_to_close: median("tickets", "opened_at", "closed_at", "opened_at"),
  defect_lead_time: median("incidents", "started_at", "first_ticket_at", "first_report_at"),
  community_first_share: share("incidents", "started_at", "first_report_at < first_ticket_at"),
  early_warning_value: sum(
    "incidents",
    "started_at",
    elapsed("first_ticket_at", "first_report_at"),
    " * 95::double / 3600",
    "first_report_at < first_ticket_at",
  ),
  social_mentions: count("mentions", "mentioned_at", "brand = 'Aurora'"),
  share_of_voice: share("mentions", "mentioned_at", "brand = 'Aurora'"),
  share_of_voice_search: direct({
    from: "search_traffic",
    time: "month",
    value: "sum(keyword_visits) filter (where brand = 'Aurora') / sum(keyword_visits)",
  }),
  share_of_voice_paid: direct({
    from: "search_traffic",
    time: "month",
    value: "sum(paid_clicks) filter (where brand = 'Aurora') / sum(paid_clicks)",
  }),
  referral_rate: share("signups", "signed_up_at", "referral_id is not null"),
  advocates: [
    ...direct({ from: "referrals", time: "referred_at", value: "count(distinct referrer_id)" }),
    ...distinct("referrals", "referred_at", "referrer_id", "true"),
  ],
  repeat_advocates: [
    `select month, (select count(*) from (select r.referrer_id from referrals r join members m on m.id = r.referrer_id
      where r.referred_at < month + interval 1 month and m.joined_at < month + interval 1 month group by 1 having count(*) >= 2)) as value
     from (select unnest(range(date '2023-11-01', date '2026-11-01', interval 1 month))::date as month)`,
  ],
  sign_ups: count("signups", "signed_up_at", null),
  community_sign_ups: count("signups", "signed_up_at", "source in ('community', 'referral')"),
  cost_per_conversion: beside(
    sum("costs", "month", "amount"),
    count("signups", "signed_up_at", "source in ('community', 'referral')"),
  ),
  revenue: sum("orders", "ordered_at", "amount"),
  member_revenue: sum(memberOrders, "ordered_at", "amount", "", "m.joined_at <= o.ordered_at"),
  order_value_coverage: share("orders", "ordered_at", "amount is not null"),
  average_order: mean("orders", "ordered_at", "amount"),
  nps: [
    ...direct({
      from: "responses",
      time: "answered_at",
      value: "100.0 * (count(*) filter (where score >= 9) - count(*) filter (where score <= 6)) / count(*)",
      where: "score between 0 and 10",
    }),
    byDay(
      { from: "responses", time: "answered_at", value: "100.0 * sum(d) / sum(n)", where: "score between 0 and 10" },
      { d: "sum((score >= 9)::int - (score <= 6)::int)", n: "count(*)" },
    ),
  ],
  csat: share("responses", "answered_at", "rating >= 4", "rating is not null"),
  wish_faster_answers: share("responses", "answered_at", "choice = 'faster_answers'", "choice is not null"),
  survey_response_rate: beside(count("responses", "answered_at", null), sum("invitations", "sent_on", "invited")),
  positive_mentions: share("mentions", "mentioned_at", "sentiment = 'positive'", "brand = 'Aurora'"),
  sentiment_accuracy: share("mentions", "mentioned_at", "sentiment = sentiment_checked", "sentiment_checked is not null"),
  engagement_rate: [...beside(posters, readers), ...beside(posterPairs, readerPairs)],
  stickiness: [
    `select month, sum(n) / day(last_day(month)) / any_value(of) as value
     from (select date_trunc('month', day)::date as month, n from (select visited_at::date as day, count(distinct member_id) as n from visits group by 1))
     join (select date_trunc('month', visited_at)::date as month, count(distinct member_id) as of from visits group by 1) using (month) group by 1`,
  ],
  active_posters: [...posters, ...posterPairs],
  chat_participants: [
    ...direct({ from: "chat_messages", time: "sent_at", value: "count(distinct author_id)", where: "not is_bot" }),
    ...distinct("chat_messages", "sent_at", "author_id", "not is_bot"),
  ],
  return_visit_share: share("visits", "visited_at", "is_return"),
  content_on_time: share(
    "content_plan",
    "planned_on",
    "published_on >= planned_on and published_on < planned_on + interval 2 day",
  ),
  reader_time_saved: count("visits", "visited_at", ANSWERS, " * (22 * 60)::double"),
  silent_readers_helped: [
    ...direct({ from: READERS, time: "visited_at", value: "count(distinct visits.member_id)", where: silent }),
    ...distinct(READERS, "visited_at", "visits.member_id", silent),
    ...distinct(
      `(select * from visits where ${ANSWERS}) as v join members as m on m.id = v.member_id`,
      "visited_at",
      "v.member_id",
      "(first_post_at is null or first_post_at > visited_at)",
    ),
  ],
  peer_support_time: [
    ...count("posts", "posted_at", helpers, " * (18 * 60)::double"),
    ...count(HELPERS, "posted_at", "is_accepted and m.role = 'member'", " * (18 * 60)::double"),
  ],
  peer_support_value: [
    ...count("posts", "posted_at", helpers, " * (18 * 60)::double * 42 / 3600"),
    ...count(HELPERS, "posted_at", "is_accepted and m.role = 'member'", " * (18 * 60)::double * 42 / 3600"),
  ],
  new_members: count("members", "joined_at", "role = 'member'"),
  forum_posts: count("posts", "posted_at", "not is_bot"),
  time_on_page: mean("visits", "visited_at", "seconds"),
  community_cost: sum("costs", "month", "amount"),
  staff_time: sum("staff_hours", "month", "hours", " * 3600"),
};
