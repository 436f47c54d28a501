import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { shared, withoutShared } from "../kit/shared.js";

/** The kinds of packs, each told by what its folder holds. */
const HOLDS = {
  metricflow: ["cases.json", "models.json", "tables.json"],
  "cube-multifact": ["cases.json", "tables"],
  stats: ["reference.json"],
  sentiment: ["xlm-t", "danish-lcc"],
} as const;
export type Kind = keyof typeof HOLDS;

/** Why a folder is no pack of a kind; nothing where it is one. */
export function unfit(kind: Kind, folder: string): string | null {
  if (!existsSync(folder)) return `There is no folder ${folder}.`;
  const missing = HOLDS[kind].filter((file) => !existsSync(join(folder, file)));
  if (missing.length > 0) return `${folder} is no pack of the kind ${kind}: it has no ${missing.join(" and no ")}.`;
  if (kind === "cube-multifact" && unfit("metricflow", folder) === null) return `${folder} is a pack of the kind metricflow.`;
  return null;
}

/** The folder of a pack, or why there is none to run. */
export type Which = { readonly folder: string } | { readonly without: string };

/** The pack of a kind: the one of the shared data, or the folder that WORTHWHILE_PACK names, if it is of this kind. */
export function packOf(kind: Kind): Which {
  const asked = process.env["WORTHWHILE_PACK"];
  const given = kind === "sentiment" ? join("data", "sentiment-multilingual") : join("conformance", kind);
  const folder = asked === undefined ? join(shared, given) : resolve(asked);
  const why = unfit(kind, folder);
  if (why === null) return { folder };
  return { without: asked === undefined ? withoutShared || ` (skipped: ${why})` : ` (skipped: ${why})` };
}
