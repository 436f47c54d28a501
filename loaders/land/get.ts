import { SourceError, type Tools } from "../channel.js";
import { shown } from "./fetch.js";
import { parseJson } from "./json.js";

/**
 * GETs JSON from an API: its status and data, integers exact. 404 and 410, and with `refused` null also 401
 * and 403, come back with null data. Throws SourceError: config where the key is refused or the request is wrong, else as
 * the fetch policy.
 */
export async function getJson(
  tools: Tools,
  url: URL,
  headers: Readonly<Record<string, string>>,
  refused: "throw" | "null" = "throw",
): Promise<{ readonly status: number; readonly data: unknown }> {
  const response = await tools.fetch(url.href, { headers: { ...headers, accept: "application/json" } });
  const { status } = response;
  if (status === 404 || status === 410) return { status, data: null };
  if (status === 401 || status === 403) {
    if (refused === "null") return { status, data: null };
    throw new SourceError(
      "config",
      `${shown(url)} refuses the key, or its owner may not see this (${status})`,
      "Look at the key and at what it is allowed to read.",
    );
  }
  if (!response.ok) throw new SourceError("config", `${shown(url)} does not take the request (${status})`);
  return { status, data: parseJson(await response.text()) };
}
