import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../report/language.js";
import type { Report } from "../report/model.js";
import { kpiRows } from "../report/notebook.js";
import type { SiteFile } from "./file.js";
import type { SiteNotebook } from "./notebooks.js";
import { packageRoot } from "./package-root.js";
import { cellsPlace, isRunnable } from "./pages/notebooks/page.js";
import { reportLanguages } from "./pages/pages.js";

/** The program that runs a notebook's cells in its page. */
export const PROGRAM = "assets/notebook/notebook.js";

/** Where JavaScript cells run: a page that is only ever shown in a frame without an origin. */
export const FRAME = "assets/notebook/frame.html";

/**
 * The frame's page. It holds the worker's program, evaluates what it is told and nothing else, and asks the network for
 * nothing. Shown in any other way, with an origin, it does nothing at all: there it could be told by anybody.
 */
export function notebookFiles(): readonly SiteFile[] {
  const worker = readFileSync(join(packageRoot(), "dist", "ui", "notebook-worker.js"), "utf8");
  const source = JSON.stringify(worker)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
  const script = `"use strict";
if (self.origin === "null") {
  const source = ${source};
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const worker = new Worker(address);
  worker.addEventListener("message", ({ data }) => parent.postMessage(data, "*"));
  addEventListener("message", (event) => { if (event.source === parent) worker.postMessage(event.data); });
  parent.postMessage({ kind: "ready" }, "*");
}`;
  const hash = createHash("sha256").update(script).digest("base64");
  const policy = `default-src 'none'; script-src 'sha256-${hash}' 'unsafe-eval' blob:; worker-src blob:; base-uri 'none'; form-action 'none'`;
  const page = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="robots" content="noindex">
<title>JavaScript cells</title>
</head>
<body>
<script>${script}</script>
</body>
</html>
`;
  return [{ path: FRAME, bytes: page }];
}

/** What the notebooks of a site load when a reader runs something: the program, the frame, and what cells ask for. */
export function notebookSiteFiles(notebooks: readonly SiteNotebook[], report: Report): readonly SiteFile[] {
  const running = notebooks.filter(isRunnable);
  if (running.length === 0) return [];
  const ui = join(packageRoot(), "dist", "ui");
  const languages: readonly [Language, ...Language[]] = reportLanguages(report);
  return [
    ...notebookFiles(),
    { path: PROGRAM, from: join(ui, "notebook.js") },
    ...readdirSync(ui)
      .filter((name) => name.startsWith("notebook-part-"))
      .map((name) => ({ path: `assets/notebook/${name}`, from: join(ui, name) })),
    ...running.map((notebook) => ({ path: cellsPlace(notebook, languages), bytes: JSON.stringify(payload(notebook, report)) })),
  ];
}

function payload({ nodes, outputs, text }: SiteNotebook, { kpis }: Report): unknown {
  const asked = new Set(
    nodes.flatMap((node) => [
      ...node.kpis.map(({ name }) => name),
      ...[...node.source.matchAll(/\bkpi\(\s*["']([^"'\\\n]+)["']/g)].map(([, name]) => name),
    ]),
  );
  return {
    text,
    rows: Object.fromEntries(outputs.flatMap((output, index) => (output.kind === "rows" ? [[index, output.rows]] : []))),
    kpis: Object.fromEntries(kpis.filter(({ id }) => asked.has(id)).map((kpi) => [kpi.id, kpiRows([kpi])])),
  };
}
