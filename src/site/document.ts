import { frame, type Facts, type Surroundings } from "./frame.js";
import { escape } from "./html.js";
import { linkFrom, type Page, type Programs } from "./page.js";
import { policy } from "./policy.js";
import type { Assets } from "./assets.js";

/**
 * A whole page: the one shell of report pages (no script at all) and of Framework's own pages (their scripts, named in
 * the policy by hash). All addresses are relative, so the site works under any path and from a folder.
 */
export function document(
  page: Page,
  facts: Facts,
  assets: Assets,
  options: Surroundings & { readonly programs?: Programs },
): string {
  const { programs } = options;
  const { header, footer, community } = frame(page, page.earlier?.facts ?? facts, options);
  const to = (place: string): string => escape(linkFrom(page.path, place));
  const title = page.title === community ? community : `${page.title} · ${community}`;
  const fonts = assets.preload(page.language);
  return `<!DOCTYPE html>
<html lang="${escape(page.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(programs?.inline ?? [], { scripts: programs !== undefined, wasm: programs?.wasm ?? false, frames: programs?.frames ?? false })}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(title)}</title>
<meta name="description" content="${escape(page.description)}">
<link rel="stylesheet" href="${to(assets.stylesheet)}">
${fonts.map((font) => `<link rel="preload" as="font" type="font/woff2" href="${to(font)}" crossorigin>\n`).join("")}<link rel="icon" type="image/svg+xml" href="${to(assets.icon)}">
${page.alternates.map((other) => `<link rel="alternate" hreflang="${escape(other.language)}" href="${to(other.path)}">\n`).join("")}${programs ? `${programs.head}\n${programs.inline.map((script) => `<script type="module">${script}</script>\n`).join("")}` : ""}</head>
<body>
${header.text}
<main class="page" id="main" tabindex="-1">
${page.body}
</main>
${footer.text}
</body>
</html>
`;
}
