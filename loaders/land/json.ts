import { parse } from "lossless-json";
import { SourceError } from "../channel.js";

/** JSON with every integer exact: one beyond ±(2^53 − 1) comes as a bigint. Throws SourceError on what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    // The exact parser is several times slower; texts without a long number do not need it.
    return /\d{16}/.test(text) ? parse(text, undefined, exactNumber) : JSON.parse(text);
  } catch (cause) {
    throw new SourceError("transient", `the answer is no sound JSON (${(cause as Error).message.slice(0, 80)})`);
  }
}

function exactNumber(digits: string): number | bigint {
  const value = Number(digits);
  return /^-?\d+$/.test(digits) && !Number.isSafeInteger(value) ? BigInt(digits) : value;
}
