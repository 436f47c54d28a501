import { mkdir, readdir, readFile, cp } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { expect } from "vitest";
import { lakeStreams, readManifest } from "../../loaders/land.js";
import { openNative } from "../../src/engine/node.js";
import { syncChild } from "./child.js";
import { temporaryFolder } from "./lake.js";
import type { ChildOrder } from "./sync-child.js";

/** A workspace with the test loaders in its `loaders/`. */
export async function workspaceWithOwnLoaders(): Promise<string> {
  const workspace = await temporaryFolder();
  await mkdir(join(workspace, "loaders"));
  await cp(resolve(import.meta.dirname, "../loaders/own"), join(workspace, "loaders"), { recursive: true });
  return workspace;
}

/**
 * Kills syncs at random moments of their run, each going on where the last was killed, then lets one end, and compares
 * the lake with that of a run nobody disturbed. Says how many were killed before their end.
 */
export async function killAndCompare(
  order: Omit<ChildOrder, "workspace">,
  kills: number,
  random: () => number,
): Promise<number> {
  const calm = await workspaceWithOwnLoaders();
  const child = syncChild({ ...order, workspace: calm });
  await child.going;
  const began = Date.now();
  const { result, errors } = await child.ended;
  expect(
    result?.loads.map(({ problem }) => problem),
    errors,
  ).toEqual(result?.loads.map(() => null));
  const time = Date.now() - began;

  let killed = 0;
  let workspace = await workspaceWithOwnLoaders();
  for (let kill = 0; kill < kills; kill++) {
    const victim = syncChild({ ...order, workspace });
    await victim.going;
    const timer = setTimeout(() => victim.process.kill("SIGKILL"), random() * time);
    const { result: early } = await victim.ended;
    clearTimeout(timer);
    if (early === null) killed++;
    else {
      await expectSame(workspace, calm);
      workspace = await workspaceWithOwnLoaders();
    }
  }
  const last = await syncChild({ ...order, workspace }).ended;
  expect(
    last.result?.loads.map(({ problem }) => problem),
    last.errors,
  ).toEqual(result?.loads.map(() => null));
  await expectSame(workspace, calm);
  return killed;
}

/** The same streams, rows and digests, and nothing left behind. */
async function expectSame(workspace: string, calm: string): Promise<void> {
  const lake = (at: string): string => join(at, "data", "lake");
  const streams = await lakeStreams(lake(calm), "src");
  expect(await lakeStreams(lake(workspace), "src")).toEqual(streams);
  for (const stream of streams) {
    const [there, here] = [await readManifest(lake(calm), "src", stream), await readManifest(lake(workspace), "src", stream)];
    if (there === null || here === null) throw new Error(`${stream} is missing`);
    expect({ ...here.manifest, loadedAt: "", coverage: null }).toEqual({ ...there.manifest, loadedAt: "", coverage: null });
    expect(await rowsOf(here.snapshot)).toEqual(await rowsOf(there.snapshot));
  }
  const left = (await readdir(join(lake(workspace), "src"))).filter((name) => name !== "erased.txt");
  const expected = await Promise.all(
    streams.map(async (stream) => [`${stream}.json`, (await manifestFile(lake(workspace), stream)) ?? ""]),
  );
  expect(left.sort()).toEqual(expected.flat().sort());
}

async function manifestFile(lake: string, stream: string): Promise<string | undefined> {
  return (JSON.parse(await readFile(join(lake, "src", `${stream}.json`), "utf8")) as { file?: string }).file;
}

async function rowsOf(snapshot: string): Promise<unknown> {
  const engine = await openNative();
  try {
    await engine.attach(snapshot, dirname(snapshot));
    return await engine.query(`SELECT * FROM "${dirname(snapshot)}".rows`);
  } finally {
    await engine.close();
  }
}
