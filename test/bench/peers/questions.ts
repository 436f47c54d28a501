import { counted, different, ways } from "./ways.js";

/*
 * What an analyst of a community asks every week, 25 times: as our formula, as the best SQL that is written by hand, and
 * in Malloy where it can be stated there. Each answer gives the periods and dimensions asked by, then the value.
 */
export interface Asked {
  readonly formula: string;
  readonly by: readonly string[];
  /** The ways an expert would try, of which the fastest counts. */
  readonly hand: readonly string[];
  /** Null where Malloy has no words for it. */
  readonly malloy: string | null;
}

const VISITS = { from: "visits", time: "visited_at" } as const;
const MONTH = "group_by: m is visited_at.month";
const elapsed = (late: string, early: string): string => `(epoch_us("${late}@utc") - epoch_us("${early}@utc"))`;

/** A month's value beside that of months before; every month has rows. */
const shifted = (inner: readonly string[], value: string): readonly string[] =>
  inner.map((sql) => `select k, ${value} as v from (${sql}) window before as (order by k)`);
/** A day's value beside those of days before; every day has rows. */
const running = (inner: readonly string[], frame: string): readonly string[] =>
  inner.map((sql) => `select k, sum(v) over (order by k ${frame}) as v from (${sql})`);

const byHelpers = "author_id in (select id from members where role = 'member')";
const ANSWERS = "page in ('docs', 'answer') and not is_return";

/** Base rows that are the last before a sign-up of their visitor within 30 days. */
const conversion = [
  `select date_trunc('month', "visited_at@day")::date as k, count(*) filter (where credited) / count(*) as v from (
     select "visited_at@day", bool_or(s.visitor_id is not null) as credited from (
       select id, visitor_id, visited_at, "visited_at@day", "visited_at@utc" as at,
         lead("visited_at@utc", 1, timestamp '9999-01-01') over (partition by visitor_id order by "visited_at@utc", id) as next
       from visits where page = 'trial') as v
     left join signups as s on s.visitor_id = v.visitor_id and s."signed_up_at@utc" >= v.at and s."signed_up_at@utc" < v.next
       and s.signed_up_at < v.visited_at + interval 30 day
     group by v.id, "visited_at@day") group by 1`,
  `select b.k, coalesce(c.n, 0) / b.n as v
   from (select date_trunc('month', "visited_at@day")::date as k, count(*) as n from visits where page = 'trial' group by 1) as b
   left join (
     select date_trunc('month', visited_at::date)::date as k, count(distinct v.id) as n
     from (select visitor_id, signed_up_at, "signed_up_at@utc" as at from signups) as s
     asof join (select id, visitor_id, visited_at, "visited_at@utc" as at from visits where page = 'trial') as v
       on v.visitor_id = s.visitor_id and s.at >= v.at
     where s.signed_up_at < v.visited_at + interval 30 day group by 1) as c using (k)`,
];

const retention = [
  `with begun as (select author_id, min(posted_at) as start from posts where author_id is not null group by 1),
     kept as (select distinct b.author_id from begun as b join posts as p on p.author_id = b.author_id
       and p.posted_at >= b.start + interval 4 week and p.posted_at < b.start + interval 5 week)
   select date_trunc('month', start)::date as k, count(k.author_id) / count(*) as v
   from begun as b left join kept as k using (author_id) group by 1`,
  `with begun as (select author_id, min(posted_at) as start from posts where author_id is not null group by 1),
     kept as (select b.author_id, any_value(start) as start, bool_or(p.posted_at >= start + interval 4 week and p.posted_at < start + interval 5 week) as stayed
       from posts as p join begun as b using (author_id) group by 1)
   select date_trunc('month', start)::date as k, count(*) filter (where stayed) / count(*) as v from kept group by 1`,
];

