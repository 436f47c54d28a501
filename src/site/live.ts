import { explorersOf, programFiles } from "./assemble.js";
import { assets, type Assets } from "./assets.js";
import { document } from "./document.js";
import { exploreSite } from "./explore-files.js";
import type { SiteFile } from "./file.js";
import { notebookSiteFiles } from "./notebook-files.js";
import { openPages } from "./pages/pages.js";
import { publish, type Source } from "./publish.js";
import { WORKBENCH } from "./workbench.js";
import { drawings } from "./svg.js";

/** A site that is never written: each page is printed when it is asked for. The same printing as the built site's. */
export interface LiveSite {
  /** The bytes at a place of the site; null where there is none. `live` pages listen for changes. */
  read(path: string): SiteFile | null;
}

/** Address of the script that reloads a page; served by `worthwhile start` alone, so no built page knows it. */
export const LIVE_SCRIPT = "_live.js";

const hand = drawings();
let shared: Assets | null = null;

/** Opens a Report as a site. Drawings are remembered from one Report to the next. */
export async function liveSite(source: Source, cache: string): Promise<LiveSite> {
  const { report } = source;
  const archived = source.archive !== undefined;
  const common = (shared ??= assets());
  const notebooks = source.notebooks ?? [];
  const open = openPages(report, { draw: hand.draw, archive: source.archive ?? null, notebooks, workbench: WORKBENCH });
  const explore = exploreSite(report);
  const program = await programFiles(
    { facts: report, archived, notebooks: notebooks.length > 0, cache, sources: explore.sources, programPages: explore.pages },
    common,
  );
  const explorers = explorersOf(explore.pages);
  const files = [
    ...common.files,
    ...program,
    ...explore.files,
    ...(await publish(source, cache)),
    ...notebookSiteFiles(notebooks, report),
  ];
  const others = new Map(files.map((file) => [file.path, file]));
  return {
    read(path) {
      const make = open.get(path);
      if (make) {
        const page = make();
        const around = { explorers, archived, notebooks: notebooks.length > 0 };
        const programs = page.programs ? { programs: page.programs } : {};
        return { path, bytes: listening(document(page, report, common, { ...around, ...programs }), path) };
      }
      const other = others.get(path);
      if (other && path.endsWith(".html") && "bytes" in other) return { path, bytes: listening(String(other.bytes), path) };
      return other ?? null;
    },
  };
}

/** The page with the one script that reloads it, and a policy that lets it run. */
function listening(html: string, path: string): string {
  const up = "../".repeat(path.split("/").length - 1);
  return html
    .replace("script-src 'none'", "script-src 'self'; connect-src 'self'")
    .replace("</head>", `<script src="${up}${LIVE_SCRIPT}" defer></script>\n</head>`);
}
