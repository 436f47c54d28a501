import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { framework } from "../../../src/site/framework.js";
import { against, type Figure } from "../figure.js";
import { inTurn, median } from "../measure.js";
import type { Options } from "../options.js";
import { demo, HOME, inEnglish, variant, worthwhile, type Document } from "../place.js";

const KPIS = 50;

/** The site of 50 KPIs, data and charts and all, beside Framework alone on 50 pages of plain text. */
export async function* measure({ runs }: Options): AsyncGenerator<Figure> {
  const root = await variant("site", await demo(1), (whole) => {
    const english = inEnglish(whole) as Document;
    return { ...english, kpis: standing(english, KPIS) };
  });
  const build = () => worthwhile("build", "--workspace", root);
  const bare = join(HOME, "bare");
  const [ours = 0, baseline = 0] = await inTurn(
    Math.min(runs, 3),
    [
      async () => {
        // From nothing but the loaded data: no prepared tables, no drawings, no Framework output.
        for (const made of [".worthwhile", "dist", "data/lake/.prepared"])
          await rm(join(root, made), { recursive: true, force: true });
        await build();
      },
      async () => {
        await rm(bare, { recursive: true, force: true });
        await mkdir(bare, { recursive: true });
        await framework(plainPages(KPIS), "Bench", bare);
      },
    ],
    { warm: false },
  );
  yield against(
    "site",
    `${KPIS} KPIs`,
    "ms",
    { ours, baseline },
    2,
    `whole site from cold against Framework on ${KPIS} static pages`,
  );
  const again: number[] = [];
  const edited: number[] = [];
  const file = join(root, "metrics.yaml");
  const text = await readFile(file, "utf8");
  for (let i = 0; i < Math.min(runs, 3); i++) {
    await writeFile(file, text);
    again.push((await build()).milliseconds);
    await writeFile(file, text.replace("formula: count(tickets)", `formula: count(tickets where severity != "${i}")`));
    edited.push((await build()).milliseconds);
  }
  yield against(
    "site",
    "after one edit",
    "ms",
    { ours: median(edited), baseline },
    null,
    "one formula changed, against the same yardstick",
  );
}

/** So many KPIs that stand without the others: from the last on, those leave that nothing left speaks of. */
function standing(definitions: Document, wanted: number): Record<string, unknown> {
  const kpis = { ...definitions.kpis };
  for (const name of Object.keys(kpis).reverse()) {
    if (Object.keys(kpis).length === wanted) break;
    const { [name]: _left, ...others } = kpis;
    if (!new RegExp(`\\b${name}\\b`).test(JSON.stringify({ ...definitions, kpis: others }))) delete kpis[name];
  }
  return kpis;
}

/** Pages with a heading, a paragraph and a small table, as a report without numbers would have. */
const plainPages = (pages: number) =>
  Array.from({ length: pages }, (_, i) => ({
    path: `page-${i + 1}.md`,
    bytes: `# Page ${i + 1}\n\nWords that stand still, as many as a short report has.\n\n| Month | Value |\n|---|---|\n${Array.from(
      { length: 36 },
      (_row, month) => `| ${month + 1} | ${(month * (i + 7)) % 100} |`,
    ).join("\n")}\n`,
  }));
