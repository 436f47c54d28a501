import { join } from "node:path";
import { Refused, type Diagnostic } from "../ground/diagnostic.js";
import type { Catalog } from "../compile/catalog.js";
import type { Definitions } from "../compile/definitions.js";
import { closure, understand, type Program } from "../compile/program.js";
import { hasOwn } from "../compile/scope.js";
import { namesBehind, tablesOf } from "../compile/uses.js";
import type { Answerer, Engine } from "../engine/engine.js";
import { openEngine } from "../engine/open.js";
import { diskFiles } from "../../loaders/formats/files.js";
import { failedTests } from "../query/tests.js";
import { prepare } from "../prepare/prepare.js";
import { serverAnswers } from "./server.js";
import type { Context } from "./context.js";
import { errorsOf, type Read } from "./workspace.js";

/** A workspace with its data open: what every command that computes a number starts from. */
export interface Session {
  readonly read: Read;
  readonly definitions: Definitions;
  readonly catalog: Catalog;
  readonly program: Program;
  /** Closing it first keeps the tables that were made, for next time. */
  readonly engine: Engine;
  /** What computes the numbers: the engine itself, or the server that the workspace names. */
  readonly answers: Answerer;
  /** Keeps them now, while there is other work to do. */
  readonly keep: () => Promise<void>;
  /** What preparing the data had to say. */
  readonly diagnostics: readonly Diagnostic[];
}

export type EngineKind = "native" | "wasm" | "auto";

export const lakeOf = (root: string): string => join(root, "data", "lake");

/** More help little at the sizes a community has, and a laptop has other work. */
const THREADS = 2;

/**
 * Opens what these KPIs need and nothing else: another KPI, or another table, may be broken. All of it where `kpis` is
 * null. Throws Refused where something needed is wrong. Where not `runs`, no code of the workspace is run to score texts.
 */
export async function openSession(
  read: Read,
  kpis: readonly string[] | null,
  conditions: readonly string[],
  kind: EngineKind,
  env: Context["env"] = {},
  { runs = true }: { readonly runs?: boolean } = {},
): Promise<Session> {
  const { definitions } = read;
  if (definitions === null) throw new Refused(errorsOf(read.diagnostics));
  refuseLost(read, kpis);
  const tables = kpis === null ? Object.keys(definitions.tables) : tablesOf(definitions, kpis, conditions);
  const { memory, threads } = definitions.engine;
  const { engine, keep, later, atEnd } = keeping(
    await openEngine({ kind, threads: threads ?? THREADS, ...(memory === null ? {} : { memory }) }),
  );
  try {
    const { catalog, diagnostics } = await prepare(engine, definitions, {
      workspace: read.root,
      lake: lakeOf(read.root),
      tables,
      read: diskFiles,
      later,
      runs,
    });
    if (kpis !== null && errorsOf(diagnostics).length > 0) throw new Refused(errorsOf(diagnostics));
    const program = understand({ definitions, catalog, lost: read.lost });
    refuseUnread(read, program, kpis);
    const { answers, troubles } = await serverAnswers(engine, catalog, read, env, atEnd);
    if (kpis !== null && troubles.length > 0) throw new Refused(troubles);
    // All that is wrong is told, and what prints numbers refuses to where anything is.
    return { read, definitions, catalog, program, engine, answers, keep, diagnostics: [...diagnostics, ...troubles] };
  } catch (cause) {
    await engine.close();
    throw cause;
  }
}

interface Keeping extends Pick<Session, "engine" | "keep"> {
  readonly later: (keep: () => Promise<void>) => void;
  readonly atEnd: (close: () => Promise<void>) => void;
}

/** An engine that keeps what was made before it closes, once, whenever it is asked to: answers come first. */
function keeping(opened: Engine): Keeping {
  const ends: (() => Promise<void>)[] = [];
  const waiting: (() => Promise<void>)[] = [];
  let kept = Promise.resolve();
  const keep = (): Promise<void> => {
    for (const one of waiting.splice(0)) kept = kept.then(one);
    return kept;
  };
  const close = async (): Promise<void> => {
    await keep();
    for (const end of ends.splice(0)) await end();
    await opened.close();
  };
  return { engine: { ...opened, close }, keep, later: (one) => void waiting.push(one), atEnd: (one) => void ends.push(one) };
}

/** The KPIs' own tests that fail, and what keeps them from being asked. */
export const testProblems = ({ answers, program }: Session): Promise<readonly Diagnostic[]> =>
  failedTests(answers, program).catch((cause: unknown) => {
    if (cause instanceof Refused) return cause.diagnostics;
    throw cause;
  });

/** An asked KPI that stands in the file with a mistake is that mistake, not an unknown name. */
function refuseLost(read: Read, kpis: readonly string[] | null): void {
  const missing = (kpis ?? []).filter((name) => !hasOwn(read.definitions?.kpis ?? {}, name));
  const lost = missing.filter((name) => read.lost.some((entry) => entry.section === "kpis" && entry.name === name));
  if (lost.length > 0) throw new Refused(problemsOf(read, lost));
}

/** An asked KPI that means nothing and says nothing of it rests on what could not be read: that is what is said. */
function refuseUnread(read: Read, program: Program, kpis: readonly string[] | null): void {
  const used = closure(program, kpis ?? []);
  if (used.every(({ cell }) => cell !== null) || used.some(({ diagnostics }) => errorsOf(diagnostics).length > 0)) return;
  throw new Refused(problemsOf(read, namesBehind(program.world.definitions, kpis ?? [])));
}

/** What is wrong with things of these names; with the whole file where nothing is placed at them. */
function problemsOf(read: Read, names: readonly string[]): readonly Diagnostic[] {
  const about = errorsOf(read.diagnostics).filter((d) => d.span !== null && names.includes(read.entryAt(d.span)?.name ?? ""));
  return about.length > 0 ? about : errorsOf(read.diagnostics);
}
