import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { shared, withoutShared } from "../kit/shared.js";

/** The folder of a pack, or why there is none to run. */
export type Which = { readonly folder: string } | { readonly without: string };

/**
 * The pack of a kind: the one of the shared data, or, where WORTHWHILE_PACK names a folder, that one, if it is of this
 * kind. A kind is told by the files it holds.
 */
export function packOf(kind: string, files: readonly string[], also: (folder: string) => boolean = () => true): Which {
  const asked = process.env["WORTHWHILE_PACK"];
  const folder = asked === undefined ? join(shared, "conformance", kind) : resolve(asked);
  const fits = files.every((file) => existsSync(join(folder, file))) && also(folder);
  if (fits) return { folder };
  return { without: asked === undefined ? withoutShared : ` (skipped: ${asked} is no pack of this kind)` };
}
