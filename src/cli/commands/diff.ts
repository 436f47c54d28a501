import { Refused } from "../../ground/diagnostic.js";
import { diagnose } from "../../ground/messages.js";
import { canonical } from "../../report/canonical.js";
import type { Difference } from "../../report/versions/difference.js";
import { CURRENT } from "../../report/versions/name.js";
import { readArchive, reportsOf } from "../archive.js";
import { EXIT, type Context, type Exit } from "../context.js";
import { differenceText } from "../difference-text.js";
import { loadMissing } from "../make-site.js";
import { keptIn } from "../memory.js";
import type { CommandSpec, Given } from "../options.js";
import { openSession } from "../session.js";
import { ENGINE, engineKind } from "../shared.js";
import { cacheFolder, reportOf } from "../site.js";
import { currentVersion, differenceBetween } from "../versions.js";
import { errorsOf, findWorkspace, readDefinitions } from "../workspace.js";

export const spec: CommandSpec = {
  name: "diff",
  takes: "A B",
  words: [2, 2],
  summary:
    "Says what changed between two releases, or a release and “current”: each number's change split into data revised, definition, assumption and new period.",
  options: [{ name: "format", value: "FORMAT", help: "text or json", choices: ["text", "json"] }, ENGINE],
  examples: ["worthwhile diff 2026-Q2 2026-Q3", "worthwhile diff 2026-Q3 current --format json"],
};

export async function run(given: Given, context: Context): Promise<Exit> {
  const root = findWorkspace(given.value("workspace"), context);
  const [from = "", to = ""] = given.words;
  const found = await difference(root, given, context, from, to);
  if (given.value("format") === "json") context.out.write(`${canonical(withoutSteps(found))}\n`);
  else context.out.write(differenceText(found));
  return EXIT.done;
}

async function difference(root: string, given: Given, context: Context, from: string, to: string): Promise<Difference> {
  const archive = readArchive(root);
  const known = archive.versions.map(({ name }) => name);
  for (const name of [from, to])
    if (name !== CURRENT && !known.includes(name)) throw new Refused([diagnose("releaseUnknown", null, { name, known })]);
  if (from !== CURRENT && to !== CURRENT) return differenceBetween(archive.versions, from, to);
  const read = readDefinitions(root);
  if (read.definitions === null) throw new Refused(errorsOf(read.diagnostics));
  const kind = engineKind(given);
  await loadMissing(read, context, kind);
  const session = await openSession(read, null, [], kind, context.env);
  try {
    const kept = await keptIn(cacheFolder(root));
    const report = await reportOf(session, { memory: kept.of(session), earlier: reportsOf(archive) });
    const current = await currentVersion(root, archive, { session, report, kind });
    return differenceBetween([...archive.versions, current], from, to);
  } finally {
    await session.engine.close();
  }
}

/** The steps are what the parts are worked out from; a reader of the JSON has the parts. */
const withoutSteps = (of: Difference): unknown => ({ ...of, kpis: of.kpis.map(({ steps: _, ...kpi }) => kpi) });
