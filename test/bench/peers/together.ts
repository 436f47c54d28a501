/*
 * The questions of one grain in one statement by hand. Two ways: each question's best statement beside the others, or
 * with the passes shared that an expert would share.
 */

export type Best = (question: string) => string;

/** Statements over the periods `k`, side by side. */
export const sideBySide = (names: readonly string[], best: Best): string =>
  `with ${names.map((name) => `${name} as (${best(name)})`).join(",\n")}
   select k, ${names.map((name) => `${name}.v as ${name}`).join(", ")} from ${names.join(" full join ").replace(/ full join (\w+)/g, " full join $1 using (k)")}`;

const MONTH = `date_trunc('month', "visited_at@day")::date as k`;

/** Of the months; passes over visits are shared. */
const months = (visits: string) => (best: Best) => {
  const alone = ["closing_time_p90", "members_posts", "trial_conversion", "newcomer_retention", "contracts"];
  return `with ${visits.replaceAll("$readers", best("readers")).replaceAll("$median", best("median_stay"))},
    posts_of as (select date_trunc('month', "posted_at@day")::date as k, count(*) filter (where not is_bot) as n from posts group by 1),
    orders_of as (select date_trunc('month', "ordered_at@day")::date as k, sum(amount) / count(distinct customer_id) as v from orders group by 1),
    satisfied as (${best("satisfied")}),
    ${alone.map((name) => `${name} as (${best(name)})`).join(",\n")}
    select k, n as all_visits, r as readers, a / n as answer_share, m as median_stay, closing_time_p90.v as closing_time_p90,
      members_posts.v as members_posts, posts_n / r as posts_per_reader, n / lag(n) over (order by k) - 1 as visits_growth,
      lag(s, 12) over (order by k) as stay_last_year, trial_conversion.v as trial_conversion,
      newcomer_retention.v as newcomer_retention, contracts.v as contracts, orders_of.v as revenue_per_customer, satisfied.v as satisfied
    from visits_of full join (select k, n as posts_n from posts_of) as p using (k) full join orders_of using (k) full join satisfied using (k)
      ${alone.map((name) => `full join ${name} using (k)`).join(" ")}`;
};

export const TOGETHER: Readonly<Record<string, readonly ((best: Best) => string)[]>> = {
  month: [
    months(`visits_of as (select ${MONTH}, count(*) as n, count(distinct member_id) as r, count(*) filter (where page = 'answer') as a,
      quantile_cont(seconds, 0.5) as m, sum(seconds) as s from visits group by 1)`),
    months(`visits_of as (
      select k, n, a, s, r, m from (
        select date_trunc('month', day)::date as k, sum(n) as n, sum(a) as a, sum(s) as s from (
          select "visited_at@day" as day, count(*) as n, count(*) filter (where page = 'answer') as a, sum(seconds) as s from visits group by 1)
        group by 1)
      join (select k, v as r from ($readers)) using (k) join (select k, v as m from ($median)) using (k))`),
  ],
  day: [
    (best) => `with visits_of as (
        select "visited_at@day" as k, avg(seconds) as m, count(*) filter (where page in ('docs', 'answer') and not is_return) as f, count(*) as n
        from visits group by 1),
      readers_of as (${best("active_readers")})
      select k, m as mean_stay, f as first_answers, sum(n) over (order by k rows between 6 preceding and current row) as weekly_visits,
        sum(n) over (order by k rows unbounded preceding) as visits_so_far, readers_of.v as active_readers
      from visits_of full join readers_of using (k)`,
  ],
};
