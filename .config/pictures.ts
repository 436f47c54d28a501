// Makes README's pictures anew from the built site, in .readme/: npx tsx .config/pictures.ts [NAME…]
// Japanese is set in Noto Sans JP, whatever fonts this machine has; the site itself ships none.
import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../test/kit/chromium.js";
import { serve } from "../test/kit/serve.js";

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly dark?: true;
  /** Drawn as it is printed: one sheet of A4, with its margins. */
  readonly sheet?: true;
  /** What must be there before it is taken. */
  readonly waitFor?: string;
  readonly scale?: number;
  /** Of the live site, after somebody has done this in it. */
  readonly live?: (page: Page) => Promise<void>;
}

const A4 = { width: 794, height: 1123 } as const;
const PICTURES: readonly Picture[] = [
  { name: "home", path: "index.html", width: 1280, height: 1180 },
  { name: "home-dark", path: "index.html", width: 1280, height: 900, dark: true },
  { name: "kpi", path: "kpi/resolution_rate/index.html", width: 1280, height: 1500 },
  {
    name: "stakeholder-ja-dark-phone",
    path: "ja/for/customer_director/index.html",
    width: 390,
    height: 1500,
    dark: true,
    scale: 2,
  },
  { name: "board-cfo-da", path: "da/for/cfo/board/index.html", ...A4, sheet: true, scale: 1.5 },
  { name: "workbench", path: "workbench/", width: 1280, height: 900, waitFor: ".pre .big", live: editFormula },
  { name: "board-customer-director-ja", path: "ja/for/customer_director/board/index.html", ...A4, sheet: true, scale: 1.5 },
];

const root = new URL("..", import.meta.url).pathname;
const site = join(root, "dist", "site");
if (!existsSync(site)) throw new Error("There is no dist/site to take pictures of: npm run build makes it.");
const fonts = dirname(createRequire(import.meta.url).resolve("@fontsource-variable/noto-sans-jp/package.json"));
const faces = readFileSync(join(fonts, "index.css"), "utf8")
  .replaceAll("'Noto Sans JP Variable'", "'Noto Sans JP'")
  .replaceAll("./files/", "/__fonts/");

/** A screenshot has no margins: the page's own are put on. */
const PAPER = "html { padding: 10mm 12mm; background: #fff } html body { min-height: 277mm !important }";

const asked = process.argv.slice(2);
const browser = await launchBrowser();
const served = await serve(site);
const live = liveSite();
try {
  for (const picture of PICTURES.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
    const bytes = await webp(await taken(picture, browser), browser);
    writeFileSync(join(root, ".readme", `${picture.name}.webp`), bytes);
    process.stdout.write(`.readme/${picture.name}.webp ${Math.round(bytes.length / 1024)} KB\n`);
  }
} finally {
  live.close();
  await served.close();
  await browser.close();
}

/** `worthwhile start`, once a picture asks for it. */
function liveSite(): { url(): Promise<string>; close(): void } {
  let close = (): void => undefined;
  let url: Promise<string> | null = null;
  const begin = (): Promise<string> =>
    new Promise((resolve) => {
      const server = spawn(process.execPath, [join(root, "dist", "worthwhile.js"), "start"], { cwd: root });
      close = () => void server.kill("SIGINT");
      let printed = "";
      server.stdout.setEncoding("utf8").on("data", (text: string) => {
        printed += text;
        const found = /Open (\S+)/.exec(printed)?.[1];
        if (found !== undefined) resolve(found);
      });
    });
  return { url: () => (url ??= begin()), close: () => close() };
}

/** An edited definition, not saved, beside the saved one. */
async function editFormula(page: Page): Promise<void> {
  await page.locator('.gr tbody tr:has(th:text-is("resolution_rate")) td').nth(1).click();
  await page.waitForSelector('.pre .told[data-kpi="resolution_rate"]');
  await page.keyboard.press("F2");
  const cell = page.locator(".gr .cell .cm-content");
  await cell.fill((await cell.innerText()).replace("7 days", "2 days"));
  await page.keyboard.press("Enter");
  await page.waitForSelector(".ba");
  await page.evaluate(() => document.querySelector(".gridbox")?.scrollTo(0, 0));
  await page.waitForTimeout(1000);
}

async function taken(
  { path, width, height, dark, sheet, waitFor, scale = 1, live: act }: Picture,
  from: Browser,
): Promise<Buffer> {
  const context = await from.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    colorScheme: dark ? "dark" : "light",
    bypassCSP: true,
  });
  const page: Page = await context.newPage();
  await page.route("**/__fonts/*", (route) => {
    const file = new URL(route.request().url()).pathname.split("/").at(-1) ?? "";
    return route.fulfill({ body: readFileSync(join(fonts, "files", file)), contentType: "font/woff2" });
  });
  if (sheet) await page.emulateMedia({ media: "print" });
  await page.goto((act ? await live.url() : served.url) + path);
  await page.addStyleTag({ content: sheet ? `${faces} ${PAPER}` : faces });
  if (waitFor) await page.waitForSelector(waitFor, { timeout: 60_000 });
  await act?.(page);
  await page.evaluate(() => document.fonts.ready);
  const shot = await page.screenshot({ clip: { x: 0, y: 0, width, height } });
  await context.close();
  return shot;
}

/** The same picture in a quarter of the bytes, by the browser's own encoder. */
async function webp(png: Buffer, by: Browser): Promise<Buffer> {
  const page = await by.newPage();
  const encoded = await page.evaluate(async (source) => {
    const image = new Image();
    image.src = `data:image/png;base64,${source}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width, image.height];
    canvas.getContext("2d")?.drawImage(image, 0, 0);
    return canvas.toDataURL("image/webp", 0.9).split(",")[1] ?? "";
  }, png.toString("base64"));
  await page.close();
  return Buffer.from(encoded, "base64");
}
