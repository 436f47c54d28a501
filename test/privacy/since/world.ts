import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSession } from "../../../src/cli/session.js";
import { reportOf } from "../../../src/cli/site.js";
import { readDefinitions } from "../../../src/cli/workspace.js";
import type { Report } from "../../../src/report/model.js";
import { Unknowns } from "../shipped/unknowns.js";

/** A workspace's files by name. */
export type Files = Readonly<Record<string, string>>;

export interface Two {
  readonly release: Report;
  /** Made beside the release, and as it would be without it. */
  readonly aware: Report;
  readonly unaware: Report;
}

/** A release of a workspace, and the report made of its later files. */
export async function twoOf(before: Files, after: Files): Promise<Two> {
  const root = mkdtempSync(join(tmpdir(), "worthwhile-since-"));
  const put = (files: Files): void => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  };
  const made = async (earlier: readonly Report[]): Promise<Report> => {
    const session = await openSession(readDefinitions(root), null, [], "native");
    try {
      return JSON.parse(JSON.stringify(await reportOf(session, { earlier }))) as Report;
    } finally {
      await session.engine.close();
    }
  };
  try {
    put(before);
    const release = await made([]);
    put(after);
    return { release, aware: await made([release]), unaware: await made([]) };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Counts that together come to a number, or to nobody knows how many; null: withheld, and so at least one. */
export interface Sum {
  readonly all: number | null;
  readonly cells: ReadonlyMap<string, number | null>;
}

/** Withheld counts below `k` that whoever knows all these sums can tell to be below it. Exact: by integer programming. */
export function workedOut(sums: readonly Sum[], k: number): readonly string[] {
  const unknowns = new Unknowns();
  const hidden = new Set<string>();
  sums.forEach(({ all, cells }, i) => {
    unknowns.sums(`all ${i}`, [...cells.keys()]);
    if (all !== null) unknowns.knows(`all ${i}`, all);
    for (const [name, n] of cells) {
      unknowns.knows(name, n ?? 1, n ?? Infinity);
      if (n === null) hidden.add(name);
    }
  });
  return [...hidden].filter((name) => unknowns.most(name) < k);
}
