import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, resolve, sep } from "node:path";

export interface Served {
  /** The folder's address, with a slash at its end: "http://127.0.0.1:40321/sub/". */
  readonly url: string;
  /** What was answered so far, in that order. */
  readonly requests: readonly ServedRequest[];
  close(): Promise<void>;
}
export interface ServedRequest {
  readonly method: string;
  /** With the query, without the host. */
  readonly path: string;
  readonly range: string | null;
  readonly status: number;
  /** Bytes of the answer's body. */
  readonly bytes: number;
}

/**
 * Serves a folder on loopback as a static host does: GET and HEAD, index.html of a folder, parts of files (206). With
 * `dumb`, ranges are ignored, as the simplest hosts do. `subPath` ("community") puts all below it; the rest is 404.
 * `headers` are added to every answer, for example a content policy.
 */
export async function serve(
  folder: string,
  options: { readonly subPath?: string; readonly dumb?: boolean; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Served> {
  const root = resolve(folder);
  const trimmed = (options.subPath ?? "").replace(/^\/+|\/+$/g, "");
  const base = trimmed === "" ? "/" : `/${trimmed}/`;
  const requests: ServedRequest[] = [];
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(options.headers ?? {})) response.setHeader(name, value);
    answer(root, base, options.dumb ?? false, request, response).then(
      ({ status, bytes }) =>
        requests.push({
          method: request.method ?? "",
          path: request.url ?? "",
          range: request.headers.range ?? null,
          status,
          bytes,
        }),
      () => response.destroy(),
    );
  });
  await new Promise<void>((done, failed) => server.once("error", failed).listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    requests,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

interface Answer {
  readonly status: number;
  readonly bytes: number;
}

async function answer(
  root: string,
  base: string,
  dumb: boolean,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Answer> {
  if (request.method !== "GET" && request.method !== "HEAD") return plain(response, 405, { Allow: "GET, HEAD" });
  const address = new URL(request.url ?? "/", "http://127.0.0.1");
  if (`${address.pathname}/` === base) return plain(response, 301, { Location: base });
  if (!address.pathname.startsWith(base)) return plain(response, 404);
  const path = localPath(root, address.pathname.slice(base.length));
  if (path === null) return plain(response, 400);
  const found = await fileAt(path);
  if (found === null) return plain(response, 404);
  if (found.path !== path && !address.pathname.endsWith("/"))
    return plain(response, 301, { Location: `${address.pathname}/${address.search}` });
  return send(found, dumb, request, response);
}

/** Null where the address leaves the folder or is not UTF-8. */
function localPath(root: string, relative: string): string | null {
  try {
    const path = resolve(root, decodeURIComponent(relative));
    return !path.includes("\0") && (path === root || path.startsWith(root + sep)) ? path : null;
  } catch {
    return null;
  }
}

async function fileAt(path: string): Promise<{ path: string; size: number; modified: Date } | null> {
  const found = await stat(path).catch(() => null);
  if (found === null) return null;
  return found.isDirectory() ? fileAt(join(path, "index.html")) : { path, size: found.size, modified: found.mtime };
}

async function send(
  file: { path: string; size: number; modified: Date },
  dumb: boolean,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Answer> {
  const { size } = file;
  const part = dumb ? null : parsePart(request.headers.range, size);
  if (part === "unsatisfiable") return plain(response, 416, { "Content-Range": `bytes */${size}` });
  const status = part === null ? 200 : 206;
  const [first, last] = part ?? [0, size - 1];
  const bytes = last - first + 1;
  response.writeHead(status, {
    "Content-Type": TYPES[extname(file.path)] ?? "application/octet-stream",
    "Content-Length": bytes,
    "Last-Modified": file.modified.toUTCString(),
    "Cache-Control": "no-cache",
    ...(dumb ? {} : { "Accept-Ranges": "bytes" }),
    ...(part === null ? {} : { "Content-Range": `bytes ${first}-${last}/${size}` }),
  });
  if (request.method === "HEAD" || bytes === 0) {
    response.end();
    return { status, bytes: 0 };
  }
  await new Promise<void>((done, failed) => {
    createReadStream(file.path, { start: first, end: last }).once("error", failed).pipe(response);
    response.once("close", done);
  });
  return { status, bytes };
}

/** One range of bytes, as first and last. Null for none, several, or one that is not understood: the whole is sent. */
function parsePart(header: string | undefined, size: number): [number, number] | "unsatisfiable" | null {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (from === undefined || to === undefined || (from === "" && to === "")) return null;
  const first = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  return first > last || first >= size ? "unsatisfiable" : [first, last];
}

function plain(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): Answer {
  const text = `${status}\n`;
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", "Content-Length": text.length, ...headers });
  response.end(text);
  return { status, bytes: text.length };
}

const TYPES: Readonly<Record<string, string>> = {
  ".arrow": "application/vnd.apache.arrow.stream",
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".parquet": "application/vnd.apache.parquet",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
};
