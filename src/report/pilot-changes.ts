import { compareLocal } from "../ground/day.js";
import type { FixedDesign, PilotReport } from "./pilot-model.js";

/** What an earlier report said of the pilots: the release it is known by, how far its data went, and what was fixed then. */
export interface EarlierPilots {
  readonly release: string;
  readonly dataTo: string | null;
  readonly pilots: readonly Pick<PilotReport, "id" | "fixed" | "designDigest">[];
}

/** A part of a pilot's design that was edited after it had been fixed. */
export interface DesignEdit {
  readonly pilot: string;
  readonly part: keyof FixedDesign;
  /** The last release that still had it otherwise. */
  readonly release: string;
  readonly was: string;
  readonly is: string;
}

const PARTS = ["kpi", "definition", "criterion", "design", "units", "window"] as const satisfies readonly (keyof FixedDesign)[];

/**
 * What was edited in pilots after it had been fixed: `earlier` are the releases, oldest first. Fixed it is from the day it
 * was agreed, or from the start; what changed before that was planning.
 */
export function designChanges(
  current: readonly Pick<PilotReport, "id" | "start" | "agreed" | "fixed" | "designDigest">[],
  earlier: readonly EarlierPilots[],
): readonly DesignEdit[] {
  return current.flatMap((pilot): DesignEdit[] => {
    const since = pilot.agreed !== null && compareLocal(pilot.agreed.on, pilot.start) < 0 ? pilot.agreed.on : pilot.start;
    const binding = earlier.flatMap(({ release, dataTo, pilots }) => {
      const then = pilots.find(({ id }) => id === pilot.id);
      const isFixed = dataTo !== null && compareLocal(dataTo, since) >= 0;
      return then === undefined || !isFixed || then.designDigest === pilot.designDigest ? [] : [{ release, fixed: then.fixed }];
    });
    return PARTS.flatMap((part): DesignEdit[] => {
      const other = binding.findLast(({ fixed }) => fixed[part] !== pilot.fixed[part]);
      if (other === undefined) return [];
      return [{ pilot: pilot.id, part, release: other.release, was: other.fixed[part], is: pilot.fixed[part] }];
    });
  });
}

/** The report's pilots with what the chain of releases tells of each: pages print it beside the criterion. */
export function withDesignChanges<R extends { readonly pilots: readonly PilotReport[] }>(
  report: R,
  earlier: readonly EarlierPilots[],
): R {
  const edits = designChanges(report.pilots, earlier);
  if (edits.length === 0) return report;
  return {
    ...report,
    pilots: report.pilots.map((pilot) => {
      const own = edits.filter((edit) => edit.pilot === pilot.id);
      return own.length === 0 ? pilot : { ...pilot, edits: own.map(({ part, release }) => ({ part, release })) };
    }),
  };
}
