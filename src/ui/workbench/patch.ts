import { createTwoFilesPatch } from "diff";
import { download } from "../explore/dom.js";
import { WORDS } from "./words.js";
import type { Workbench } from "./workbench.js";

export interface Changed {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** The changes of some files as a unified diff, as `git apply` and `patch -p1` take it. */
export const patchOf = (changed: readonly Changed[]): string =>
  changed
    .map(({ path, before, after }) =>
      // Without the ruler that other tools put above each file.
      createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, "", "", {
        headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
      }),
    )
    .join("");

/** Hands out what is not saved as a patch, for a reviewer or another copy of the workspace. */
export function exportPatch(bench: Workbench): void {
  const { session } = bench;
  const changed = session.paths
    .filter((path) => session.isChanged(path))
    .map((path) => ({ path, before: session.stored(path).text, after: session.bytes(path) }));
  if (changed.length === 0) return bench.tell(WORDS.nothingToSave);
  download("worthwhile.patch", "text/x-diff", patchOf(changed));
  bench.tell(WORDS.exported("worthwhile.patch"));
}

/** Hands out the open file as it is here, saved or not. */
export function exportFile(bench: Workbench): void {
  const path = bench.state.path.value;
  const name = path.slice(path.lastIndexOf("/") + 1);
  download(name, "text/plain", bench.session.bytes(path));
  bench.tell(WORDS.exported(name));
}
