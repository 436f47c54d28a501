import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { transformSync } from "esbuild";
import { packageRoot } from "./package-root.js";
import type { SiteFile } from "./file.js";

/** The style sheet, fonts and icon every page shares, under names that change with their content. */
export interface Assets {
  readonly files: readonly SiteFile[];
  /** Place of the style sheet in the site. */
  readonly stylesheet: string;
  readonly icon: string;
  /** Fonts a page of this language shows above the fold. */
  readonly preload: (language: string) => readonly string[];
}

const SHEETS = [
  "tokens",
  "base",
  "frame",
  "marks",
  "figure",
  "table",
  "report",
  "reference",
  "form",
  "explore",
  "notebook",
  "print",
  "board-sheet",
];

interface Family {
  readonly name: string;
  readonly package: string;
  readonly file: string;
  readonly subsets: readonly Subset[];
}
type Subset = "latin" | "latin-ext" | "cyrillic";

/** Variable fonts, only the subsets the report languages need. Japanese is set in the reader's own gothic. */
const FAMILIES: readonly Family[] = [
  { name: "Source Sans 3", package: "source-sans-3", file: "source-sans-3", subsets: ["latin", "latin-ext", "cyrillic"] },
  { name: "Source Serif 4", package: "source-serif-4", file: "source-serif-4", subsets: ["latin", "latin-ext", "cyrillic"] },
  { name: "Source Code Pro", package: "source-code-pro", file: "source-code-pro", subsets: ["latin", "cyrillic"] },
];

const RANGES: { readonly [S in Subset]: string } = {
  latin:
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
  "latin-ext":
    "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
  cyrillic: "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116",
};

/** Reads the package's own style sheets and fonts. */
export function assets(): Assets {
  const require = createRequire(import.meta.url);
  const files: SiteFile[] = [];
  const placed = new Map<string, string>();
  const faces = FAMILIES.flatMap((family) => {
    const folder = join(dirname(require.resolve(`@fontsource-variable/${family.package}/package.json`)), "files");
    return family.subsets.map((subset) => {
      const bytes = readFileSync(join(folder, `${family.file}-${subset}-wght-normal.woff2`));
      const path = `assets/${family.file}-${subset}.${mark(bytes)}.woff2`;
      files.push({ path, bytes });
      placed.set(`${family.name} ${subset}`, path);
      return `@font-face{font-family:"${family.name}";font-weight:200 900;font-display:swap;src:url(${path.slice("assets/".length)}) format("woff2");unicode-range:${RANGES[subset]}}`;
    });
  });
  const style = join(packageRoot(), "src", "site", "style");
  const css = minified([...faces, ...SHEETS.map((sheet) => readFileSync(join(style, `${sheet}.css`), "utf8"))].join("\n"));
  const stylesheet = `assets/site.${mark(css)}.css`;
  const icon = `assets/mark.${mark(ICON)}.svg`;
  files.push({ path: stylesheet, bytes: css }, { path: icon, bytes: ICON });
  const at = (name: string): readonly string[] => [placed.get(name)].filter((path) => path !== undefined);
  return {
    files,
    stylesheet,
    icon,
    preload: (language) => {
      if (language === "ja") return at("Source Sans 3 latin");
      if (language === "ru")
        return [...at("Source Sans 3 cyrillic"), ...at("Source Serif 4 cyrillic"), ...at("Source Sans 3 latin")];
      return [...at("Source Sans 3 latin"), ...at("Source Serif 4 latin")];
    },
  };
}

const mark = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex").slice(0, 8);

const minified = (css: string): string => transformSync(css, { loader: "css", minify: true, charset: "utf8" }).code;

/** The mark on paper of its own, since a browser's tab may be of any colour. */
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#fff"/><path d="M4 10v12M28 10v12M4 16h24" fill="none" stroke="#131C25" stroke-width="2.5"/><circle cx="17" cy="16" r="5.5" fill="#0F62A0"/></svg>\n';
