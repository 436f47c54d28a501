import { relative } from "node:path";
import { Refused } from "../../ground/diagnostic.js";
import { diagnose } from "../../ground/messages.js";
import { canonical } from "../../report/canonical.js";
import type { Report } from "../../report/model.js";
import { REPORT_SCHEMA } from "../../report/schema.js";
import {
  BRIDGE_FILE,
  DEFINITIONS,
  makeManifest,
  MANIFEST,
  printManifest,
  REPORT_FILE,
  type Manifest,
  type ReleaseFile,
} from "../../report/versions/release.js";
import { lastRelease, readArchive, reportsOf, refuseName, writeRelease } from "../archive.js";
import { bridgeTo } from "../bridge.js";
import { EXIT, type Context, type Exit } from "../context.js";
import { loadMissing } from "../make-site.js";
import { fewBetween } from "../few-between.js";
import { keptIn } from "../memory.js";
import { printDiagnostics } from "../output.js";
import type { CommandSpec, Given } from "../options.js";
import { openSession, type Session } from "../session.js";
import { ENGINE, engineKind } from "../shared.js";
import { cacheFolder, reportOf } from "../site.js";
import { VERSION } from "../version.js";
import { errorsOf, findWorkspace, readDefinitions, type Read } from "../workspace.js";

export const spec: CommandSpec = {
  name: "release",
  takes: "NAME",
  words: [1, 1],
  summary:
    "Freezes the report under a name, for good: numbers, definitions, digests of the data, chained to the release before.",
  options: [{ name: "date", value: "DATE", help: "the day it stands for (default: the last day of its data)" }, ENGINE],
  examples: ["worthwhile release 2026-Q3", "worthwhile release 2026-Q3 --date 2026-10-05"],
};

export async function run(given: Given, context: Context): Promise<Exit> {
  const root = findWorkspace(given.value("workspace"), context);
  const name = given.words[0] ?? "";
  const date = dateOf(given.value("date"));
  refuseName(root, name);
  const archive = readArchive(root);
  const read = readDefinitions(root);
  if (read.definitions === null) throw new Refused(errorsOf(read.diagnostics));
  await loadMissing(read, context, engineKind(given));
  const session = await openSession(read, null, [], engineKind(given), context.env);
  try {
    const kept = await keptIn(cacheFolder(root));
    const report = await reportOf(session, { memory: kept.of(session), earlier: reportsOf(archive) });
    printDiagnostics(fewBetween(session, report, archive), read.texts, context.err, context.env);
    const before = lastRelease(root, archive);
    const bridge = before && (await bridgeTo(session, report, before, engineKind(given)));
    const files: readonly ReleaseFile[] = [
      file(REPORT_FILE, canonical(withoutClock(report))),
      ...(bridge ? [file(BRIDGE_FILE, canonical(bridge))] : []),
      ...Object.entries(read.texts).map(([path, text]) => file(`${DEFINITIONS}${path}`, text)),
    ];
    const manifest = makeManifest(
      {
        name,
        date: date ?? report.dataTo,
        schema: REPORT_SCHEMA,
        tool: VERSION,
        engine: session.answers.version,
        seeds: seedsOf(read),
        inputs: inputsOf(session),
        predecessor: before && { name: before.name, digest: before.digest },
      },
      files,
    );
    const place = await writeRelease(root, manifest, [...files, file(MANIFEST, printManifest(manifest))], context.now());
    context.out.write(`${relative(context.cwd, place) || place}\ndigest ${manifest.digest}\n`);
    return EXIT.done;
  } finally {
    await session.engine.close();
  }
}

/** When the data was fetched is no part of what it says: the same data gives the same bytes. */
const withoutClock = (report: Report): Report => ({
  ...report,
  kpis: report.kpis.map((kpi) => ({
    ...kpi,
    lineage: { ...kpi.lineage, sources: kpi.lineage.sources.map(({ name }) => ({ name, loadedAt: null })) },
  })),
  coverage: report.coverage.map((table) => ({ ...table, loadedAt: null })),
});

const file = (path: string, text: string): ReleaseFile => ({ path, bytes: new TextEncoder().encode(text) });

function dateOf(text: string | null): string | null {
  if (text === null) return null;
  const day = new Date(`${text}T00:00:00Z`);
  const real = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  if (!real) throw new Refused([diagnose("releaseDate", null, { text })]);
  return text;
}

/** The rows each table was made from, by name. */
function inputsOf({ catalog }: Session): Manifest["inputs"] {
  return Object.values(catalog.tables)
    .map(({ name, origin, rows, coverage, digest }) => ({
      table: name,
      origin,
      rows,
      from: coverage?.from ?? null,
      to: coverage?.to ?? null,
      digest,
    }))
    .sort((a, b) => (a.table < b.table ? -1 : 1));
}

/** Seeds that sources of simulated rows are given. */
function seedsOf({ definitions }: Read): Manifest["seeds"] {
  const sources = Object.values(definitions?.sources ?? {});
  return Object.fromEntries(
    sources.flatMap(({ name, options }) => {
      const { seed } = options as { readonly seed?: unknown };
      return typeof seed === "number" ? [[`sources.${name}`, seed]] : [];
    }),
  );
}
