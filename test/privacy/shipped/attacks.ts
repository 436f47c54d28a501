import { rmSync } from "node:fs";
import { openSession } from "../../../src/cli/session.js";
import { reportOf, sourceOf } from "../../../src/cli/site.js";
import { readDefinitions } from "../../../src/cli/workspace.js";
import type { Report } from "../../../src/report/model.js";
import type { SiteFile } from "../../../src/site/file.js";
import { publish } from "../../../src/site/publish.js";
import { attack, hangTogether, toldByReport, truth, type Attacked, type Told } from "./reader.js";
import { Unknowns } from "./unknowns.js";
import { FLOOR, later, world, written, type World } from "./world.js";

/** What is published of a workspace as it is, beside these releases: its Report as its bytes say, and all files of `data/`. */
export async function published(
  root: string,
  earlier: readonly Report[] = [],
): Promise<{ readonly report: Report; readonly files: readonly SiteFile[] }> {
  const session = await openSession(readDefinitions(root), null, [], "native");
  try {
    const files = await publish(sourceOf(session, await reportOf(session, { earlier })), `${root}/cache`);
    const own = files.find(({ path }) => path === "data/report.json");
    return { report: JSON.parse(textOf(own)) as Report, files };
  } finally {
    await session.engine.close();
  }
}

export const textOf = (file: SiteFile | undefined): string =>
  file && "bytes" in file ? Buffer.from(file.bytes).toString("utf8") : "";

/** Attacks one report of a community; `show` may change it first. */
export async function attackOne(
  shape: string,
  seed: number,
  show: (report: Report, of: World) => Report = (report) => report,
): Promise<Attacked> {
  const of = world(shape, seed);
  const root = written(of);
  try {
    const { report } = await published(root);
    const into = new Unknowns();
    hangTogether(into, of.months);
    return attack(toldByReport(show(report, of), "report"), into, truth(of));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Attacks a release and the report of a month later together; `aware`: the later one was made beside the release. */
export async function attackTwo(shape: string, seed: number, aware: boolean): Promise<Attacked> {
  const [before, after] = [world(shape, seed), later(world(shape, seed), seed + 100, { months: 1 })];
  const root = written(before);
  try {
    const { report: first } = await published(root);
    written(after, root);
    const { report: second } = await published(root, aware ? [first] : []);
    // Months that were over are the same; the whole range, and quarters and years, are others.
    const renamed = (name: string): string => (/ month /.test(name) ? name : `${name}${LATER}`);
    const into = new Unknowns();
    hangTogether(into, before.months);
    hangTogether(into, after.months, renamed);
    const told: readonly Told[] = [
      ...toldByReport(first, "release"),
      ...toldByReport(second, "later").map((one) => ({ ...one, name: renamed(one.name) })),
    ];
    const [then, now] = [truth(before), truth(after)];
    const real = (name: string): number =>
      name.endsWith(LATER) ? now(name.slice(0, -LATER.length)) : / month /.test(name) ? now(name) : then(name);
    return attack(told, into, real);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const LATER = " later";

/** The report as it would be without complementary suppression: what is enough by itself is shown. */
export function withoutComplements(report: Report, of: World): Report {
  const real = truth(of);
  const copy = JSON.parse(JSON.stringify(report)) as Report;
  for (const kpi of copy.kpis) {
    const count = { asked: "all", solved: "solved", open: "open" }[kpi.id];
    if (count === undefined) continue;
    const show = (cell: object & { state: string }, name: string): void => {
      const n = real(name);
      if (cell.state === "suppressed" && n >= FLOOR) Object.assign(cell, { n, value: n, state: "complete" });
    };
    for (const { period, cell } of kpi.series.points) show(cell, `${count} month ${period}`);
    for (const { dimension, groups } of kpi.splits)
      for (const { name, series } of groups)
        for (const { period, cell } of series.points) show(cell, `${count} month ${period} ${dimension} ${name}`);
  }
  return copy;
}
