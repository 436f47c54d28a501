import { existsSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { BROWSER_FILES } from "../engine/browser-files.js";
import { Bug } from "../ground/diagnostic.js";
import type { Language } from "../report/language.js";
import type { Report } from "../report/model.js";
import type { ProgramPage } from "./assemble.js";
import type { SiteFile } from "./file.js";
import { framework, TITLE } from "./framework.js";
import { packageRoot } from "./package-root.js";
import { explorePage } from "./pages/explore.js";
import { pageContext } from "./pages/context.js";
import { reportLanguages, type Spoken } from "./pages/pages.js";
import { places } from "./pages/place.js";

/** The explorer: a page a language that Framework builds, the parts it loads when needed, and the engine's own files. */
export interface ExploreSite {
  readonly sources: readonly SiteFile[];
  readonly pages: readonly ProgramPage[];
  readonly files: readonly SiteFile[];
}

const PARTS = ["engine", "chart", "sql-box"];

export function exploreSite(report: Report): ExploreSite {
  const ui = compiled();
  const duckdb = dirname(createRequire(import.meta.url).resolve("@duckdb/duckdb-wasm"));
  const languages = reportLanguages(report);
  const alternates = languages.map((language) => ({ language, path: places(language, languages[0]).explore }));
  const engineBytes = BROWSER_FILES.reduce((sum, name) => sum + statSync(join(duckdb, name)).size, 0);
  return {
    sources: sourcesIn(languages),
    pages: alternates.map(({ language, path }) => {
      const ctx = pageContext(report, language, languages, path);
      return {
        path,
        language,
        title: ctx.words.frame.explore,
        description: explorePage.description(ctx),
        section: "explore",
        before: explorePage.body(ctx, engineBytes).text,
        alternates,
        wasm: true,
      };
    }),
    files: [
      ...PARTS.map((name) => ({ path: `assets/explore/${name}.js`, from: join(ui, `${name}.js`) })),
      ...BROWSER_FILES.map((name) => ({ path: `assets/duckdb/${name}`, from: join(duckdb, name) })),
    ],
  };
}

/** Framework's root: a page a language, and the program they start. */
function sourcesIn(languages: readonly [Language, ...Language[]]): readonly SiteFile[] {
  return [
    ...languages.map((language) => ({
      path: places(language, languages[0]).explore.replace(/html$/, "md"),
      from: join(packageRoot(), "src", "explore.md"),
    })),
    { path: "explore/main.js", from: join(compiled(), "main.js") },
  ];
}

/** Where the explorer's programs lie. */
function compiled(): string {
  const ui = join(packageRoot(), "dist", "ui");
  if (!existsSync(join(ui, "main.js"))) throw new Bug("the explorer is not compiled: npm run prepare does it");
  return ui;
}

/**
 * Has Framework build the explorer before the site needs it: it waits for no number, and so runs beside the computing.
 * What goes wrong is told when the site asks for the same.
 */
export async function exploreAhead(spoken: Spoken, cache: string): Promise<void> {
  await framework(sourcesIn(reportLanguages(spoken)), TITLE, cache).catch(() => undefined);
}
