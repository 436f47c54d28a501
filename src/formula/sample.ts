/**
 * A community of a few rows, which every example of the language is computed over: small enough to count by hand. The
 * reference prints it beside the results; a test makes a workspace of it and asks each example.
 */
export interface SampleTable {
  readonly name: string;
  /** What one row is. */
  readonly row: string;
  readonly time: string;
  readonly series?: readonly string[];
  readonly columns: readonly SampleColumn[];
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
}

export interface SampleColumn {
  readonly name: string;
  readonly type: "text" | "integer" | "number" | "boolean" | "time";
  readonly unit?: string;
  readonly ref?: string;
}

/** What an example gives over the sample: in whole, in each of its months, or in each group. Values in the base scale. */
export type Gives = { readonly unit: string } & (
  | { readonly value: number }
  | { readonly months: readonly (number | null)[] }
  | { readonly by: string; readonly values: readonly (readonly [string, number])[] }
);

/** The months the examples ask for, each by its first day; the last day is the first one after them. */
export const SAMPLE_MONTHS = ["2026-01-01", "2026-02-01", "2026-03-01"] as const;
export const SAMPLE_END = "2026-04-01";
/** All channels were watched until here, so that no example waits for what may still come. */
export const SAMPLE_COVERAGE = { from: "2026-01-01", to: "2026-07-01" } as const;

const text = (name: string): SampleColumn => ({ name, type: "text" });
const time = (name: string): SampleColumn => ({ name, type: "time" });
const integer = (name: string, unit?: string): SampleColumn => ({ name, type: "integer", ...(unit ? { unit } : {}) });
const ref = (name: string, to: string): SampleColumn => ({ name, type: "integer", ref: to });
const id = integer("id");

