import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { against, alone, type Figure } from "../figure.js";
import { median } from "../measure.js";
import type { Options } from "../options.js";
import { demo, inEnglish, variant, worthwhile, type Document } from "../place.js";

/** Freezing a release of the demo, the difference of two, and what its languages and stakeholders add to a build. */
export async function* measure({ runs }: Options): AsyncGenerator<Figure> {
  const rounds = Math.min(runs, 3);
  const root = await variant("versions", await demo(1), (whole) => whole);
  const file = join(root, "metrics.yaml");
  const text = await readFile(file, "utf8");
  // Half a cent more each time: every number that rests on it is another.
  const edited = (i: number): string =>
    text.replace(/(\n {2}cost_per_ticket:\n[\s\S]*?\n {4}value: [\d.]+)/, (found) => `${found}${i + 1}`);
  if (edited(0) === text) throw new Error("the demo has no cost per ticket to change");
  const releases: number[] = [];
  const differences: number[] = [];
  for (let i = 0; i < rounds; i++) {
    await rm(join(root, "data", "releases"), { recursive: true, force: true });
    await writeFile(file, text);
    await worthwhile("release", "before", "--workspace", root);
    await writeFile(file, edited(i));
    releases.push((await worthwhile("release", "after", "--workspace", root)).milliseconds);
    differences.push((await worthwhile("diff", "before", "after", "--workspace", root)).milliseconds);
  }
  yield alone(
    "versions",
    "release",
    "ms",
    median(releases),
    2000,
    "of the demo after an assumption changed, the process included",
  );
  yield alone("versions", "diff", "ms", median(differences), 2000, "of two releases, the process included");

  await rm(join(root, "data", "releases"), { recursive: true, force: true });
  await writeFile(file, text);
  const bare = await variant("versions-bare", root, ({ stakeholders: _, goals: __, ...rest }) => inEnglish(rest) as Document);
  const whole: number[] = [];
  const without: number[] = [];
  for (let i = 0; i < rounds; i++) {
    // From nothing but the loaded data, like for like.
    for (const [of, times] of [
      [root, whole],
      [bare, without],
    ] as const) {
      for (const made of [".worthwhile", "dist", "data/lake/.prepared"])
        await rm(join(of, made), { recursive: true, force: true });
      times.push((await worthwhile("build", "--workspace", of)).milliseconds);
    }
  }
  yield against(
    "versions",
    "six languages",
    "ms",
    { ours: median(whole), baseline: median(without) },
    2,
    "build of the demo with all stakeholders and languages against one of its KPIs in English",
  );
}
