import { readFileSync, writeFileSync } from "node:fs";
import type { BrowserContext, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { axe } from "../../kit/axe.js";
import { started } from "../../kit/started.js";

const live = started();
const { metrics } = live;
const disk = (): string => readFileSync(metrics, "utf8");
const text = (page: Page): Promise<string> => page.locator(".ed .cm-content").innerText();

/** A page of one browser profile; nothing may ask before it is left. */
async function opened(profile: BrowserContext): Promise<Page> {
  const page = await profile.newPage();
  page.on("dialog", () => expect.fail("the page asked before it was left"));
  await page.goto(`${live.url()}workbench/`);
  await ready(page);
  return page;
}
const ready = (page: Page) => page.waitForSelector(".ed .cm-content", { timeout: 60_000 });

async function type(page: Page, typed: string): Promise<void> {
  await page.locator(".ed .cm-line", { hasText: "community:" }).first().click();
  await page.keyboard.press("End");
  await page.keyboard.type(typed);
}

/** How many drafts the browser's store holds. */
const kept = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const open = indexedDB.open("worthwhile-workbench");
        open.onerror = () => reject(open.error ?? new Error("no store"));
        open.onsuccess = () => {
          const all = open.result.transaction("drafts").objectStore("drafts").count();
          all.onsuccess = () => resolve(all.result);
        };
      }),
  );

describe("what is typed and not saved", () => {
  it("is back after a reload, told with its time, undone by one step, and forgotten once it is saved", async () => {
    const profile = await live.browser().newContext();
    const page = await opened(profile);
    const before = disk();
    await type(page, " # a draft");
    // At once: what the last keys typed is kept too.
    await page.reload();
    await ready(page);
    expect(await text(page)).toContain("community: # a draft");
    expect(await page.innerText(".notices")).toMatch(/Your unsaved changes of \d\d:\d\d are back: metrics\.yaml/);
    expect(await page.innerText(".stat .says")).toContain("are back");
    expect(await axe(page)).toEqual([]);
    expect(disk()).toBe(before);

    await page.keyboard.press("Control+Z");
    await expect.poll(() => page.innerText(".stat")).toContain("All saved");
    expect(await text(page)).not.toContain("# a draft");
    await expect.poll(() => page.locator(".notices").count()).toBe(0);
    await page.keyboard.press("Control+Shift+Z");
    await expect.poll(() => kept(page)).toBe(1);
    await page.keyboard.press("Control+S");
    await expect.poll(disk).toBe(before.replace("community:", "community: # a draft"));
    await expect.poll(() => kept(page)).toBe(0);
    writeFileSync(metrics, before);
    await profile.close();
  });

  it("is handed out as a patch, given up by one press, and brought back by undo", async () => {
    const profile = await live.browser().newContext();
    const page = await opened(profile);
    await type(page, " # a draft");
    await page.keyboard.press("F1");
    await page.keyboard.type("Export unsaved");
    const [taken] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    expect(taken.suggestedFilename()).toBe("worthwhile.patch");
    expect(readFileSync(await taken.path(), "utf8")).toMatch(/^--- a\/metrics\.yaml\n[^]*^\+community: # a draft$/m);
    await page.reload();
    await ready(page);
    await page.getByRole("button", { name: "Discard them" }).click();
    await expect.poll(() => page.innerText(".stat")).toContain("All saved");
    await expect.poll(() => kept(page)).toBe(0);
    await page.keyboard.press("Control+Z");
    await expect.poll(() => text(page)).toContain("# a draft");
    await profile.close();
  });

  it("outlives a crash of its page; an open tab's draft is no other tab's", async () => {
    const profile = await live.browser().newContext();
    const page = await opened(profile);
    await type(page, " # a draft");
    await expect.poll(() => kept(page)).toBe(1);
    const other = await opened(profile);
    expect(await text(other)).not.toContain("# a draft");
    await other.close();
    const session = await profile.newCDPSession(page);
    const crashed = new Promise((resolve) => page.on("crash", resolve));
    session.send("Page.crash").catch(() => undefined);
    await crashed;
    const next = await opened(profile);
    expect(await text(next)).toContain("# a draft");
    await profile.close();
  });

  it("meets what another program wrote meanwhile in a merge", async () => {
    const profile = await live.browser().newContext();
    const page = await opened(profile);
    const before = disk();
    await type(page, " # a draft");
    await expect.poll(() => kept(page)).toBe(1);
    await page.close();
    writeFileSync(metrics, `${before}# theirs\n`);
    const next = await opened(profile);
    await next.waitForSelector("dialog[open]");
    expect(await next.innerText("dialog")).toContain("1 change of theirs fits with yours.");
    await next.keyboard.press("Enter");
    await next.waitForSelector("dialog", { state: "detached" });
    await next.keyboard.press("Control+S");
    await expect.poll(disk).toBe(`${before.replace("community:", "community: # a draft")}# theirs\n`);
    writeFileSync(metrics, before);
    await profile.close();
  });
});
