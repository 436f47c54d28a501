import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, resolve } from "node:path";
import * as z from "zod";
import { LONGEST_FILE, LONGEST_WORKSPACE } from "../../compile/read/files.js";
import { Bug } from "../../ground/diagnostic.js";
import { assets } from "../../site/assets.js";
import type { SiteFile } from "../../site/file.js";
import { notebookFiles } from "../../site/notebook-files.js";
import { WORKBENCH, workbenchFiles, workbenchPage } from "../../site/workbench.js";
import { headers, type Beside } from "../serve-live.js";
import type { EngineKind } from "../session.js";
import type { Context } from "../context.js";
import { FileRefused, WorkspaceFiles } from "./files.js";
import { newToken, turnedAway } from "./guard.js";
import { Previewer } from "./preview.js";

/** Where the workbench's own requests go, below the server's root. */
export const DESK = "_workbench/";

const WRITTEN = z.strictObject({ path: z.string(), text: z.string(), over: z.string().nullable() });
const ASKED = z.strictObject({
  kpi: z.string(),
  texts: z.record(z.string(), z.string()),
  language: z.string().nullable(),
});

const CELL = z.strictObject({ ...ASKED.shape, by: z.string().nullable() });
const ROWS = z.strictObject({
  sql: z.string(),
  views: z.array(z.strictObject({ name: z.string(), sql: z.string() })).max(100),
});

/** Names of the channels that come with the product. */
const LOADERS = ["file", "discourse", "slack_export", "aurora"];

/** What a workbench asks of its server: its page, the files, saving one, and what a KPI comes to. */
export class Desk implements Beside {
  readonly token = newToken();
  readonly #assets = assets();
  readonly #page: ReadonlyMap<string, SiteFile>;
  readonly #files: WorkspaceFiles;
  readonly #previewer: Previewer;
  readonly #workspace: string;

  constructor(root: string, kind: EngineKind, env: Context["env"]) {
    this.#workspace = createHash("sha256").update(resolve(root)).digest("hex").slice(0, 16);
    this.#files = new WorkspaceFiles(root);
    this.#previewer = new Previewer(root, kind, env);
    this.#page = new Map([...this.#assets.files, ...workbenchFiles(), ...notebookFiles()].map((file) => [file.path, file]));
  }

  owns(place: string): boolean {
    return place === WORKBENCH || place.startsWith(DESK) || this.#page.has(place);
  }

  async handle(request: IncomingMessage, response: ServerResponse, place: string): Promise<void> {
    if (!place.startsWith(DESK)) return this.#give(request, response, place);
    const away = turnedAway(request, this.token);
    if (away !== null) return answer(response, 403, { problem: away });
    try {
      await this.#route(request, response, `${request.method ?? ""} ${place.slice(DESK.length)}`);
    } catch (cause) {
      if (cause instanceof FileRefused)
        return answer(response, cause.status, { problem: cause.message, current: cause.current });
      if (cause instanceof z.ZodError)
        return answer(response, 400, { problem: "The request is not as the workbench makes it." });
      throw cause;
    }
  }

  /** The data was loaded anew. */
  reloaded(): Promise<void> {
    return this.#previewer.forget();
  }

  close(): Promise<void> {
    return this.#previewer.forget();
  }

  /** The page and what it loads: it opens before there is a report, and while metrics.yaml is broken. */
  #give(request: IncomingMessage, response: ServerResponse, place: string): void {
    if (request.method !== "GET" && request.method !== "HEAD")
      return void response.writeHead(405, { allow: "GET, HEAD" }).end();
    const file = this.#page.get(place);
    if (!file) {
      const html = workbenchPage({ token: this.token, workspace: this.#workspace, language: null }, this.#assets);
      return void response.writeHead(200, { ...headers(".html"), "x-frame-options": "DENY" }).end(html);
    }
    response.writeHead(200, headers(extname(place)));
    response.end("bytes" in file ? file.bytes : readFileSync(file.from));
  }

  async #route(request: IncomingMessage, response: ServerResponse, asked: string): Promise<void> {
    switch (asked) {
      case "GET files":
        return answer(response, 200, { files: await this.#files.all() });
      case "GET data":
        await this.#previewer.warm();
        return answer(response, 200, { catalog: this.#previewer.catalog, loaders: LOADERS });
      case "POST save": {
        const { path, text, over } = WRITTEN.parse(await body(request, 2 * LONGEST_FILE));
        return answer(response, 200, await this.#files.write(path, text, over));
      }
      case "POST preview":
        return answer(response, 200, await this.#previewer.ask(ASKED.parse(await body(request, 2 * LONGEST_WORKSPACE))));
      case "POST cell":
        return answer(response, 200, await this.#previewer.cell(CELL.parse(await body(request, 2 * LONGEST_WORKSPACE))));
      case "POST rows": {
        const question = ROWS.parse(await body(request, LONGEST_FILE));
        // Whoever goes away waits for no rows: what runs for them is ended.
        const gone = new AbortController();
        response.on("close", () => gone.abort());
        return answer(response, 200, await this.#previewer.rows(question, gone.signal));
      }
      default:
        return answer(response, 404, { problem: "There is nothing here." });
    }
  }
}

export function answer(response: ServerResponse, status: number, value: unknown): void {
  if (value === undefined) throw new Bug("a request has no answer");
  const text = JSON.stringify(value);
  response.writeHead(status, headers(".json")).end(text);
}

/** A request's JSON; more than `most` bytes are not read. Throws FileRefused. */
async function body(request: IncomingMessage, most: number): Promise<unknown> {
  if (!/^application\/json\b/.test(request.headers["content-type"] ?? ""))
    throw new FileRefused(400, "The request is not JSON.");
  const tooLarge = new FileRefused(413, "The request is too large.");
  if (Number(request.headers["content-length"] ?? 0) > most) throw tooLarge;
  const chunks: Buffer[] = [];
  let size = 0;
  // The answer is still to be sent over the same connection.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw tooLarge;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks))) as unknown;
  } catch {
    throw new FileRefused(400, "The request is not JSON.");
  }
}
