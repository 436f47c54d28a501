import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { MOODS, type Mood } from "../compile/definitions.js";
import { makeWhole } from "../engine/file.js";
import { digestOf } from "./digest.js";
import { namesIn } from "./open.js";
import type { OwnScorer } from "./own-scorer.js";

/**
 * A workspace's own scorer, given only texts that it has not scored before: what it said is kept in
 * `<lake>/.prepared/scores-<digest>.json`, by the scorer's code and the text, until its code changes.
 */
export function rememberingScorer(scorer: OwnScorer, lake: string): OwnScorer {
  const folder = join(lake, ".prepared");
  const name = `scores-${scorer.digest}.json`;
  return {
    digest: scorer.digest,
    async score(texts) {
      const known = await readScores(join(folder, name));
      const keys = texts.map(({ text, language }) => digestOf([text, language]));
      const fresh = new Map(texts.flatMap((text, i) => (known.has(keys[i] as string) ? [] : [[keys[i] as string, text]])));
      const found = await scorer.score([...fresh.values()]);
      [...fresh.keys()].forEach((key, i) => known.set(key, found[i] ?? null));
      if (fresh.size > 0) await keep(folder, name, known);
      return keys.map((key) => known.get(key) ?? null);
    },
  };
}

async function readScores(file: string): Promise<Map<string, Mood | null>> {
  try {
    const kept = JSON.parse(await readFile(file, "utf8")) as Readonly<Record<string, unknown>>;
    const isScore = (said: unknown): said is Mood | null => said === null || MOODS.some((mood) => mood === said);
    return new Map(Object.entries(kept).filter((entry): entry is [string, Mood | null] => isScore(entry[1])));
  } catch {
    // Missing or damaged: the texts are scored anew.
    return new Map();
  }
}

async function keep(folder: string, name: string, scores: ReadonlyMap<string, Mood | null>): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await makeWhole(join(folder, name), (temporary) => writeFile(temporary, JSON.stringify(Object.fromEntries(scores))));
    for (const other of await namesIn(folder))
      if (/^scores-[0-9a-f]{32}\.json$/.test(other) && other !== name) await rm(join(folder, other), { force: true });
  } catch {
    // What cannot be written costs time, never the answer.
  }
}
