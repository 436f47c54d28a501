import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { getJson } from "../../loaders/land/get.js";
import { policyFetch } from "../../loaders/land/fetch.js";
import { LIMITS, type FetchLimits } from "../../loaders/land/policy.js";
import { faultProxy, listening, type Fault, type Proxy } from "../kit/fault-proxy.js";

const DATA = { answer: 42, text: "a longer text so that half of it is no whole JSON" };

/** A server that answers with DATA, a proxy before it, and a way to ask through the policy; waits are written down. */
async function behindFaults(limits: Partial<FetchLimits> = {}) {
  const upstream = await listening(createServer((_, response) => response.end(JSON.stringify(DATA))));
  const proxy = await faultProxy(upstream);
  const waits: number[] = [];
  const lines: string[] = [];
  const signal = new AbortController();
  const policy = policyFetch({
    limits: {
      ...LIMITS,
      random: () => 0,
      sleep: async (ms) => void waits.push(ms),
      headTime: 400,
      idleTime: 300,
      wholeTime: 1500,
      ...limits,
    },
    now: Date.now,
    signal: signal.signal,
    log: (line) => void lines.push(line),
    configured: { url: proxy.url },
  });
  const ask = (path = "/data?key=hidden", init: RequestInit = {}): Promise<Response> =>
    policy.fetch(`${proxy.url}${path}`, { headers: { accept: "application/json", "api-key": "canary" }, ...init });
  return { proxy, upstream, waits, lines, ask, signal, policy };
}
const once = (proxy: Proxy, fault: Fault): void => {
  proxy.fault = (_, before) => (before === 0 ? fault : null);
};
const always = (proxy: Proxy, fault: Fault): void => {
  proxy.fault = () => fault;
};
const status = (code: number, headers: Record<string, string> = {}, body = "{}"): Fault => ({
  kind: "status",
  status: code,
  headers,
  body,
});
const caught = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "nothing was thrown",
    (cause: unknown) => cause,
  );

describe("a request that fails once is asked again", () => {
  test.each<[string, Fault]>([
    ["429", status(429)],
    ["408", status(408)],
    ["500", status(500)],
    ["502 with a page", status(502, { "content-type": "text/html" }, "<h1>Bad gateway</h1>")],
    ["503", status(503)],
    ["403 of a limit", status(403, { "x-ratelimit-remaining": "0" })],
    ["reset", { kind: "reset" }],
    ["no answer in time", { kind: "silence" }],
    ["slow drip", { kind: "drip", ms: 50 }],
    ["JSON cut short", { kind: "cut" }],
    ["connection ended before its length", { kind: "broken" }],
    ["gzip cut short", { kind: "cut-gzip" }],
  ])("%s", async (_, fault) => {
    const { proxy, ask, waits } = await behindFaults();
    once(proxy, fault);
    expect(await (await ask()).json()).toEqual(DATA);
    expect(proxy.seen).toHaveLength(2);
    expect(waits).toEqual([500]);
  });
});

