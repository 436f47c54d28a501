/*
 * The demo's event KPIs by month, written by hand for DuckDB. They know that keys are unique, that each sign-up and each
 * order has an instant of its own, and which side is small.
 */

const month = (time: string): string => `date_trunc('month', ${time}::date)::date`;

/** Base rows that are the last before a conversion of their visitor, at most `days` before it. */
const trials = [
  `select b.month, coalesce(c.n, 0) / b.n as value
   from (select ${month("visited_at")} as month, count(*) as n from visits where page = 'trial' group by 1) as b
   left join (
     select ${month("visited_at")} as month, count(distinct v.id) as n
     from (select visitor_id, signed_up_at, "signed_up_at@utc" as at from signups) as s
     asof join (select id, visitor_id, visited_at, "visited_at@utc" as at from visits where page = 'trial') as v
       on v.visitor_id = s.visitor_id and s.at >= v.at
     where s.signed_up_at < v.visited_at + interval 30 day group by 1) as c using (month)`,
  `select ${month("visited_at")} as month, count(*) filter (where credited) / count(*) as value from (
     select visited_at, bool_or(s.visitor_id is not null) as credited from (
       select id, visitor_id, visited_at, "visited_at@utc" as at,
         lead("visited_at@utc", 1, timestamp '9999-01-01') over (partition by visitor_id order by "visited_at@utc", id) as next
       from visits where page = 'trial') as v
     left join signups as s on s.visitor_id = v.visitor_id and s."signed_up_at@utc" >= v.at and s."signed_up_at@utc" < v.next
       and s.signed_up_at < v.visited_at + interval 30 day
     group by v.id, v.visited_at) group by 1`,
];

/**
 * A visit is returned from where it is the last before another within a week. Of visits of one instant the last two in
 * the order of their keys are each other's.
 */
const returns = [
  `select month, count(*) filter (where case
       when coalesce(n1 = n0, false) then coalesce(n2 != n0, true)
       else coalesce("before" = n0, false) or (next < visited_at + interval 7 day and coalesce(n2 != n1, true)) end) / count(*) as value
   from (select ${month("visited_at")} as month, visited_at, "visited_at@utc" as n0, lead(visited_at) over own as next,
       lead("visited_at@utc") over own as n1, lead("visited_at@utc", 2) over own as n2, lag("visited_at@utc") over own as "before"
     from visits window own as (partition by visitor_id order by "visited_at@utc", id)) group by 1`,
];

const PAIRS = `orders as o join touches as t on t.customer_id = o.customer_id
  and t."touched_at@utc" <= o."ordered_at@utc" and o.ordered_at < t.touched_at + interval 90 day`;
const AGE = `(epoch_us(o."ordered_at@utc") - epoch_us(t."touched_at@utc")) / 1000000`;
const COMMUNITY = "(where t.channel = 'community')";

/** Orders shared among all their touches by a weight; what falls to the community's is added up. */
const shared = (part: string, whole: string): readonly string[] => [
  `select ${month("ordered_at")} as month, sum(amount * part) as value from (
     select any_value(o.ordered_at) as ordered_at, any_value(o.amount) as amount, ${part} / ${whole} as part
     from ${PAIRS} group by o.id) where part is not null group by 1`,
];

const last = [
  `select ${month("ordered_at")} as month, sum(amount) filter (where channel = 'community') as value
   from (select customer_id, amount, ordered_at, "ordered_at@utc" as at from orders) as o
   asof join (select customer_id, channel, touched_at, "touched_at@utc" as at from touches) as t
     on t.customer_id = o.customer_id and o.at >= t.at
   where o.ordered_at < t.touched_at + interval 90 day group by 1`,
  `select ${month("ordered_at")} as month, sum(amount) filter (where channel = 'community') as value from (
     select any_value(o.ordered_at) as ordered_at, any_value(o.amount) as amount,
       arg_max(t.channel, (t."touched_at@utc", t.id)) as channel from ${PAIRS} group by o.id) group by 1`,
];

const retained = [
  `with begun as (select author_id, min(posted_at) as start from posts where not is_bot and author_id is not null group by 1),
     kept as (select distinct b.author_id from begun as b join posts as p on p.author_id = b.author_id
       and p.posted_at >= b.start + interval 4 week and p.posted_at < b.start + interval 5 week)
   select ${month("start")} as month, count(k.author_id) / count(*) as value
   from begun as b left join kept as k using (author_id) group by 1`,
];

export const EVENTS: Readonly<Record<string, readonly string[]>> = {
  trial_conversion_rate: trials,
  return_within_week: returns,
  newcomer_retention: retained,
  community_sales_last: last,
  community_sales_linear: shared(`count(*) filter ${COMMUNITY}`, "count(*)"),
  community_sales_time_decay: shared(`sum(pow(2, -${AGE} / 604800)) filter ${COMMUNITY}`, `sum(pow(2, -${AGE} / 604800))`),
  community_sales_shapley: shared(`max((t.channel = 'community')::int)`, "count(distinct t.channel)"),
};

/** No single statement states these: absorbing chains need a matrix solved for each month. */
export const NOT_BY_HAND: readonly string[] = ["community_sales_markov"];
