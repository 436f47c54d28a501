import { test } from "vitest";
import { definitionsOf, emptyEngine, sharedData } from "./kit.js";
import { diskFiles, prepare } from "../../src/prepare/prepare.js";
test("x", async () => {
  const data = sharedData()!;
  const all = {
      tickets: { from: "tickets-helpdesk-italy/Helpdesk.csv", time: "time:timestamp" },
      survey: { from: "survey-r-community-2019/survey_Combined.tsv" },
      shop: { from: "traffic-online-shoppers/online_shoppers_intention.csv" },
      forum: { from: "discourse-urho3d/topics-*.ndjson", time: "created_at", key: "id" },
  };
  for (const [k, v] of Object.entries(all)) {
    const raw = await emptyEngine("native");
    const log: [number, string][] = [];
    const engine = { ...raw, query: async (s: string) => { const t = performance.now(); const r = await raw.query(s); log.push([performance.now() - t, s.slice(0, 100)]); return r; }, run: async (s: string) => { const t = performance.now(); await raw.run(s); log.push([performance.now() - t, s.slice(0, 100)]); } };
    const t0 = performance.now(); const c0 = process.cpuUsage();
    await prepare(engine, definitionsOf({ [k]: v }, { timezone: "Europe/Rome" }), { workspace: data, lake: "/tmp/c2/lake", read: diskFiles });
    const cpu = process.cpuUsage(c0);
    console.log(k, performance.now() - t0, "cpu", (cpu.user + cpu.system) / 1000, log.map((l) => `${l[0].toFixed(0)} ${l[1].replace(/\s+/g, " ")}`).join("\n"));
  }
});
