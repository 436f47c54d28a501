// Makes README's pictures anew from the built site, in .readme/: npx tsx .config/pictures.ts [NAME…]
// Japanese is set in Noto Sans JP, whatever fonts this machine has; the site itself ships none.
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
try {
  for (const picture of PICTURES.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
    const bytes = await webp(await taken(picture, browser), browser);
    writeFileSync(join(root, ".readme", `${picture.name}.webp`), bytes);
    process.stdout.write(`.readme/${picture.name}.webp ${Math.round(bytes.length / 1024)} KB\n`);
  }
} finally {
  await served.close();
  await browser.close();
}

async function taken({ path, width, height, dark, sheet, waitFor, scale = 1 }: Picture, from: Browser): Promise<Buffer> {
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
  await page.goto(served.url + path);
  await page.addStyleTag({ content: sheet ? `${faces} ${PAPER}` : faces });
  if (waitFor) await page.waitForSelector(waitFor, { timeout: 60_000 });
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
