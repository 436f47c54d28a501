import * as z from "zod";
import { durationUnit, isDate, parseLocal } from "../../ground/day.js";
import type { Expectation } from "../../ground/messages/definitions.js";
import { GRAINS } from "../definitions.js";
import { staysInside } from "./files.js";

// Without generated code: a page's Content-Security-Policy forbids it, and one reading is too short to win it back.
z.config({ jitless: true });

/**
 * The small shapes of metrics.yaml. A schema's error message is no prose: it is the Expectation that the value fails,
 * for strict maps the list of the keys they know; shape.ts makes diagnostics of both.
 */
const is = (expectation: Expectation): { error: Expectation } => ({ error: expectation });

/** A map that knows its keys and no others. */
export function strict<T extends z.core.$ZodLooseShape>(shape: T) {
  const known = Object.keys(shape).join(" ");
  return z.strictObject(shape, { error: (issue) => (issue.code === "unrecognized_keys" ? known : "map") });
}

const matching = (pattern: RegExp, expectation: Expectation) => z.string(is(expectation)).regex(pattern, is(expectation));

/** Text that YAML may have read as a number: a title like 2026. */
export const word = z.union([z.string().min(1, is("text")), z.number(is("text"))], is("text")).transform(String);
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
export const language = matching(LANGUAGE, "language");
export const texts = z.union([word, z.record(language, word)], is("texts"));
export type TextsInput = z.output<typeof texts>;

// Without the flag u: editors compile the pattern of a JSON Schema without it.
const NAME = /^[^\s\u0000-\u001F\u007F-\u009F](?:[^\u0000-\u001F\u007F-\u009F]{0,198}[^\s\u0000-\u001F\u007F-\u009F])?$/;
/** A key of a map of named things. */
export const name = matching(NAME, "name");
/** A reference to a named thing; numbers are names too. */
export const reference = z
  .union([z.string().regex(NAME, is("name")), z.number(is("name"))], is("name"))
  .transform((x) => String(x).normalize("NFC"));
export const plainName = z
  .string(is("plainName"))
  .refine((text) => /^\p{L}[\p{L}\p{M}\p{N}_-]{0,99}$/u.test(text), is("plainName"));

/** Where a server is; the environment may say it. */
export const address = matching(/^https?:\/\/|\$\{[A-Za-z_]\w*\}/, "address");

export const list = <T extends z.ZodType>(item: T) => z.array(item, is("list"));
export const named = <T extends z.ZodType>(item: T) => z.record(name, item, is("map"));

export const flag = z.boolean(is("boolean"));
export const number = z.number(is("number"));
export const whole = z.int(is("whole")).min(0, is("whole"));
export const count = z.int(is("count")).min(1, is("count"));
/** An amount of memory as DuckDB reads one. */
export const size = matching(/^\d+(?:\.\d+)?[KMGT]i?B$/, "size");
export const share = z.number(is("share")).min(0, is("share")).max(1, is("share"));
export const month = z.int(is("month")).min(1, is("month")).max(12, is("month"));
export const grain = z.enum(GRAINS);

export const date = matching(/^\d{4}-\d{2}-\d{2}$/, "date").refine(isDate, is("date"));
/** A date or a local time. */
export const local = matching(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$/, "local").refine(
  (x) => parseLocal(x) !== null,
  is("local"),
);

const PERIOD = /^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2])|-W(0[1-9]|[1-4]\d|5[0-3])|-\d{2}-\d{2})?$/;
export const period = z
  .union([z.string().regex(PERIOD, is("period")), z.int(is("period"))], is("period"))
  .transform(String)
  .refine((x) => PERIOD.test(x) && (x.length < 10 || isDate(x)), is("period"));

const DURATION = /^(\d+(?:\.\d+)?)\s*([A-Za-z]+)$/;
export const duration = matching(DURATION, "duration").refine(
  (x) => durationUnit(DURATION.exec(x)?.[2] ?? "") !== null,
  is("duration"),
);

export const currency = matching(/^[A-Z]{3}$/, "currency");
export const zone = z.string(is("zone")).refine(isZone, is("zone"));

/** A number with or without a unit; goals.ts reads it. */
export const quantity = z.union([z.number(is("quantity")), z.string().min(1, is("quantity"))], is("quantity"));

export const formula = z
  .union([z.string().min(1, is("text")), z.number(is("text")), z.boolean(is("text"))], is("text"))
  .describe("A formula of the metric language.");

export const modulePath = z
  .string(is("module"))
  .refine((text) => staysInside(text) && /\.(ts|js|mjs)$/.test(text), is("module"));

export const includePath = z.string(is("include")).refine(staysInside, is("include"));

function isZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    // Offsets like +02:00 are known to Intl, but have no summer time: a zone is a place, or UTC.
    return !/^[+-]\d/.test(text);
  } catch {
    return false;
  }
}

export const columnUnit = z.union(
  [
    word,
    strict({
      currency: word.describe(
        "The column that holds each row's currency code. Amounts are converted at the rate of the row's own day, by its table's time:, whatever at: a formula names.",
      ),
    }),
  ],
  is("columnUnit"),
);