export const SAMPLE: readonly SampleTable[] = [
  {
    name: "members",
    row: "member",
    time: "joined_at",
    columns: [id, time("joined_at"), text("segment")],
    rows: [
      [1, "2026-01-03T08:00", "pro"],
      [2, "2026-01-20T18:30", "home"],
      [3, "2026-02-10T12:00", "pro"],
      [4, "2026-03-05T09:15", "home"],
    ],
  },
  {
    name: "topics",
    row: "topic",
    time: "created_at",
    columns: [
      id,
      ref("author_id", "members"),
      time("created_at"),
      time("first_reply_at"),
      time("solved_at"),
      text("title"),
      text("language"),
      integer("views", "view"),
      integer("replies"),
    ],
    rows: [
      [1, 1, "2026-01-05T09:00", "2026-01-05T10:30", "2026-01-07T09:00", "Crash on start", "en", 120, 4],
      [2, 2, "2026-02-02T14:00", null, null, "How to export", "da", 40, 0],
      [3, 1, "2026-02-08T10:00", "2026-02-08T13:00", "2026-02-21T10:00", "How to import", "en", 80, 9],
      [4, 3, "2026-02-14T16:00", "2026-02-14T20:00", "2026-02-15T16:00", "Crash after update", "ja", 200, 1],
      [5, 4, "2026-03-06T11:00", "2026-03-06T12:00", "2026-03-10T11:00", "Colours in print", "en", 60, 16],
      [6, 3, "2026-03-20T09:00", "2026-03-20T15:00", null, "Export to PDF", "ja", 20, 1],
    ],
  },
  {
    name: "posts",
    row: "post",
    time: "posted_at",
    columns: [id, ref("author_id", "members"), time("posted_at"), { name: "is_accepted", type: "boolean" }],
    rows: [
      [1, 1, "2026-01-05T09:30", false],
      [2, 2, "2026-01-21T10:00", false],
      [3, 1, "2026-02-03T08:00", true],
      [4, 3, "2026-02-12T15:00", true],
      [5, 2, "2026-03-01T20:00", false],
      [6, 3, "2026-03-13T11:00", true],
    ],
  },
  {
    name: "visits",
    row: "visit",
    time: "visited_at",
    columns: [id, text("visitor_id"), text("page"), time("visited_at")],
    rows: [
      [1, "a", "pricing", "2026-01-10T10:00"],
      [2, "a", "docs", "2026-01-11T10:00"],
      [3, "b", "pricing", "2026-02-03T09:00"],
      [4, "c", "pricing", "2026-02-20T21:00"],
      [5, "b", "docs", "2026-03-02T13:00"],
    ],
  },
  {
    name: "signups",
    row: "signup",
    time: "signed_up_at",
    columns: [id, text("visitor_id"), time("signed_up_at")],
    rows: [
      [1, "a", "2026-01-25T10:00"],
      [2, "d", "2026-02-01T10:00"],
      [3, "e", "2026-02-16T10:00"],
      [4, "c", "2026-03-28T10:00"],
    ],
  },
  {
    name: "touches",
    row: "touch",
    time: "touched_at",
    columns: [id, text("customer_id"), text("channel"), time("touched_at")],
    rows: [
      [1, "c1", "community", "2026-01-01T10:00"],
      [2, "c1", "mail", "2026-01-08T10:00"],
      [3, "c2", "mail", "2026-02-01T10:00"],
      [4, "c3", "community", "2026-03-05T10:00"],
      [5, "c5", "mail", "2026-03-15T10:00"],
    ],
  },
  {
    name: "orders",
    row: "order",
    time: "ordered_at",
    columns: [id, text("customer_id"), time("ordered_at"), { name: "amount", type: "number", unit: "EUR" }],
    rows: [
      [1, "c1", "2026-01-15T10:00", 100],
      [2, "c2", "2026-02-10T10:00", 40],
      [3, "c1", "2026-02-25T10:00", 62.5],
      [4, "c3", "2026-03-12T10:00", 20],
      [5, "c4", "2026-03-20T10:00", null],
    ],
  },
  {
    name: "referrals",
    row: "referral",
    time: "referred_at",
    columns: [id, time("referred_at"), ref("referrer_id", "members")],
    rows: [
      [1, "2026-01-12T10:00", 1],
      [2, "2026-01-30T10:00", 1],
      [3, "2026-02-14T10:00", 1],
      [4, "2026-03-01T10:00", 2],
    ],
  },
  {
    name: "responses",
    row: "response",
    time: "answered_at",
    columns: [id, time("answered_at"), integer("score"), integer("rating"), text("choice")],
    rows: [
      [1, "2026-01-10T10:00", 10, 5, "yes"],
      [2, "2026-01-20T10:00", 9, 4, "yes"],
      [3, "2026-02-05T10:00", 8, 4, "no"],
      [4, "2026-02-18T10:00", 3, 2, "no"],
      [5, "2026-03-10T10:00", 10, 5, "yes"],
      [6, "2026-03-11T10:00", null, null, null],
    ],
  },
  {
    name: "mentions",
    row: "mention",
    time: "mentioned_at",
    columns: [id, time("mentioned_at"), text("brand")],
    rows: [
      [1, "2026-01-05T10:00", "Aurora"],
      [2, "2026-01-09T10:00", "Borealis"],
      [3, "2026-02-01T10:00", "Aurora"],
      [4, "2026-02-11T10:00", "Aurora"],
      [5, "2026-03-03T10:00", "Borealis"],
    ],
  },
  {
    name: "levels",
    row: "level",
    time: "measured_at",
    series: ["channel"],
    columns: [id, text("channel"), time("measured_at"), integer("members", "member")],
    rows: [
      [1, "forum", "2026-01-31T12:00", 100],
      [2, "chat", "2026-01-31T12:00", 40],
      [3, "forum", "2026-02-28T12:00", 110],
      [4, "chat", "2026-02-28T12:00", 38],
      [5, "forum", "2026-03-31T12:00", 125],
      [6, "chat", "2026-03-31T12:00", 45],
    ],
  },
];