/** What each day adds to the windows of 28 days and takes away, and its running sum. */
const rollingDistinct = [
  `with seen as (select distinct member_id as x, "visited_at@day" as day from visits where member_id is not null),
     spans as (select x, day, lag(day) over own as before, lead(day) over own as after from seen window own as (partition by x order by day)),
     steps as (
       select day, 1 as n from spans where before is null or before + 28 <= day
       union all
       select day + 28, -1 from spans where after is null or day + 28 <= after),
     days as (select day, sum(n) as n from steps group by day)
   select c.day as k, sum(coalesce(days.n, 0)) over (order by c.day) as v
   from (select unnest(range(min(day), max(day) + 1, interval 1 day))::date as day from seen) as c left join days using (day)`,
];

const readers = different("member_id", { ...VISITS, grain: "month" });
const posts = counted({ from: "posts", time: "posted_at", grain: "month", where: "not is_bot" });
const seconds = ways({
  ...VISITS,
  grain: "month",
  value: "sum(seconds)",
  parts: { of: { s: "sum(seconds)" }, value: "sum(s)" },
});
const monthlyVisits = counted({ ...VISITS, grain: "month" });

export const QUESTIONS: Readonly<Record<string, Asked>> = {
  all_visits: {
    formula: "count(visits)",
    by: ["month"],
    hand: monthlyVisits,
    malloy: `run: visits -> { ${MONTH}; aggregate: v is count() }`,
  },
  readers: {
    formula: "count(distinct visits.member_id)",
    by: ["month"],
    hand: readers,
    malloy: `run: visits -> { ${MONTH}; aggregate: v is count(member_id) }`,
  },
  answer_share: {
    formula: `count(visits where page = "answer") / count(visits)`,
    by: ["month"],
    hand: ways({
      ...VISITS,
      grain: "month",
      value: "count(*) filter (where page = 'answer') / count(*)",
      parts: { of: { a: "count(*) filter (where page = 'answer')", n: "count(*)" }, value: "sum(a) / sum(n)" },
    }),
    malloy: `run: visits -> { ${MONTH}; aggregate: v is count() { where: page = 'answer' } / count() }`,
  },
  median_stay: {
    formula: "median(visits.seconds)",
    by: ["month"],
    hand: ways({ ...VISITS, grain: "month", value: "quantile_cont(seconds, 0.5)" }),
    malloy: null,
  },
  closing_time_p90: {
    formula: "percentile(tickets.closed_at - tickets.opened_at, 0.9)",
    by: ["month"],
    hand: ways({
      from: "tickets",
      time: "opened_at",
      grain: "month",
      value: `quantile_cont(${elapsed("closed_at", "opened_at")}, 0.9) / 1000000`,
    }),
    malloy: null,
  },
  members_posts: {
    formula: `count(posts where author_id.role = "member")`,
    by: ["month"],
    hand: [
      ...counted({ from: "posts", time: "posted_at", grain: "month", where: byHelpers }),
      ...counted({
        from: "posts as p join members as m on m.id = p.author_id",
        time: "posted_at",
        grain: "month",
        where: "m.role = 'member'",
      }),
    ],
    malloy: `run: posts -> { group_by: m is posted_at.month; aggregate: v is count(); where: author.role = 'member' }`,
  },
  posts_per_reader: {
    formula: "count(posts where not is_bot) / count(distinct visits.member_id)",
    by: ["month"],
    hand: posts.flatMap((a) => readers.map((b) => `select k, a.v / b.v as v from (${a}) as a join (${b}) as b using (k)`)),
    malloy: `
      source: monthly_posts is posts -> { group_by: m is posted_at.month; aggregate: n is count() { where: not is_bot } }
      source: monthly_readers is visits -> { ${MONTH}; aggregate: n is count(member_id) }
      run: monthly_posts extend { join_one: r is monthly_readers on m = r.m } -> { select: m, v is n / r.n }`,
  },
  visits_growth: {
    formula: "growth(count(visits), 1 month)",
    by: ["month"],
    hand: shifted(monthlyVisits, "v / lag(v) over before - 1"),
    malloy: `run: visits -> { ${MONTH}; aggregate: n is count(); calculate: p is lag(n) { order_by: m } } -> { select: m, v is n / p - 1 }`,
  },
  stay_last_year: {
    formula: "prior(sum(visits.seconds), 1 year)",
    by: ["month"],
    hand: shifted(seconds, "lag(v, 12) over before"),
    malloy: `run: visits -> { ${MONTH}; aggregate: n is \`seconds\`.sum(); calculate: p is lag(n, 12) { order_by: m } } -> { select: m, v is p }`,
  },
  trial_conversion: {
    formula: `converted(visits where page = "trial" to signups by visitor_id within 30 days) / count(visits where page = "trial")`,
    by: ["month"],
    hand: conversion,
    malloy: null,
  },
  newcomer_retention: {
    formula: "retained(members from first(posts.posted_at) by author_id active posts after 4 weeks)",
    by: ["month"],
    hand: retention,
    malloy: `
      source: begun is posts -> { group_by: author_id; aggregate: begin is posted_at.min(); where: author_id is not null }
      source: cohorts is begun extend {
        join_many: later is posts on later.author_id = author_id and later.posted_at >= begin + 4 weeks and later.posted_at < begin + 5 weeks
      }
      run: cohorts -> { group_by: m is begin.month; aggregate: v is count(author_id) { where: later.id is not null } / count(author_id) }`,
  },
  contracts: {
    formula: "last(orders.amount)",
    by: ["month"],
    hand: [
      `select k, sum(v) as v from (select date_trunc('month', "ordered_at@day")::date as k, customer_id, arg_max(amount, (ordered_at, id)) as v
         from orders where amount is not null group by all) group by k`,
      `select k, sum(amount) as v from (select date_trunc('month', "ordered_at@day")::date as k, amount,
         row_number() over (partition by customer_id, date_trunc('month', "ordered_at@day") order by ordered_at desc, id desc) as n
         from orders where amount is not null) where n = 1 group by k`,
      `select k, sum(v) as v from (select date_trunc('month', "ordered_at@day")::date as k, customer_id, last(amount order by ordered_at, id) as v
         from orders where amount is not null group by all) group by k`,
    ],
    malloy: `run: orders -> {
        select: m is ordered_at.month, customer_id, ordered_at, amount
        where: amount is not null
        calculate: n is row_number() { partition_by: m, customer_id; order_by: ordered_at desc }
      } -> { where: n = 1; group_by: m; aggregate: v is amount.sum() }`,
  },
  revenue_per_customer: {
    formula: "sum(orders.amount) / count(distinct orders.customer_id)",
    by: ["month"],
    hand: ways({ from: "orders", time: "ordered_at", grain: "month", value: "sum(amount) / count(distinct customer_id)" }),
    malloy: `run: orders -> { group_by: m is ordered_at.month; aggregate: v is amount.sum() / count(customer_id) }`,
  },
  satisfied: {
    formula: "csat(responses.rating, 4)",
    by: ["month"],
    hand: ways({
      from: "responses",
      time: "answered_at",
      grain: "month",
      value: "count(*) filter (where rating >= 4) / count(rating)",
      parts: { of: { a: "count(*) filter (where rating >= 4)", n: "count(rating)" }, value: "sum(a) / sum(n)" },
    }),
    malloy: `run: responses -> { group_by: m is answered_at.month; aggregate: v is count() { where: rating >= 4 } / count() { where: rating is not null } }`,
  },
  stay: {
    formula: "sum(visits.seconds)",
    by: ["week"],
    hand: ways({ ...VISITS, grain: "week", value: "sum(seconds)", parts: { of: { s: "sum(seconds)" }, value: "sum(s)" } }),
    malloy: `run: visits -> { group_by: w is visited_at.week; aggregate: v is \`seconds\`.sum() }`,
  },
  mean_stay: {
    formula: "avg(visits.seconds)",
    by: ["day"],
    hand: ways({ ...VISITS, grain: "day", value: "avg(seconds)" }),
    malloy: `run: visits -> { group_by: d is visited_at.day; aggregate: v is \`seconds\`.avg() }`,
  },
  first_answers: {
    formula: `count(visits where page in ("docs", "answer") and not is_return)`,
    by: ["day"],
    hand: counted({ ...VISITS, grain: "day", where: ANSWERS }),
    malloy: `run: visits -> { group_by: d is visited_at.day; aggregate: v is count(); where: page = ('docs' | 'answer') and not is_return }`,
  },
  weekly_visits: {
    formula: "rolling(count(visits), 7 days)",
    by: ["day"],
    hand: running(counted({ ...VISITS, grain: "day" }), "rows between 6 preceding and current row"),
    malloy: `run: visits -> { group_by: d is visited_at.day; aggregate: n is count(); calculate: v is sum_moving(n, 6) { order_by: d } } -> { select: d, v }`,
  },
  active_readers: {
    formula: "rolling(count(distinct visits.member_id), 28 days)",
    by: ["day"],
    hand: rollingDistinct,
    malloy: null,
  },
  visits_so_far: {
    formula: "cumulative(count(visits))",
    by: ["day"],
    hand: running(counted({ ...VISITS, grain: "day" }), "rows unbounded preceding"),
    malloy: `run: visits -> { group_by: d is visited_at.day; aggregate: n is count(); calculate: v is sum_cumulative(n) { order_by: d } } -> { select: d, v }`,
  },
  posts_by_language: {
    formula: "count(posts where not is_bot)",
    by: ["month", "language"],
    hand: counted({ from: "posts", time: "posted_at", grain: "month", dimensions: ["language"], where: "not is_bot" }),
    malloy: `run: posts -> { group_by: m is posted_at.month, language; aggregate: v is count(); where: not is_bot }`,
  },
  share_by_source: {
    formula: "share(count(visits), source)",
    by: ["month", "source"],
    hand: counted({ ...VISITS, grain: "month", dimensions: ["source"] }).map(
      (sql) => `select k, d0, v / sum(v) over (partition by k) as v from (${sql})`,
    ),
    malloy: `run: visits -> { ${MONTH}, \`source\`; aggregate: v is count() / exclude(count(), \`source\`) }`,
  },
  visits_by_source: {
    formula: "count(visits)",
    by: ["source"],
    hand: counted({ from: "visits", dimensions: ["source"] }),
    malloy: `run: visits -> { group_by: \`source\`; aggregate: v is count() }`,
  },
  visitors_by_source: {
    formula: "count(distinct visits.visitor_id)",
    by: ["source", "language"],
    hand: different("visitor_id", { from: "visits", dimensions: ["source", "language"] }),
    malloy: `run: visits -> { group_by: \`source\`, language; aggregate: v is count(visitor_id) }`,
  },
  top_areas: {
    formula: "count(visits)",
    by: ["topics.product_area"],
    hand: [
      ...counted({ from: "visits as v left join topics as t on t.id = v.topic_id", dimensions: ["product_area"] }),
      `select product_area, sum(n) as v from (select topic_id, count(*) as n from visits group by 1) as v left join topics as t on t.id = v.topic_id group by 1`,
    ],
    malloy: `run: visits -> { group_by: topic.product_area; aggregate: v is count() }`,
  },
};

/** What Malloy is told of the tables. */
export const MALLOY_SOURCES = `
source: members is duckdb.table('members') extend { primary_key: id }
source: topics is duckdb.table('topics') extend { primary_key: id }
source: posts is duckdb.table('posts') extend { primary_key: id; join_one: author is members with author_id }
source: visits is duckdb.table('visits') extend { primary_key: id; join_one: topic is topics with topic_id }
source: orders is duckdb.table('orders') extend { primary_key: id }
source: responses is duckdb.table('responses') extend { primary_key: id }
`;
