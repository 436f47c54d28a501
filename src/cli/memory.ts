import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { meaningOf } from "../compile/meaning.js";
import { closure } from "../compile/program.js";
import { tablesOf } from "../compile/uses.js";
import { digest } from "../report/canonical.js";
import type { Memory, Subject } from "../report/input.js";
import type { Session } from "./session.js";

/** What builds found out, by digests of all it depends on; one build reads what the last one wrote. */
export interface Kept {
  /** The memory of one build: what it neither reads nor writes is forgotten when it is saved. */
  of(session: Session): Memory;
  /** Writes it for the next build; a folder that cannot be written makes that one slower, no more. */
  save(): Promise<void>;
}

const FILE = "answers.json";

/**
 * What is kept in a folder between builds. Answers of another version of this program are never taken: they are kept
 * under a digest of the program itself, and not at all where it runs from its sources.
 */
export async function keptIn(folder: string): Promise<Kept> {
  const program = programDigest();
  const known = program === null ? new Map<string, unknown>() : await read(join(folder, FILE), program);
  const memory = keptInMemory(known);
  return {
    of: (session) => memory.of(session),
    save: async () => {
      if (program === null) return;
      try {
        await mkdir(folder, { recursive: true });
        const fresh = join(folder, `.${FILE}.${process.pid}`);
        await writeFile(fresh, JSON.stringify({ program, answers: Object.fromEntries(memory.used()) }));
        await rename(fresh, join(folder, FILE));
      } catch (error) {
        if (!(error instanceof Error && "code" in error)) throw error;
      }
    },
  };
}

/** What is kept while the process lives: from one refresh of the live site to the next. */
export function keptInMemory(known: ReadonlyMap<string, unknown> = new Map()): {
  of(session: Session): Memory;
  used(): ReadonlyMap<string, unknown>;
} {
  let before = known;
  let now = new Map<string, unknown>();
  return {
    of(session) {
      if (now.size > 0) before = now;
      now = new Map();
      const used = now;
      const about = subjects(session);
      const keyOf = (subject: Subject, what: unknown): string => digest([about(subject), what]);
      return {
        get(subject, what) {
          const key = keyOf(subject, what);
          const value = used.get(key) ?? before.get(key);
          if (value !== undefined) used.set(key, value);
          return value;
        },
        set: (subject, what, value) => void used.set(keyOf(subject, what), value),
      };
    },
    used: () => now,
  };
}

/** A digest of all that enters a KPI's answers, and of all that enters a table's rows. */
function subjects(session: Session): (subject: Subject) => string {
  const { definitions, catalog, program, engine, answers } = session;
  const tables = new Map<string, string>();
  const kpis = new Map<string, string>();
  const common = [
    engine.kind,
    answers.version,
    definitions.community,
    definitions.filters,
    definitions.rates,
    catalog.instants,
  ];
  const tableDigest = (name: string): string => {
    const known = tables.get(name) ?? digest(meaningOf([common, definitions.tables[name], catalog.tables[name]]));
    tables.set(name, known);
    return known;
  };
  const kpiDigest = (name: string): string => {
    const used = closure(program, [name]);
    const assumptions = used.flatMap((kpi) => kpi.assumptions).map((id) => definitions.assumptions[id]);
    const known =
      kpis.get(name) ??
      digest([meaningOf([name, used.map((kpi) => kpi.def), assumptions]), tablesOf(definitions, [name]).map(tableDigest)]);
    kpis.set(name, known);
    return known;
  };
  return (subject) => ("kpi" in subject ? kpiDigest(subject.kpi) : tableDigest(subject.table));
}

async function read(file: string, program: string): Promise<ReadonlyMap<string, unknown>> {
  try {
    const kept = JSON.parse(await readFile(file, "utf8")) as { readonly program?: unknown; readonly answers?: unknown };
    if (kept.program !== program || kept.answers === null || typeof kept.answers !== "object") return new Map();
    return new Map(Object.entries(kept.answers));
  } catch {
    // Missing or damaged: it may be deleted at any time.
    return new Map();
  }
}

/** The compiled program names each of its parts by a digest of its content, so the digest of its first file is one of all. */
function programDigest(): string | null {
  const first = join(dirname(fileURLToPath(import.meta.url)), "..", "worthwhile.js");
  return existsSync(first) ? createHash("sha256").update(readFileSync(first)).digest("hex") : null;
}
