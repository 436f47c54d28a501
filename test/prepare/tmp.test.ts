import { test } from "vitest";
import { definitionsOf, emptyEngine, ENGINES } from "./kit.js";
import { diskFiles, prepare } from "../../src/prepare/prepare.js";
test("x", async () => {
  for (const e of ENGINES) for (let k = 0; k < 2; k++) {
    const raw = await emptyEngine(e);
    const log: [number, string][] = [];
    const engine = { ...raw, query: async (s: string) => { const t = performance.now(); const r = await raw.query(s); log.push([performance.now() - t, s.slice(0, 100)]); return r; }, run: async (s: string) => { const t = performance.now(); await raw.run(s); log.push([performance.now() - t, s.slice(0, 100)]); },
       save: async (a: string, b: never) => { const t = performance.now(); await raw.save(a, b); log.push([performance.now() - t, "save"]); } };
    const t0 = performance.now(); const c0 = process.cpuUsage();
    const r = await prepare(engine, definitionsOf({ big: { from: "big.csv", time: "created_at", key: "id" } }, { timezone: "Europe/Rome" }), { workspace: "/tmp/c2", lake: "/tmp/c2/lake", read: diskFiles });
    const cpu = process.cpuUsage(c0);
    console.log(e, performance.now() - t0, "cpu", (cpu.user + cpu.system) / 1000, log.map((l) => `${l[0].toFixed(0)} ${l[1].replace(/\s+/g, " ")}`).join("\n"));
    console.log(JSON.stringify(r));
  }
});
