import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import type { Assets } from "./assets.js";
import type { SiteFile } from "./file.js";
import { html, type Html } from "./html.js";
import { packageRoot } from "./package-root.js";
import { policy } from "./policy.js";

/** Where the workbench stands in the site. */
export const WORKBENCH = "workbench/index.html";

const PROGRAM = "assets/workbench/workbench.js";
const SERVICE = "assets/workbench/workbench-service.js";
const STYLE = "assets/workbench/workbench.css";
const SHEETS = ["workbench", "workbench-grid", "workbench-notebook", "workbench-beside", "workbench-merge", "workbench-widths"];

export interface WorkbenchPage {
  /** What the page sends with each request to its server. */
  readonly token: string;
  /** Names the workspace among those that one browser has opened; tells nothing of it. */
  readonly workspace: string;
  readonly language: string | null;
}

/** The workbench's page: its program fills it. */
export function workbenchPage({ token, workspace, language }: WorkbenchPage, assets: Assets): string {
  const body: Html = html`<div
    id="workbench"
    class="opening"
    data-root="../"
    data-token="${token}"
    data-worker="../${SERVICE}"
    data-workspace="${workspace}"
    data-language="${language ?? ""}"
  >
    <noscript
      ><p class="err">The workbench needs JavaScript. The report itself does not: <a href="../">read it</a>.</p></noscript
    >
    <p>Opening …</p>
  </div>`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy([], { scripts: true, wasm: false, frames: true })}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Workbench · Worthwhile</title>
<link rel="stylesheet" href="../${assets.stylesheet}">
<link rel="stylesheet" href="../${STYLE}">
<link rel="icon" type="image/svg+xml" href="../${assets.icon}">
<link rel="modulepreload" href="../${PROGRAM}">
<script type="module" src="../${PROGRAM}"></script>
</head>
<body class="bench">
${body.text}
</body>
</html>
`;
}

/** The files that the page loads. */
export function workbenchFiles(): readonly SiteFile[] {
  const ui = join(packageRoot(), "dist", "ui");
  const style = join(packageRoot(), "src", "site", "style");
  const css = SHEETS.map((sheet) => readFileSync(join(style, `${sheet}.css`), "utf8")).join("\n");
  return [
    { path: PROGRAM, from: join(ui, "workbench.js") },
    ...readdirSync(ui)
      .filter((name) => name.startsWith("workbench-part-"))
      .map((name) => ({ path: `assets/workbench/${name}`, from: join(ui, name) })),
    { path: SERVICE, from: join(ui, "workbench-service.js") },
    { path: STYLE, bytes: transformSync(css, { loader: "css", minify: true, charset: "utf8" }).code },
  ];
}
