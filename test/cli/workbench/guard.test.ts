import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveLive, type LiveServer } from "../../../src/cli/serve-live.js";
import { Desk } from "../../../src/cli/workbench/desk.js";

const root = mkdtempSync(join(tmpdir(), "worthwhile-guard-"));
const file = join(root, "metrics.yaml");
const TEXT = "version: 1\n";
let server: LiveServer;
let desk: Desk;
let port = 0;

beforeAll(async () => {
  writeFileSync(file, TEXT);
  desk = new Desk(root, "native", {});
  server = await serveLive(null, desk);
  port = Number(new URL(server.url).port);
});
afterAll(async () => {
  await server.close();
  await desk.close();
});

/** Says the very bytes to the server, as no browser would; gives what it answers. */
function raw(lines: readonly string[], body = ""): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(`${lines.join("\r\n")}\r\n\r\n${body}`));
    let told = "";
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      told += chunk;
      if (/\r\n\r\n/.test(told)) socket.end();
    });
    // Who sends on after the answer is cut off.
    socket.on("close", () => resolve(told)).on("error", (cause) => (told === "" ? reject(cause) : resolve(told)));
  });
}

const status = async (lines: readonly string[], body = ""): Promise<number> =>
  Number(/^HTTP\/1\.1 (\d+)/.exec(await raw(lines, body))?.[1] ?? 0);

const host = (): string => `Host: 127.0.0.1:${port}`;
const token = (): string => `X-Worthwhile-Token: ${desk.token}`;
const json = "Content-Type: application/json";
const long = (body: string): string => `Content-Length: ${Buffer.byteLength(body)}`;

describe("the workbench's server", () => {
  it("answers its own page, with its name and its token", async () => {
    expect(await status(["GET /_workbench/files HTTP/1.1", host(), token()])).toBe(200);
    expect(await status(["GET /_workbench/files HTTP/1.1", host(), token(), `Origin: http://127.0.0.1:${port}`])).toBe(200);
  });

  it.each([
    ["another name (DNS rebinding)", () => ["GET /_workbench/files HTTP/1.1", `Host: evil.example:${port}`, token()]],
    ["its name without its port", () => ["GET /_workbench/files HTTP/1.1", "Host: 127.0.0.1", token()]],
    ["another port", () => ["GET /_workbench/files HTTP/1.1", `Host: 127.0.0.1:${port + 1}`, token()]],
    ["another origin", () => ["GET /_workbench/files HTTP/1.1", host(), token(), "Origin: http://evil.example"]],
    ["no origin of a frame", () => ["GET /_workbench/files HTTP/1.1", host(), token(), "Origin: null"]],
    [
      "another page of the same machine",
      () => ["GET /_workbench/files HTTP/1.1", host(), token(), "Origin: http://127.0.0.1:1"],
    ],
    [
      "a request the browser calls cross-site",
      () => ["GET /_workbench/files HTTP/1.1", host(), token(), "Sec-Fetch-Site: cross-site"],
    ],
    ["no token", () => ["GET /_workbench/files HTTP/1.1", host()]],
    ["a wrong token", () => ["GET /_workbench/files HTTP/1.1", host(), "X-Worthwhile-Token: x"]],
    ["the token of another start", () => ["GET /_workbench/files HTTP/1.1", host(), `X-Worthwhile-Token: ${"A".repeat(32)}`]],
  ])("turns %s away", async (_, lines) => {
    expect(await status(lines())).toBe(403);
  });

  it("never says that other sites may read it", async () => {
    const told = await raw([
      "OPTIONS /_workbench/save HTTP/1.1",
      host(),
      "Origin: http://evil.example",
      "Access-Control-Request-Method: POST",
    ]);
    expect(told).toMatch(/^HTTP\/1\.1 403/);
    expect(told.toLowerCase()).not.toContain("access-control-allow");
    expect((await raw(["GET /workbench/ HTTP/1.1", host()])).toLowerCase()).toContain("x-frame-options: deny");
  });

  it.each([
    ["../../etc/passwd", 403],
    ["/etc/passwd", 403],
    ["..\\x", 403],
    ["package.json", 403],
  ])("saves nothing at %j", async (path, wanted) => {
    const body = JSON.stringify({ path, text: "x", over: null });
    expect(await status(["POST /_workbench/save HTTP/1.1", host(), token(), json, long(body)], body)).toBe(wanted);
  });

  it.each([
    ["no JSON", "kpi=1"],
    ["half a JSON", '{"path":'],
    ["other keys", '{"path":"metrics.yaml","text":"x","over":null,"more":1}'],
    ["a text that is none", '{"path":"metrics.yaml","text":7,"over":null}'],
  ])("refuses %s as a bad request, and the file stays", async (_, body) => {
    expect(await status(["POST /_workbench/save HTTP/1.1", host(), token(), json, long(body)], body)).toBe(400);
    expect(readFileSync(file, "utf8")).toBe(TEXT);
  });

  it("refuses a form's kind of request, which any site can send", async () => {
    const body = JSON.stringify({ path: "metrics.yaml", text: "x", over: null });
    const kind = "Content-Type: text/plain";
    expect(await status(["POST /_workbench/save HTTP/1.1", host(), token(), kind, long(body)], body)).toBe(400);
  });

  it("reads no more than it has to, whether the length is said or not", async () => {
    expect(await status(["POST /_workbench/save HTTP/1.1", host(), token(), json, "Content-Length: 99999999999"])).toBe(413);
    const piece = "x".repeat(1_200_000);
    const chunked = `${piece.length.toString(16)}\r\n${piece}\r\n0\r\n\r\n`;
    expect(await status(["POST /_workbench/save HTTP/1.1", host(), token(), json, "Transfer-Encoding: chunked"], chunked)).toBe(
      413,
    );
  });

  it("writes only over the text that the page had", async () => {
    const post = async (value: unknown): Promise<number> => {
      const body = JSON.stringify(value);
      return status(["POST /_workbench/save HTTP/1.1", host(), token(), json, long(body)], body);
    };
    expect(await post({ path: "metrics.yaml", text: "version: 1 # x\n", over: "0".repeat(64) })).toBe(412);
    expect(readFileSync(file, "utf8")).toBe(TEXT);
  });
});
