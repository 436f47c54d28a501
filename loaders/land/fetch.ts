import { SourceError } from "../channel.js";
import { ask, type Answer, type Failure } from "./answer.js";
import { configuredHosts, isPrivateHost, urlOf } from "./hosts.js";
import type { FetchLimits } from "./policy.js";
import { askedWait, nextWait } from "./waiting.js";

export interface FetchPolicy {
  readonly limits: FetchLimits;
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly log: (line: string) => void;
  /** The source's options: the hosts named in them may be private. */
  readonly configured: unknown;
}

/**
 * The one way out to a network. Idempotent requests are tried again when the server is busy, broken or cut short;
 * redirects never carry a key to another host nor lead to a private one; a body is bounded in size and time. What asks
 * for JSON (Accept) gets JSON: a web page is refused, a cut-off text is a failed try. Any other status than busy or
 * broken comes back as a Response for the channel to judge. `serverNow` is the clock of the last server asked.
 */
export function policyFetch(policy: FetchPolicy): {
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  readonly serverNow: () => number;
} {
  const hosts = configuredHosts(policy.configured);
  let skew = 0;
  return {
    serverNow: () => policy.now() + skew,
    async fetch(text, init = {}) {
      const url = urlOf(text);
      if (url === null || !/^https?:$/.test(url.protocol))
        throw new SourceError("config", `“${shownText(text)}” is no web address`);
      if (url.username !== "" || url.password !== "")
        throw new SourceError("config", "an address may not carry a password", "Use the loader's option for it.");
      await guard(url, hosts);
      const answer = await persist(policy, url, init, hosts);
      const date = Date.parse(answer.headers.get("date") ?? "");
      if (!Number.isNaN(date)) skew = date - policy.now();
      const headers = new Headers(answer.headers);
      headers.delete("content-encoding");
      headers.delete("content-length");
      const empty = answer.status === 204 || answer.status === 205 || answer.status === 304;
      return new Response(empty ? null : answer.body, { status: answer.status, headers });
    },
  };
}

async function persist(policy: FetchPolicy, url: URL, init: RequestInit, hosts: ReadonlySet<string>): Promise<Answer> {
  const { limits, signal, log } = policy;
  const method = (init.method ?? "GET").toUpperCase();
  let budget = limits.waitBudget;
  for (let attempt = 1; ; attempt++) {
    const outcome = await follow(policy, url, { ...init, method }, hosts);
    const trouble = troubleOf(outcome, url, init, policy);
    if (trouble === null) return outcome as Answer;
    const tries = trouble.hopeless ? Math.min(3, limits.attempts) : limits.attempts;
    if (!IDEMPOTENT.has(method) || attempt >= tries) throw new SourceError("transient", trouble.reason, trouble.fix);
    const wait = nextWait(attempt, trouble.asked, limits);
    if (wait > budget) {
      throw new SourceError(
        "transient",
        `${trouble.reason}, and asks to wait ${Math.ceil(wait / 1000)} s, longer than a run waits`,
        "Try again later.",
      );
    }
    budget -= wait;
    if (wait >= 5000) log(`${trouble.reason}; waiting ${Math.ceil(wait / 1000)} s`);
    await limits.sleep(wait, signal);
    signal.throwIfAborted();
  }
}

const IDEMPOTENT = new Set(["GET", "HEAD", "OPTIONS"]);

