import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate as breath } from "node:timers/promises";
import { exploreSite } from "./explore-files.js";
import { publish, type Source } from "./publish.js";
import { assemble, type Assembled } from "./assemble.js";
import { refuseLeaks, type Scanned } from "./leak-scan.js";
import type { Page } from "./page.js";
import type { SiteArchive } from "./pages/archive.js";
import { notebookSiteFiles } from "./notebook-files.js";
import { openPages } from "./pages/pages.js";
import { drawings, type Draw } from "./svg.js";

/** Prints a Report as a site: its pages, its data, its figures. Charts drawn in an earlier build are taken from `cache`. */
export async function writeSite(
  site: Source & Pick<Scanned, "texts"> & { readonly out: string; readonly cache: string },
): Promise<Assembled> {
  const { report, out, cache } = site;
  const explore = exploreSite(report);
  const hand = drawings(await knownDrawings(cache));
  const [drawn, published] = await Promise.all([draw(site, hand.draw), publish(site, cache)]);
  const framed = explore.pages.map((page) => ({ ...page, body: page.before ?? "" }));
  const beside = notebookSiteFiles(site.notebooks ?? [], report);
  await refuseLeaks(site, [...drawn, ...framed], [...published, ...beside.filter(({ path }) => path.endsWith(".json"))]);
  const made = await assemble({
    pages: drawn,
    facts: report,
    archived: site.archive !== undefined,
    notebooks: (site.notebooks ?? []).length > 0,
    out,
    cache,
    sources: explore.sources,
    programPages: explore.pages,
    files: [...published, ...explore.files, ...beside],
  });
  await keepDrawings(cache, hand.drawn);
  return made;
}

type DrawnFrom = Pick<Source, "report" | "notebooks"> & { readonly archive?: SiteArchive | null };

/** Every page, one at a time, so that the engine's work for the rows goes on meanwhile. */
async function draw({ report, archive = null, notebooks = [] }: DrawnFrom, hand: Draw): Promise<readonly Page[]> {
  const drawn: Page[] = [];
  for (const make of openPages(report, { draw: hand, archive, notebooks }).values()) {
    drawn.push(make());
    await breath();
  }
  return drawn;
}

const DRAWINGS = "drawings.json";

/** What an earlier build drew; nothing where the cache is missing or damaged, since it may be deleted at any time. */
async function knownDrawings(cache: string): Promise<ReadonlyMap<string, string>> {
  try {
    const kept: unknown = JSON.parse(await readFile(join(cache, DRAWINGS), "utf8"));
    return new Map(Object.entries(kept as Record<string, string>).filter(([, svg]) => typeof svg === "string"));
  } catch {
    return new Map();
  }
}

/** Keeps this build's drawings and no older ones; a folder that cannot be written makes the next build slower, no more. */
async function keepDrawings(cache: string, drawn: ReadonlyMap<string, string>): Promise<void> {
  try {
    await mkdir(cache, { recursive: true });
    const fresh = join(cache, `.${DRAWINGS}.${process.pid}`);
    await writeFile(fresh, JSON.stringify(Object.fromEntries(drawn)));
    await rename(fresh, join(cache, DRAWINGS));
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
  }
}
