import { readdir, readFile, writeFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Channel } from "../../loaders/channel.js";
import { lakeStreams, readManifest, sync, type SyncRequest } from "../../loaders/land.js";
import { lockSource } from "../../loaders/land/lock.js";
import { openNative } from "../../src/engine/node.js";
import { lakeRows, requestFor, temporaryFolder } from "../kit/lake.js";

/** A channel with a source to load from, made anew for each test. */
export interface Subject {
  readonly options: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Put into the workspace before the load. */
  readonly files?: Readonly<Record<string, string>>;
}

/**
 * What every channel must stand, whatever it reads from: each channel's own test calls this with a source. What needs a
 * source that fails, changes or lies is in the channel's test.
 */
export function acceptance(channel: Channel, subject: () => Promise<Subject>): void {
  async function prepared(): Promise<SyncRequest> {
    const { options, env = {}, files = {} } = await subject();
    const workspace = await temporaryFolder();
    for (const [path, text] of Object.entries(files)) {
      await mkdir(join(workspace, path, ".."), { recursive: true });
      await writeFile(join(workspace, path), text);
    }
    return requestFor(workspace, channel, options, { env: { WORTHWHILE_KEY: "a key for tests, long enough", ...env } });
  }
  const folder = (request: SyncRequest): string => join(request.lake, "src");
  /** Every manifest of the source, byte for byte. */
  const manifests = async (request: SyncRequest): Promise<Record<string, string>> => {
    const streams = await lakeStreams(request.lake, "src");
    return Object.fromEntries(
      await Promise.all(
        streams.map(async (stream) => [stream, await readFile(join(folder(request), `${stream}.json`), "utf8")] as const),
      ),
    );
  };
  const wellDone = async (request: SyncRequest): Promise<void> => {
    const { loads } = await sync(request);
    expect(loads.length).toBeGreaterThan(0);
    expect(loads.map(({ problem }) => problem)).toEqual(loads.map(() => null));
  };

  describe(`${channel.id} stands the acceptance list`, () => {
    test("records match the schema both ways; keys are unique and filled; nothing else is left in the lake", async () => {
      const request = await prepared();
      await wellDone(request);
      const left = new Set(await readdir(folder(request)));
      for (const stream of await lakeStreams(request.lake, "src")) {
        const found = await readManifest(request.lake, "src", stream);
        if (found === null) throw new Error(`no manifest of ${stream}`);
        const { manifest } = found;
        const rows = await lakeRows(request, stream);
        expect(rows).toHaveLength(manifest.rows);
        for (const row of rows.slice(0, 50)) expect(Object.keys(row)).toEqual(Object.keys(manifest.columns));
        const keys = rows.map((row) => manifest.key.map((name) => row[name]));
        expect(keys.flat()).not.toContain(null);
        if (manifest.key.length > 0) expect(new Set(keys.map((key) => JSON.stringify(key))).size).toBe(rows.length);
        left.delete(manifest.file);
        left.delete(`${stream}.json`);
      }
      expect([...left]).toEqual([]);
    });

    test("a second run, and a full one, change nothing: manifests are the same bytes", async () => {
      const request = await prepared();
      await wellDone(request);
      const first = await manifests(request);
      await wellDone({ ...request, now: () => request.now() + 60_000 });
      expect(await manifests(request)).toEqual(first);
      const { loads } = await sync({ ...request, full: true });
      expect(loads.every(({ unchanged, added, changed, removed }) => unchanged && added + changed + removed === 0)).toBe(true);
      expect(await manifests(request)).toEqual(first);
    });

    test("the lake holds people's pseudonyms, and their data only where the source keeps it", async () => {
      const request = await prepared();
      await wellDone(request);
      const hidden = await Promise.all(
        (await lakeStreams(request.lake, "src")).map(async (stream) => {
          const personal = (await readManifest(request.lake, "src", stream))?.manifest.personal?.columns ?? [];
          return (await lakeRows(request, stream)).flatMap((row) => personal.map((name) => row[name]));
        }),
      );
      for (const value of hidden.flat()) if (value !== null) expect(value).toMatch(/^p_[0-9a-f]{32}$/);
    });

    test("a second run at once is refused, with who holds the source", async () => {
      const request = await prepared();
      const release = await lockSource(folder(request), "src", null, Date.now());
      const { loads } = await sync(request);
      expect(loads).toMatchObject([{ stream: null, problem: { message: "loadingLocked", data: { pid: process.pid } } }]);
      await release();
      await wellDone(request);
    });

    test("a source whose folder cannot be made is this machine's failure", async () => {
      const request = await prepared();
      await mkdir(request.lake, { recursive: true });
      await writeFile(folder(request), "a file");
      const { loads } = await sync(request);
      expect(loads).toMatchObject([{ problem: { message: "loadingSystem" } }]);
      expect(await readFile(folder(request), "utf8")).toBe("a file");
    });

    test("an option it does not know is named", async () => {
      const request = await prepared();
      const { loads } = await sync({
        ...request,
        sources: request.sources.map((source) => ({ ...source, options: { ...source.options, colour: "red" } })),
      });
      expect(loads).toMatchObject([{ stream: null, problem: { code: "unknown-key", data: { option: "colour" } } }]);
    });

    test("the snapshots open in an engine that has never seen them, sorted by time where they have one", async () => {
      const request = await prepared();
      await wellDone(request);
      const engine = await openNative();
      for (const stream of await lakeStreams(request.lake, "src")) {
        const found = await readManifest(request.lake, "src", stream);
        if (found === null || found.manifest.time === null || found.manifest.key.length === 0) continue;
        await engine.attach(found.snapshot, stream);
        const at = `"${found.manifest.time}"`;
        const { data } = await engine.query(
          `SELECT count(*) FROM (SELECT ${at} < lag(${at}) OVER (ORDER BY rowid) AS back FROM "${stream}".rows) WHERE back`,
        );
        expect(data[0]?.[0]).toBe(0);
      }
      await engine.close();
    });
  });
}
