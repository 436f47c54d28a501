import { error, quoted } from "./message.js";

/** Sentences about a formula that cannot be read as written. */
export const syntax = {
  emptyFormula: error("syntax", () => "The formula is empty. Write one, for example count(topics)."),
  tooDeep: error<{ limit: number }>(
    "syntax",
    ({ limit }) => `The formula is nested more than ${limit} levels deep. Split it into several KPIs.`,
  ),
  tooLong: error<{ limit: number }>(
    "syntax",
    ({ limit }) =>
      `More than ${limit} operations follow one another. Split the formula into several KPIs, or list values with in (…).`,
  ),
  tooLarge: error<{ limit: number }>(
    "syntax",
    ({ limit }) => `The formula has more than ${limit} characters. Split it into several KPIs.`,
  ),
  badCharacter: error<{ found: string }>("syntax", ({ found }) => `${character(found)} means nothing in a formula. Remove it.`),
  hiddenCharacter: error<{ found: string }>(
    "syntax",
    ({ found }) => `${character(found)} cannot stand in text or in a name. Remove it.`,
  ),
  otherSign: error<{ found: string; meant: string }>(
    "syntax",
    ({ found, meant }) => `${quoted(found)} is not used in formulas. Write ${quoted(meant)}.`,
  ),
  noPower: error<{ found: string }>(
    "syntax",
    ({ found }) => `${quoted(found)} is not used in formulas. Multiply instead: x * x.`,
  ),
  noComment: error<{ found: string }>(
    "syntax",
    ({ found }) => `A formula holds no comments, and ${quoted(found)} looks like one. Put it into the KPI’s description.`,
  ),
  percentSign: error("syntax", () => "“%” is not used in formulas. Write percent after the number: 5 percent."),
  smartQuotes: error<{ found: string }>(
    "syntax",
    ({ found }) => `Typographic quotes (${found}) do not mark text. Write straight ones: "…".`,
  ),
  unclosedText: error<{ quote: string }>("syntax", ({ quote }) => `This text has no end. Close it with a ${quote} sign.`),
  unclosedName: error("syntax", () => "This name in backticks has no end. Close it with a ` sign."),
  emptyName: error("syntax", () => "There is no name between these backticks. Write one, or remove them."),
  badNumber: error<{ found: string; meant: string | null }>(
    "syntax",
    ({ found, meant }) => `${quoted(found)} is not a number. Write ${meant ?? "it like 12, 1.5, 1e-3 or 1_000_000"}.`,
  ),
  hugeNumber: error<{ found: string }>(
    "syntax",
    ({ found }) => `${quoted(found)} is larger than any number that can be computed. Write a smaller one.`,
  ),
  badDate: error<{ found: string; meant: string | null }>(
    "syntax",
    ({ found, meant }) =>
      `${quoted(found)} is not a day of the calendar or a local time. Write ${meant ?? "the year first, like @2026-01-31 or @2026-01-31T10:00"}.`,
  ),
  unclosedBracket: error("syntax", () => "This bracket is never closed. Add “)”."),
  extraBracket: error("syntax", () => "This “)” closes nothing. Remove it."),
  expectedValue: error<{ found: string | null }>(
    "syntax",
    ({ found }) =>
      `A value is missing ${found === null ? "at the end" : `before ${quoted(found)}`}: a name, a number, a text or a function.`,
  ),
  expectedWord: error<{ expected: string; found: string | null; form: string }>(
    "syntax",
    ({ expected, found, form }) =>
      `${found === null ? "The formula ends" : `${quoted(found)} stands`} where ${quoted(expected)} must follow. Write ${form}.`,
  ),
  expectedName: error<{ found: string | null; after: string }>(
    "syntax",
    ({ found, after }) => `A name must follow ${quoted(after)}${found === null ? "" : `, not ${quoted(found)}`}.`,
  ),
  expectedAggregate: error<{ form: string }>(
    "syntax",
    ({ form }) => `Here must stand what is counted or added up, such as count(…) or sum(…): ${form}.`,
  ),
  expectedDuration: error<{ found: string | null }>(
    "syntax",
    ({ found }) =>
      `A length of time belongs here${found === null ? "" : `, not ${quoted(found)}`}: a number and a word, for example 7 days.`,
  ),
  durationWord: error<{ digits: string; found: string | null; meant: string | null }>("unit", ({ digits, found, meant }) =>
    found === null
      ? `${digits} of what? Write the word of time after it, for example ${digits} days.`
      : `${quoted(found)} is not a length of time. ${meant === null ? "Write seconds, minutes, hours, days, weeks, months, quarters or years." : `Did you mean ${meant}?`}`,
  ),
  durationWhole: error<{ digits: string; word: string }>(
    "syntax",
    ({ digits, word }) => `${digits} ${word} has no fixed length. Write a whole number of ${word}, or count in hours.`,
  ),
  missingOperator: error<{ before: string; after: string }>(
    "syntax",
    ({ before, after }) => `Between ${quoted(before)} and ${quoted(after)} a sign is missing, such as +, *, = or and.`,
  ),
  wordMeant: error<{ found: string; meant: string }>(
    "syntax",
    ({ found, meant }) => `${quoted(found)} does not belong here. Did you mean ${meant}?`,
  ),
  wordCase: error<{ found: string; meant: string }>(
    "syntax",
    ({ found, meant }) => `${quoted(found)} is written in small letters: ${meant}.`,
  ),
  reservedName: error<{ found: string }>(
    "syntax",
    ({ found }) => `${quoted(found)} is a word of the formula language. As a name it stands in backticks: \`${found}\`.`,
  ),
  unexpected: error<{ found: string }>(
    "syntax",
    ({ found }) => `${quoted(found)} cannot stand here. Remove it, or look at what comes before it.`,
  ),
  trailingComma: error("syntax", () => "Nothing follows this comma. Remove it."),
  countStar: error("syntax", () => "“*” cannot be counted. Name the table whose rows are meant: count(topics)."),
  functionDots: error<{ found: string }>(
    "syntax",
    ({ found }) => `A function’s name has no dots: ${quoted(found)}. Write the function first: count(topics).`,
  ),
  whereOutside: error<{ found: string }>(
    "syntax",
    ({ found }) => `${quoted(found)} belongs into the brackets, behind what is counted: count(topics where …).`,
  ),
  whereTwice: error("syntax", () => "There is one “where” in the brackets. Join the conditions by “and”."),
  whereBeforeAt: error("syntax", () => "“where” comes before “at”: count(topics where … at …)."),
  argumentAfterWhere: error("syntax", () => "Values come before “where”: percentile(topics.views, 0.9 where …)."),
  distinctPlace: error("syntax", () => "“distinct” stands first in the brackets: count(distinct posts.author_id)."),
  renameTwice: error("syntax", () => "One “as” is enough. Remove the other."),
  chainedComparison: error<{ fixed: string | null }>(
    "syntax",
    ({ fixed }) => `Comparisons do not chain. Write two and join them by “and”${fixed === null ? "." : `: ${fixed}`}`,
  ),
  notNeedsBrackets: error("syntax", () => "Here “not” needs brackets around it: (not …)."),
  notWhat: error<{ found: string | null }>(
    "syntax",
    ({ found }) =>
      `After a value, “not” is followed by in, like, between or within${found === null ? "" : `, not by ${quoted(found)}`}.`,
  ),
  isWhat: error<{ sign: string }>(
    "syntax",
    ({ sign }) => `“is” is only for null: is null, is not null. To compare, write ${quoted(sign)}.`,
  ),
  listBrackets: error("syntax", () => 'The values after “in” stand in brackets: in ("a", "b").'),
  likeText: error("syntax", () => '“like” is followed by a text in quotes, for example like "a%".'),
  equalsNull: error<{ meant: string }>(
    "type",
    ({ meant }) => `null means “no value”, and nothing is equal to it. Write ${meant}.`,
  ),
  nullCompared: error<{ sign: string }>(
    "type",
    ({ sign }) => `null means “no value”, so it cannot be compared with ${sign}. Write is null or is not null.`,
  ),
  nullInList: error<{ meant: string }>(
    "type",
    ({ meant }) => `null means “no value”, so it is never found in a list. Write ${meant}.`,
  ),
  formOption: error<{ option: string; found: string | null; allowed: string; meant: string | null }>(
    "syntax",
    ({ option, found, allowed, meant }) =>
      `After ${quoted(option)} follows one of ${allowed}${found === null ? "" : `, not ${quoted(found)}`}.${meant === null ? "" : ` Did you mean ${meant}?`}`,
  ),
  optionOrder: error<{ option: string }>(
    "syntax",
    ({ option }) => `${quoted(option)} is out of place: same, count and credit come once each, in this order.`,
  ),
};

function character(found: string): string {
  const code = found.codePointAt(0) ?? 0;
  const visible = !/[\p{C}\p{Z}]/u.test(found);
  const number = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  return visible ? quoted(found) : `The character ${number}`;
}
