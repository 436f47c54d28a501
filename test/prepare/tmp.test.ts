import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "vitest";
import { workspaceOf, definitionsOf, prepared } from "./kit.js";
test("x", async () => {
  const LONG = "a text of some length ".repeat(250);
  const rows = Array.from({ length: 1700 }, (_, i) => `${i + 1},2026-0${1 + (i % 9)}-15T10:00:00Z,"${i % 97}, ${LONG}",${i % 7}\n`);
  const ws = workspaceOf({ "posts.csv": `id,at,words,member\n${rows.join("")}`, "data/lake/.prepared": "x" });
  console.log(await readdir(join(ws, "data/lake/.prepared")).catch((e) => e.code));
  console.log(await mkdir(join(ws, "data/lake/.prepared"), { recursive: true }).catch((e) => e.code));
  for (let i = 0; i < 2; i++) { const t = performance.now();
  const o = await prepared("native", ws, definitionsOf({ posts: { from: "posts.csv" } }));
  console.log(i, o.sentences, performance.now() - t); }
}, 30000);
