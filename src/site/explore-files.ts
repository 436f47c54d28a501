import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { BROWSER_FILES } from "../engine/browser-files.js";
import { Bug } from "../ground/diagnostic.js";
import type { ProgramPage } from "./assemble.js";
import type { SiteFile } from "./file.js";
import { EXPLORE } from "./frame.js";
import { framework, TITLE } from "./framework.js";
import { packageRoot } from "./package-root.js";

/** The explorer: a page that Framework builds, the parts it loads when needed, and the engine's own files. */
export interface ExploreSite {
  readonly sources: readonly SiteFile[];
  readonly page: ProgramPage;
  readonly files: readonly SiteFile[];
}

const PARTS = ["engine", "chart", "sql-box", "period"];

export function exploreSite(language: string): ExploreSite {
  const ui = join(packageRoot(), "dist", "ui");
  if (!existsSync(join(ui, "main.js"))) throw new Bug("the explorer is not compiled: npm run prepare does it");
  const duckdb = dirname(createRequire(import.meta.url).resolve("@duckdb/duckdb-wasm"));
  return {
    sources: [
      { path: "explore.md", from: join(packageRoot(), "src", "explore.md") },
      { path: "explore/main.js", from: join(ui, "main.js") },
    ],
    page: {
      path: EXPLORE,
      language,
      title: "Explore",
      description: "Pick KPIs, change the grain, split, filter, or ask in SQL: in this page, on the published data.",
      section: "explore",
      alternates: [],
      wasm: true,
    },
    files: [
      ...PARTS.map((name) => ({ path: `assets/explore/${name}.js`, from: join(ui, `${name}.js`) })),
      ...BROWSER_FILES.map((name) => ({ path: `assets/duckdb/${name}`, from: join(duckdb, name) })),
    ],
  };
}

/**
 * Has Framework build the explorer before the site needs it: it waits for no number, and so runs beside the computing.
 * What goes wrong is told when the site asks for the same.
 */
export async function exploreAhead(cache: string): Promise<void> {
  await framework(exploreSite("en").sources, TITLE, cache).catch(() => undefined);
}
