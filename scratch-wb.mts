import { launchBrowser } from "./test/kit/chromium.ts";
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync } from "node:fs";
const root = process.argv[2] ?? "/work/wb";
const server = spawn("node", ["/work/wb/dist/worthwhile.js", "start", "--port", "4777", "--workspace", root], { stdio: ["ignore", "pipe", "pipe"] });
let out = ""; server.stdout.on("data", d => out += d); server.stderr.on("data", d => out += d);
const browser = await launchBrowser();
try {
  for (let i = 0; i < 240 && !out.includes("ready in"); i++) await new Promise(r => setTimeout(r, 500));
  console.log(out.slice(-400));
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on("console", m => console.log("console", m.type(), m.text().slice(0, 300)));
  page.on("pageerror", e => console.log("error", e.message.slice(0, 500)));
  await page.goto("http://127.0.0.1:4777/workbench/");
  await page.waitForSelector(".wb", { timeout: 20000 });
  await page.waitForSelector(".pre .big", { timeout: 60000 }).catch(() => console.log("no preview"));
  await page.waitForTimeout(1500);
  await page.screenshot({ path: "/tmp/wb-1.png" });
} finally { await browser.close(); server.kill("SIGINT"); }
