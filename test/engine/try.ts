import { openNative } from "../../src/engine/node.js";
import { openWasm } from "../../src/engine/wasm-node.js";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
const n = await openNative();
const garbage = await openWasm(); await garbage.run("create table q as select range, md5(range::varchar) from range(300000)");
for (const [label,data] of [["verylong","repeat(md5(range::varchar), case when range%13=0 then 300 else 1 end)"],["md5","md5(range::varchar)"],["nullstr","case when range%3=0 then null else 'x'||range end"],["boolnull","case when range%5=0 then null else hash(range)%2=0 end"],["ln","ln(range+1)"],["money","round(range/7,2)"],["emoji","'日本😀'||(hash(range)%5000)"],["mixed","case when range%1000=0 then repeat('long',2000) else 's'||range%7 end"]] as const) {
  const sql=`select ${data} n, range id from range(${label.includes("long")?20000:200000})`;
  const t = await n.query(sql);
  const out: string[] = [];
  for (const set of ["", "alp,alprd", "alp,alprd,fsst"]) for (let k=0;k<2;k++) {
    const w = await openWasm(); if (set) await w.run(`set disabled_compression_methods='${set}'`);
    await w.insert("t", t); await w.save("/tmp/p.duckdb", [{name:"rows",sql:"from t"}]); await w.close();
    const b = readFileSync("/tmp/p.duckdb"); out.push(createHash("md5").update(b).digest("hex").slice(0,8)+":"+b.length);
  }
  console.log(label, out.join(" "));
}