describe("how long it waits", () => {
  test.each<[string, Record<string, string>, string, number]>([
    ["seconds", { "retry-after": "7" }, "{}", 7000],
    ["0", { "retry-after": "0" }, "{}", 500],
    ["absent", {}, "{}", 500],
    ["absurd", { "retry-after": "99999999999" }, "{}", 60_000],
    ["negative", { "retry-after": "-5" }, "{}", 500],
    ["no number", { "retry-after": "soon" }, "{}", 500],
    ["a past date", { "retry-after": "Wed, 21 Oct 2015 07:28:00 GMT" }, "{}", 500],
    ["a date in decades", { "retry-after": "Wed, 21 Oct 2099 07:28:00 GMT" }, "{}", 60_000],
    ["the body's ms beyond the header", { "retry-after": "1" }, '{"retry_after_ms":3000}', 3000],
    ["the header beyond the body", { "retry-after": "9" }, '{"retry_after":3}', 9000],
    ["Discourse's extras", {}, '{"error_type":"rate_limit","extras":{"wait_seconds":12}}', 12_000],
    ["Stack Exchange's backoff", {}, '{"backoff":20}', 20_000],
  ])("%s", async (_, headers, body, wait) => {
    const { proxy, ask, waits } = await behindFaults();
    once(proxy, status(429, headers, body));
    await ask();
    expect(waits).toEqual([wait]);
  });

  test("a date", async () => {
    const { proxy, ask, waits } = await behindFaults();
    once(proxy, status(503, { "retry-after": new Date(Date.now() + 20_000).toUTCString() }));
    await ask();
    expect(waits[0]).toBeGreaterThan(17_000);
    expect(waits[0]).toBeLessThanOrEqual(20_000);
  });

  test("the jitter lies between its bounds, which grow to a minute", async () => {
    const { proxy, ask, waits } = await behindFaults({ random: () => 0.999, waitBudget: 1e9 });
    always(proxy, status(500));
    await caught(ask());
    expect(waits).toHaveLength(7);
    expect(waits.every((ms, index) => ms >= 500 && ms <= Math.min(60_000, 1000 * 2 ** (index + 1)))).toBe(true);
    expect(waits.at(-1)).toBeGreaterThan(59_000);
  });

  test("no more waiting than the budget", async () => {
    const { proxy, ask, waits } = await behindFaults({ waitBudget: 100_000 });
    always(proxy, status(429, { "retry-after": "45" }));
    expect(await caught(ask())).toMatchObject({ name: "SourceError", kind: "transient" });
    expect(waits).toEqual([45_000, 45_000]);
  });
});

describe("what is not asked again", () => {
  test("a POST that failed", async () => {
    const { proxy, ask } = await behindFaults();
    always(proxy, status(500));
    expect(await caught(ask("/data", { method: "POST" }))).toMatchObject({ kind: "transient" });
    expect(proxy.seen).toHaveLength(1);
  });

  test("a web page where JSON was expected", async () => {
    const { proxy, ask } = await behindFaults();
    always(proxy, { kind: "page" });
    const cause = await caught(ask());
    expect(cause).toMatchObject({ kind: "config" });
    expect((cause as Error).message).toContain("web page");
    expect(proxy.seen).toHaveLength(1);
  });

  test("404 and 401 are the channel's to judge", async () => {
    const { proxy, ask, policy } = await behindFaults();
    proxy.fault = (path) => status(path.startsWith("/gone") ? 404 : 401);
    expect((await ask("/gone")).status).toBe(404);
    expect((await ask("/secret")).status).toBe(401);
    const tools = { fetch: policy.fetch } as Parameters<typeof getJson>[0];
    expect(await getJson(tools, new URL(`${proxy.url}/gone`), {})).toEqual({ status: 404, data: null });
    expect(await caught(getJson(tools, new URL(`${proxy.url}/secret`), {}))).toMatchObject({ kind: "config" });
  });

  test("an answer that unpacks to more than the bound", async () => {
    const { proxy, ask } = await behindFaults({ bodyBytes: 100_000, headTime: 10_000, wholeTime: 20_000 });
    always(proxy, { kind: "bomb", bytes: 5_000_000 });
    expect(await caught(ask())).toMatchObject({ kind: "config" });
    expect(proxy.seen).toHaveLength(1);
  });
});

