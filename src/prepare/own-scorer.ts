import { stat } from "node:fs/promises";
import { join } from "node:path";
import { MOODS, type Mood, type SentimentDef } from "../compile/definitions.js";
import { Refused, type Diagnostic } from "../ground/diagnostic.js";
import { diagnose } from "../ground/messages.js";
import { compiledModule, firstWords, importedModule } from "../../loaders/land/module.js";
import { digestOf } from "./digest.js";

/** A text as a workspace's own scorer is given it. */
export interface GivenText {
  readonly id: string;
  readonly text: string;
  /** As the rows write it; null where they do not say. */
  readonly language: string | null;
}

/** The workspace's own scorer, compiled and not run yet. */
export interface OwnScorer {
  /** Of its code and all it imports. */
  readonly digest: string;
  /** A mood for each text, in their order, null where it cannot say. Throws Refused where it fails or gives something else. */
  score(texts: readonly GivenText[]): Promise<readonly (Mood | null)[]>;
}

/** So many texts it is given at a time. */
const AT_ONCE = 1_000;

/** Reads the scorer's file. Throws Refused where it cannot be compiled. */
export async function ownScorer(workspace: string, path: string, def: SentimentDef): Promise<OwnScorer> {
  const refuse = (diagnostic: Diagnostic): Refused => new Refused([{ ...diagnostic, span: def.scoring?.span ?? def.span }]);
  const broken = (reason: string): Refused => refuse(diagnose("voicesScorerBroken", null, { path, reason: plain(reason) }));
  if (!(await stat(join(workspace, path)).catch(() => null))?.isFile()) throw broken("there is no such file");
  const code = await compiledModule(join(workspace, path)).catch((cause: unknown) => {
    throw broken(firstWords(cause));
  });
  const load = async (): Promise<(texts: readonly GivenText[]) => unknown> => {
    const module = await importedModule(code).catch((cause: unknown) => {
      throw broken(firstWords(cause));
    });
    if (typeof module.default !== "function") throw broken("it has no default export that is a function from texts to labels");
    return module.default as (texts: readonly GivenText[]) => unknown;
  };
  const labelled = async (scorer: (texts: readonly GivenText[]) => unknown, texts: readonly GivenText[]) => {
    let labels: unknown;
    try {
      labels = await scorer(texts.map((text) => ({ ...text })));
    } catch (cause) {
      throw refuse(diagnose("voicesScorerThrew", null, { path, reason: plain(firstWords(cause)) }));
    }
    const lengths = { path, texts: texts.length, labels: Array.isArray(labels) ? labels.length : null };
    if (!Array.isArray(labels) || labels.length !== texts.length) throw refuse(diagnose("voicesScorerLength", null, lengths));
    return labels.map((label: unknown, i): Mood | null => {
      if (label === null) return null;
      const mood = MOODS.find((one) => label === one || def.words[one].some((word) => word === label));
      if (mood !== undefined) return mood;
      const said = typeof label === "string" ? `“${label}”` : (JSON.stringify(label) ?? String(label));
      const words = MOODS.map((one) => def.words[one][0] ?? one);
      throw refuse(diagnose("voicesScorerLabel", null, { path, label: said, id: texts[i]?.id ?? "", words }));
    });
  };
  return {
    digest: digestOf(code),
    async score(texts) {
      if (texts.length === 0) return [];
      const scorer = await load();
      const moods: (Mood | null)[] = [];
      for (let at = 0; at < texts.length; at += AT_ONCE) moods.push(...(await labelled(scorer, texts.slice(at, at + AT_ONCE))));
      return moods;
    },
  };
}

const plain = (reason: string): string => reason.replace(/\.$/, "");
