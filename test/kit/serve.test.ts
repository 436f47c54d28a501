import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { serve } from "./serve.js";

const root = mkdtempSync(join(tmpdir(), "worthwhile-serve-"));
const folder = join(root, "site");
mkdirSync(join(folder, "kpi"), { recursive: true });
writeFileSync(join(root, "secret.txt"), "secret");
writeFileSync(join(folder, "index.html"), "<p>home</p>");
writeFileSync(join(folder, "kpi", "index.html"), "<p>kpi</p>");
writeFileSync(join(folder, "ä b.wasm"), "0123456789");
writeFileSync(join(folder, "empty.json"), "");
afterAll(() => rmSync(root, { recursive: true }));

describe("the server of tests", () => {
  it("answers as a static host does", async () => {
    const at = await serve(folder, { subPath: "/my/site/", headers: { "X-Test": "yes" } });
    const get = async (path: string, init: RequestInit = {}): Promise<unknown[]> => {
      const answer = await fetch(at.url + path, { redirect: "manual", ...init });
      return [answer.status, answer.headers.get("content-type"), await answer.text()];
    };
    expect(at.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/my\/site\/$/);
    expect(await get("")).toEqual([200, "text/html; charset=utf-8", "<p>home</p>"]);
    expect(await get("kpi/?x=1")).toEqual([200, "text/html; charset=utf-8", "<p>kpi</p>"]);
    expect((await get("kpi"))[0]).toBe(301);
    expect(await get("%C3%A4%20b.wasm")).toEqual([200, "application/wasm", "0123456789"]);
    expect(await get("empty.json")).toEqual([200, "application/json; charset=utf-8", ""]);
    expect(await get("", { method: "HEAD" })).toEqual([200, "text/html; charset=utf-8", ""]);
    expect((await get("", { method: "POST" }))[0]).toBe(405);
    expect((await get("none"))[0]).toBe(404);
    expect((await get("%ff"))[0]).toBe(400);
    expect((await fetch(new URL("/", at.url))).status).toBe(404);
    expect((await fetch(at.url)).headers.get("x-test")).toBe("yes");
    await at.close();
  });

  it.each([
    ["bytes=2-4", 206, "234", "bytes 2-4/10"],
    ["bytes=8-", 206, "89", "bytes 8-9/10"],
    ["bytes=-3", 206, "789", "bytes 7-9/10"],
    ["bytes=5-99", 206, "56789", "bytes 5-9/10"],
    ["bytes=10-", 416, "416\n", "bytes */10"],
    ["bytes=1-2,4-5", 200, "0123456789", null],
    ["lines=1-2", 200, "0123456789", null],
  ])("answers the range %s", async (range, status, body, contentRange) => {
    const at = await serve(folder);
    const answer = await fetch(`${at.url}ä b.wasm`, { headers: { Range: range } });
    expect([answer.status, await answer.text(), answer.headers.get("content-range")]).toEqual([status, body, contentRange]);
    const dumb = await serve(folder, { dumb: true });
    const whole = await fetch(`${dumb.url}ä b.wasm`, { headers: { Range: range } });
    expect([whole.status, await whole.text(), whole.headers.get("accept-ranges")]).toEqual([200, "0123456789", null]);
    await at.close();
    await dumb.close();
    expect(at.requests).toMatchObject([{ method: "GET", path: "/%C3%A4%20b.wasm", range, status }]);
  });

  it("never leaves its folder", async () => {
    const at = await serve(folder);
    const { port } = new URL(at.url);
    // As it stands: fetch would tidy the path first.
    const raw = (path: string): Promise<number | undefined> =>
      new Promise((done, failed) => {
        request({ host: "127.0.0.1", port, path }, (answer) => {
          answer.resume();
          done(answer.statusCode);
        })
          .on("error", failed)
          .end();
      });
    for (const path of ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/kpi/..%2f..%2fsecret.txt", "/%00"])
      expect(await raw(path), path).toBeGreaterThanOrEqual(400);
    await at.close();
  });
});