/** The answer at the end of the redirects. */
async function follow(
  policy: FetchPolicy,
  start: URL,
  init: RequestInit,
  hosts: ReadonlySet<string>,
): Promise<Answer | Failure> {
  let url = start;
  let headers = new Headers(init.headers);
  for (let hops = 0; ; hops++) {
    const answer = await ask(url, { ...init, headers }, policy.limits, policy.signal);
    const location = "status" in answer && REDIRECTS.has(answer.status) ? answer.headers.get("location") : null;
    if (location === null) return answer;
    if (hops >= policy.limits.redirects) throw new SourceError("config", `${shown(start)} redirects in circles`);
    const next = urlOf(location, url.href);
    if (next === null || !/^https?:$/.test(next.protocol))
      throw new SourceError("config", `${shown(url)} redirects to something that is no web address`);
    await guard(next, hosts, url);
    if (!["GET", "HEAD"].includes(init.method ?? "GET"))
      throw new SourceError("config", `${shown(url)} redirects a request that may not be repeated`);
    if (!sameHost(url, next)) headers = new Headers([...headers].filter(([name]) => HARMLESS.has(name.toLowerCase())));
    url = next;
  }
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** All a foreign host may know; whatever else a channel sends could be a key. */
const HARMLESS = new Set(["accept", "accept-language", "user-agent"]);
/** One origin, or the same name by https instead of http. */
const sameHost = (from: URL, to: URL): boolean =>
  from.origin === to.origin ||
  (from.hostname === to.hostname &&
    from.protocol === "http:" &&
    to.protocol === "https:" &&
    from.port === "" &&
    to.port === "");

/** Refuses an address of this machine or its network, unless metrics.yaml names it. */
async function guard(url: URL, hosts: ReadonlySet<string>, from?: URL): Promise<void> {
  if (hosts.has(url.host) || !(await isPrivateHost(url.hostname))) return;
  throw new SourceError(
    "config",
    from === undefined
      ? `${url.host} is an address of a private network that the source's options do not name`
      : `${shown(from)} redirects to ${url.host}, an address of a private network`,
    from === undefined ? null : "If it is yours, write its address in the source's options.",
  );
}

interface Trouble {
  readonly reason: string;
  readonly asked: number | null;
  readonly fix: string | null;
  /** Hardly ever better at once: a name that is not there. */
  readonly hopeless: boolean;
}

/** What speaks for another try; null where the answer is one. Throws what no other try can mend. */
function troubleOf(outcome: Answer | Failure, url: URL, init: RequestInit, { limits, now }: FetchPolicy): Trouble | null {
  const host = url.host;
  const trouble = (reason: string, more: Partial<Trouble> = {}): Trouble => ({
    reason,
    asked: null,
    fix: null,
    hopeless: false,
    ...more,
  });
  if (!("status" in outcome)) {
    if (outcome.kind === "slow") return trouble(`${host} did not answer in time`);
    if (outcome.kind === "large")
      throw new SourceError("config", `${shown(url)} answers with more than ${Math.round(limits.bodyBytes / 2 ** 20)} MB`);
    if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(outcome.code))
      throw new SourceError("config", `the certificate of ${host} is not trusted (${outcome.code})`);
    if (outcome.words === "bad port") throw new SourceError("config", `no web server may use the port of ${host}`);
    const words = NETWORK[outcome.code];
    return trouble(words === undefined ? `the connection to ${host} broke (${outcome.code || outcome.words})` : words(host), {
      hopeless: outcome.code in NETWORK,
      fix: outcome.code in NETWORK ? "Look at the address and at the network." : null,
    });
  }
  const { status, headers } = outcome;
  const text = (): string => new TextDecoder().decode(outcome.body);
  const limited =
    status === 429 || (status === 403 && (headers.has("retry-after") || headers.get("x-ratelimit-remaining") === "0"));
  if (limited) return trouble(`${host} asks for fewer requests (${status})`, { asked: askedWait(headers, text(), now()) });
  if (status === 408 || status === 425 || (status >= 500 && status !== 501)) {
    return trouble(`${host} failed (${status})`, { asked: askedWait(headers, text(), now()) });
  }
  if (status < 200 || status >= 300 || !wantsJson(init)) return null;
  return jsonTrouble(text(), headers, url, trouble);
}

const NETWORK: Readonly<Record<string, (host: string) => string>> = {
  ENOTFOUND: (host) => `there is no host ${host}, or no network`,
  EAI_AGAIN: (host) => `the name ${host} could not be looked up: no network?`,
  ECONNREFUSED: (host) => `nothing answers at ${host}`,
  ENETUNREACH: (host) => `there is no way to ${host}: no network?`,
  EHOSTUNREACH: (host) => `there is no way to ${host}: no network?`,
};

const wantsJson = (init: RequestInit): boolean => (new Headers(init.headers).get("accept") ?? "").includes("json");

function jsonTrouble(text: string, headers: Headers, url: URL, trouble: (reason: string) => Trouble): Trouble | null {
  if (/^\s*</.test(text) || ((headers.get("content-type") ?? "").includes("html") && !/^\s*[[{]/.test(text))) {
    throw new SourceError(
      "config",
      `${shown(url)} answers with a web page where data was expected`,
      "Is the address that of the site's API, and does the site ask for a login?",
    );
  }
  try {
    JSON.parse(text);
    return null;
  } catch {
    return trouble(`${url.host} sent an answer that was cut short or is not JSON`);
  }
}

/** An address without its query: keys hide there. */
export const shown = (url: URL): string => `${url.protocol}//${url.host}${url.pathname}`;
const shownText = (text: string): string =>
  text
    .replace(/\?.*$/s, "")
    .replace(/\/\/[^/@]*@/, "//")
    .slice(0, 80);
