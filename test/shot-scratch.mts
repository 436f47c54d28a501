import { launchBrowser } from "./kit/chromium.js";
import { serve } from "./kit/serve.js";
const site = await serve("/tmp/mat-site") as any;
const base = site.url ?? site.origin ?? site.address ?? site;
const browser = await launchBrowser() as any;
const shots: [string,string,number,string][] = [
 ["en-mat","maturity/",1280,"light"],["en-prop","propositions/",1280,"light"],
 ["ja-mat","ja/maturity/",390,"light"],["da-prop","da/propositions/",390,"dark"],["ru-mat","ru/maturity/",1280,"dark"],
];
for (const [n,p,w,scheme] of shots) {
  const page = await browser.newPage({ viewport: { width: w, height: 900 }, colorScheme: scheme });
  await page.goto(`${String(base).replace(/\/$/,"")}/${p}`);
  await page.screenshot({ path: `/tmp/shot-${n}.png`, fullPage: true });
  await page.close();
}
await browser.close(); await site.close?.();
