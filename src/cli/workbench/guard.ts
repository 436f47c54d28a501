import { randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** The header that carries the token: no form and no link of another site can send it. */
export const TOKEN_HEADER = "x-worthwhile-token";

/** Made anew for each start; whoever opened the page from this server has it. */
export const newToken = (): string => randomBytes(24).toString("base64url");

/** Why a request is turned away; null where it comes from the page this server gave out. */
export function turnedAway(request: IncomingMessage, token: string): string | null {
  const { host = "", origin } = request.headers;
  const port = request.socket.localPort ?? 0;
  const own = ["127.0.0.1", "localhost", "[::1]"].map((name) => `${name}:${port}`);
  if (!own.includes(host)) return "This server answers to its own name only.";
  if (origin !== undefined && origin !== `http://${host}`) return "This server answers its own pages only.";
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return "This server answers its own pages only.";
  const given = request.headers[TOKEN_HEADER];
  if (typeof given !== "string" || !sameText(given, token))
    return "The page was opened from an earlier start of this server. Reload it; what you typed is kept.";
  return null;
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