describe("redirects", () => {
  test("inside one host are followed with the key", async () => {
    const { proxy, ask } = await behindFaults();
    proxy.fault = (path) => (path.startsWith("/data") ? { kind: "redirect", to: "/moved", status: 301 } : null);
    expect(await (await ask()).json()).toEqual(DATA);
    expect(proxy.seen[1]).toMatchObject({ url: "/moved", headers: { "api-key": "canary" } });
  });

  test("to another address of this machine are refused", async () => {
    const { proxy, ask, upstream } = await behindFaults();
    always(proxy, { kind: "redirect", to: `${upstream}/inside` });
    const cause = await caught(ask());
    expect(cause).toMatchObject({ kind: "config" });
    expect((cause as Error).message).toContain("private network");
  });

  test.each([
    "http://169.254.169.254/latest/meta-data",
    "http://[::1]:80/",
    "http://[::ffff:10.0.0.1]/",
    "http://2130706433/",
    "http://localhost:9/",
    "http://printer.local/",
  ])("to %s are refused", async (to) => {
    const { proxy, ask } = await behindFaults();
    always(proxy, { kind: "redirect", to });
    expect(await caught(ask())).toMatchObject({ kind: "config" });
  });

  test("to another host the user named lose the key", async () => {
    const seen: unknown[] = [];
    const other = await listening(
      createServer((request, response) => {
        seen.push(request.headers);
        response.end(JSON.stringify(DATA));
      }),
    );
    const proxy = await faultProxy(other);
    always(proxy, { kind: "redirect", to: `${other}/there` });
    const { fetch } = policyFetch({
      limits: LIMITS,
      now: Date.now,
      signal: new AbortController().signal,
      log: () => undefined,
      configured: [proxy.url, other],
    });
    await fetch(proxy.url, {
      headers: { authorization: "Bearer canary", "api-key": "canary", cookie: "a=canary", accept: "application/json" },
    });
    expect(JSON.stringify(proxy.seen)).toContain("canary");
    expect(JSON.stringify(seen)).not.toContain("canary");
    expect(seen).toHaveLength(1);
  });

  test("in circles end", async () => {
    const { proxy, ask } = await behindFaults();
    always(proxy, { kind: "redirect", to: "/again" });
    expect(await caught(ask())).toMatchObject({ kind: "config" });
    expect(proxy.seen.length).toBeLessThan(10);
  });
});

test("an address of a private network that no option names is refused, one that is named is not", async () => {
  const { upstream, policy } = await behindFaults();
  expect(await caught(policy.fetch(upstream))).toMatchObject({ kind: "config" });
});

test("what is no web address, or carries a password, is refused without showing it", async () => {
  const { policy } = await behindFaults();
  for (const url of ["file:///etc/passwd", "ftp://x", "no address?key=canary", "https://user:canary@example.org/"]) {
    const cause = await caught(policy.fetch(url));
    expect(cause).toMatchObject({ kind: "config" });
    expect((cause as Error).message).not.toContain("canary");
  }
});

test("no network: a name that is not there and a closed port are told after a few tries", async () => {
  const { policy } = await behindFaults();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise((resolve) => server.close(resolve));
  const waits: number[] = [];
  const closed = policyFetch({
    limits: { ...LIMITS, sleep: async (ms) => void waits.push(ms) },
    now: Date.now,
    signal: new AbortController().signal,
    log: () => undefined,
    configured: url,
  });
  expect(await caught(closed.fetch(url))).toMatchObject({ kind: "transient", message: `nothing answers at ${url.slice(7)}` });
  expect(waits).toHaveLength(2);
  expect(await caught(policy.fetch("http://no-such-host.invalid/"))).toMatchObject({ kind: "transient" });
});

test("the signal ends a wait at once", async () => {
  const { proxy, ask, signal } = await behindFaults({ sleep: LIMITS.sleep });
  always(proxy, status(429, { "retry-after": "50" }));
  setTimeout(() => signal.abort(new Error("enough")), 200);
  const began = Date.now();
  expect(await caught(ask())).toMatchObject({ message: "enough" });
  expect(Date.now() - began).toBeLessThan(2000);
});

test("no line and no message shows a query", async () => {
  const { proxy, ask, lines } = await behindFaults();
  always(proxy, status(429, { "retry-after": "30" }));
  const cause = await caught(ask("/data?api_key=canary"));
  expect(`${lines.join()} ${String((cause as Error).message)}`).not.toContain("canary");
  expect(lines[0]).toContain("waiting 30 s");
});
