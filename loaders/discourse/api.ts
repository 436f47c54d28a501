import { SourceError, type Tools } from "../channel.js";
import { tokenBucket } from "../land/bucket.js";
import { getJson } from "../land/get.js";

export interface Access {
  readonly url: string;
  readonly key?: string | undefined;
  readonly username?: string | undefined;
  readonly per_minute?: number | undefined;
}

/** A Discourse site: its answers by path, no faster than its limit. */
export interface Api {
  /** The data of an answer; null where there is nothing (404, 410). */
  get(path: string, query?: Query): Promise<unknown>;
  /** Like get; null too where the key may not see it. */
  allowed(path: string, query?: Query): Promise<unknown>;
}
type Query = Readonly<Record<string, string | number>>;
export type Json = Readonly<Record<string, unknown>>;

/** One limit for all streams of a run: the site counts them together. */
const turns = new WeakMap<Tools, () => Promise<void>>();

export function siteApi({ url, key, username, per_minute: perMinute = 60 }: Access, tools: Tools): Api {
  const base = url.endsWith("/") ? url : `${url}/`;
  const headers: Record<string, string> = key === undefined ? {} : { "api-key": key, "api-username": username ?? "system" };
  const turn = turns.get(tools) ?? tokenBucket(perMinute, Math.max(1, Math.floor(perMinute / 6)), tools.now, tools.signal);
  turns.set(tools, turn);
  const get = async (path: string, query: Query, refused: "throw" | "null"): Promise<unknown> => {
    const address = new URL(path, base);
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, String(value));
    await turn();
    return (await getJson(tools, address, headers, refused)).data;
  };
  return {
    get: (path, query = {}) => get(path, query, "throw"),
    allowed: (path, query = {}) => get(path, query, "null"),
  };
}

export const notDiscourse = (url: string): SourceError =>
  new SourceError(
    "config",
    `${url} does not answer as a Discourse site does`,
    "url: is the forum's own address, such as https://forum.example.org",
  );

export const fields = (value: unknown): Json =>
  value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Json) : {};
export const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.map(fields) : []);
export const count = (value: unknown): number => (typeof value === "number" ? value : 0);
export const wholeNumber = (value: unknown): number | null =>
  typeof value === "number" && Number.isSafeInteger(value) ? value : null;
export const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
/** An id as text: people's become pseudonyms. */
export const idText = (value: unknown): string | null =>
  typeof value === "number" || typeof value === "bigint" ? String(value) : text(value);
