import type { Row, RowType, Stream } from "../channel.js";
import { COVERAGE } from "./clock.js";
import { chatMessages } from "./chat.js";
import { costs, staffHours } from "./costs.js";
import { customers, signups } from "./customers.js";
import { firstPosts, posts, topics } from "./forum.js";
import { tickets } from "./helpdesk.js";
import { incidents, releases } from "./incidents.js";
import { mentions } from "./mentions.js";
import { orders } from "./orders.js";
import { members } from "./people.js";
import { pilotUnits } from "./pilots.js";
import { referrals } from "./referrals.js";
import { searchTraffic } from "./search.js";
import { invitations, responses } from "./surveys.js";
import { touches } from "./touches.js";
import { visits } from "./visits.js";
import type { World } from "./world.js";

/** A stream of Aurora: what the contract says of it, the rows it makes, and the day its coverage starts. */
export interface AuroraStream {
  readonly stream: Stream;
  readonly rows: (w: World) => Iterable<Row>;
  readonly from: string;
}

/** Every stream, by name. Rows come in order of the time column; all keys are whole numbers. */
export const STREAMS: readonly AuroraStream[] = [
  of("members", "joined_at", (w) => members(w, firstPosts(w)), {
    id: "integer",
    joined_at: "instant",
    display_name: "text",
    role: "text",
    is_bot: "boolean",
    language: "text",
    country: "text",
    segment: "text",
    first_post_at: "instant",
  }),
  of("topics", "created_at", topics, {
    id: "integer",
    created_at: "instant",
    author_id: "integer",
    language: "text",
    kind: "text",
    product_area: "text",
    replies: "integer",
    platform_first_reply_at: "instant",
    first_reply_at: "instant",
    first_reply_by: "text",
    solved_at: "instant",
    solved_by: "text",
    accepted_post_id: "integer",
    views: "integer",
  }),
  of("posts", "posted_at", posts, {
    id: "integer",
    topic_id: "integer",
    posted_at: "instant",
    author_id: "integer",
    place: "integer",
    reply_to_id: "integer",
    is_bot: "boolean",
    is_self_reply: "boolean",
    is_accepted: "boolean",
    language: "text",
  }),
  of(
    "chat_messages",
    "sent_at",
    chatMessages,
    {
      id: "integer",
      sent_at: "instant",
      room: "text",
      author_id: "integer",
      reply_to_id: "integer",
      is_bot: "boolean",
      language: "text",
    },
    "2024-12-01",
  ),
  of("tickets", "opened_at", tickets, {
    id: "integer",
    opened_at: "instant",
    first_reply_at: "instant",
    closed_at: "instant",
    severity: "text",
    product_area: "text",
    channel: "text",
    language: "text",
    customer_id: "integer",
    visitor_id: "integer",
  }),
  of("visits", "visited_at", visits, {
    id: "integer",
    visited_at: "instant",
    visitor_id: "integer",
    member_id: "integer",
    page: "text",
    topic_id: "integer",
    source: "text",
    language: "text",
    seconds: "integer",
    is_return: "boolean",
    answer_box: "text",
  }),
  of("customers", "became_customer_at", customers, {
    id: "integer",
    became_customer_at: "instant",
    member_id: "integer",
    segment: "text",
    language: "text",
    country: "text",
    digest: "text",
  }),
  of("signups", "signed_up_at", signups, {
    id: "integer",
    signed_up_at: "instant",
    customer_id: "integer",
    visitor_id: "integer",
    source: "text",
    plan: "text",
    referral_id: "integer",
    language: "text",
  }),
  of("touches", "touched_at", touches, {
    id: "integer",
    touched_at: "instant",
    customer_id: "integer",
    channel: "text",
    campaign: "text",
  }),
  of("orders", "ordered_at", orders, {
    id: "integer",
    ordered_at: "instant",
    customer_id: "integer",
    amount: "number",
    currency: "text",
    kind: "text",
  }),
  of("referrals", "referred_at", referrals, {
    id: "integer",
    referred_at: "instant",
    referrer_id: "integer",
    customer_id: "integer",
  }),
  of("invitations", "sent_on", invitations, {
    id: "integer",
    sent_on: "date",
    survey: "text",
    wave: "text",
    language: "text",
    invited: "integer",
  }),
  of("responses", "answered_at", responses, {
    id: "integer",
    answered_at: "instant",
    survey: "text",
    wave: "text",
    language: "text",
    member_id: "integer",
    score: "integer",
    rating: "integer",
    choice: "text",
  }),
  of("mentions", "mentioned_at", mentions, {
    id: "integer",
    mentioned_at: "instant",
    text_id: "integer",
    brand: "text",
    platform: "text",
    language: "text",
    text: "text",
    sentiment: "text",
    sentiment_checked: "text",
  }),
  of("search_traffic", "month", searchTraffic, {
    id: "integer",
    month: "date",
    brand: "text",
    language: "text",
    keyword_visits: "integer",
    paid_clicks: "integer",
  }),
  of("costs", "month", costs, { id: "integer", month: "date", line: "text", amount: "number", currency: "text" }),
  of("staff_hours", "month", staffHours, { id: "integer", month: "date", team: "text", hours: "number" }),
  of("releases", "released_on", releases, { id: "integer", released_on: "date", version: "text", is_major: "boolean" }),
  of("incidents", "started_at", (w) => incidents(w.seed), {
    id: "integer",
    started_at: "instant",
    release_id: "integer",
    product_area: "text",
    severity: "text",
    first_report_at: "instant",
    first_ticket_at: "instant",
  }),
  of("pilot_units", "week", pilotUnits, {
    id: "integer",
    week: "date",
    pilot: "text",
    unit_id: "text",
    arm: "text",
    phase: "text",
    outcome: "number",
  }),
];

function of(
  name: string,
  time: string,
  rows: (w: World) => Iterable<Row>,
  columns: Readonly<Record<string, RowType>>,
  from: string = COVERAGE.from,
): AuroraStream {
  const stream: Stream = {
    name,
    columns,
    key: ["id"],
    // The whole world is made anew at each load; it is the same world, so an unchanged load is an identical one.
    cursor: null,
    lookBack: 0,
    deletes: "none",
    nulls: {},
    // Nobody here is real: names stay readable, and metrics.yaml marks them so that they never reach a page.
    personal: [],
    policy: "freeze",
    time,
    expectsRows: true,
  };
  return { stream, rows, from };
}
