import { test } from "vitest";
import { definitionsOf, emptyEngine } from "./kit.js";
import { diskFiles, prepare } from "../../src/prepare/prepare.js";
test("x", async () => {
  for (const e of ["native"] as const) for (let k = 0; k < 1; k++) {
    const raw = await emptyEngine(e);
    const log: string[] = [];
    const timed = async <T>(s: string, f: () => Promise<T>) => { const t = performance.now(); const c = process.cpuUsage(); const r = await f(); const d = process.cpuUsage(c); log.push(`${(performance.now() - t).toFixed(0)} cpu ${((d.user + d.system) / 1000).toFixed(0)} ${s.slice(0, 90).replace(/\s+/g, " ")}`); return r; };
    const engine = { ...raw, query: (s: string) => timed(s, () => raw.query(s)), run: (s: string) => timed(s, () => raw.run(s)), save: (a: string, b: never) => timed("save", () => raw.save(a, b)) };
    const t0 = performance.now(); const c0 = process.cpuUsage();
    const r = await prepare(engine, definitionsOf({ big: { from: "big.csv", time: "created_at", key: "id" } }, { timezone: "Europe/Rome" }), { workspace: "/tmp/c2", lake: "/tmp/c2/lake", read: diskFiles });
    const cpu = process.cpuUsage(c0);
    console.log(e, performance.now() - t0, "cpu", (cpu.user + cpu.system) / 1000, log.join("\n"));
    console.log(JSON.stringify(r).slice(0, 500));
  }
}, 300000);
