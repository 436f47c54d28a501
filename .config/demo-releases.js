// Makes the demo's releases by the commands a user types: the community as it was known on a day, released, one after the
// other. What is there already is made again from its own frozen definitions, to the same bytes. Into data/releases of
// this workspace, or of the folder that is named: node .config/demo-releases.js [DIR]
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const root = new URL("..", import.meta.url).pathname;
const out = resolve(process.argv[2] ?? root);
const source = "aurora: { loader: aurora, seed: 1, scale: 1 }";

/** Until when the world is looked at, and what metrics.yaml said then in place of what it says now. */
const RELEASES = [
  {
    name: "2026-Q2",
    until: "2026-07-01",
    date: "2026-07-06",
    then: [
      [
        /( {4}formula: )count\(visits where page = "answer" and answer_box = "shown"\)/,
        '$1count(visits where page = "answer")',
      ],
      [/ {4}history:\n {6}# Numbers of all periods were made anew;[\s\S]*?(?=\n\n {2}deflected_tickets:)/, ""],
      [
        /value: 18\.5\n {4}low: 14\n {4}high: 24\n {4}unit: EUR\/ticket\n {4}class: benchmark\n {4}source: Finance, cost accounting, second quarter of 2026/,
        "value: 19.2\n    low: 15\n    high: 25\n    unit: EUR/ticket\n    class: benchmark\n    source: Finance, cost accounting, first quarter of 2026",
      ],
    ],
  },
  { name: "2026-Q3", until: "2026-10-01", date: "2026-10-05", then: [] },
];

const made = mkdtempSync(join(tmpdir(), "worthwhile-demo-"));
try {
  for (const { name, until, date, then } of RELEASES) {
    const frozen = join(root, "data", "releases", name, "definitions");
    if (existsSync(frozen)) cpSync(frozen, made, { recursive: true });
    else writeFileSync(join(made, "metrics.yaml"), definitionsThen(until, then));
    mkdirSync(join(made, "data"), { recursive: true });
    mkdirSync(join(made, "data", "in"), { recursive: true });
    writeFileSync(join(made, "data", "in", "content_calendar.csv"), calendarThen(until));
    worthwhile("sync");
    worthwhile("release", name, "--date", date);
  }
  worthwhile("verify");
  const place = join(out, "data", "releases");
  rmSync(place, { recursive: true, force: true });
  mkdirSync(dirname(place), { recursive: true });
  cpSync(join(made, "data", "releases"), place, { recursive: true });
} finally {
  rmSync(made, { recursive: true, force: true });
}

function definitionsThen(until, then) {
  let text = readFileSync(join(root, "metrics.yaml"), "utf8");
  const replace = (found, by) => {
    const next = text.replace(found, by);
    if (next === text) throw new Error(`metrics.yaml no longer holds ${found}`);
    text = next;
  };
  replace(source, source.replace("}", `, until: ${until} }`));
  for (const [found, by] of then) replace(found, by);
  return text;
}

/** The content calendar as it stood: what was planned for later is left out, what came out later is open. */
function calendarThen(until) {
  const lines = readFileSync(join(root, "data", "in", "content_calendar.csv"), "utf8")
    .trimEnd()
    .split("\n");
  const [head, ...rows] = lines.map((line) => line.split(","));
  const past = rows
    .filter(([planned]) => planned < until)
    .map(([planned, out, ...rest]) => [planned, out < until ? out : "", ...rest]);
  return `${[head, ...past].map((row) => row.join(",")).join("\n")}\n`;
}

function worthwhile(...words) {
  execFileSync(process.execPath, [join(root, "dist", "worthwhile.js"), ...words], { cwd: made, stdio: "inherit" });
}
