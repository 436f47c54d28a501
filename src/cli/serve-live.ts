import { createReadStream } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import { Refused } from "../ground/diagnostic.js";
import { diagnose } from "../ground/messages.js";
import type { LiveSite } from "../site/live.js";
import { LIVE_SCRIPT } from "../site/live.js";
import { LIVE_JS } from "./live-script.js";

export interface LiveServer {
  readonly url: string;
  /** Shows another site from now on, and tells the open pages. `digest` names its content. */
  show(site: LiveSite, digest: string): void;
  /** Tells an open workbench that files changed on the disk. */
  changed(paths: readonly string[]): void;
  /** Tells the open pages what is wrong; the last good site stays. */
  complain(problems: readonly Problem[]): void;
  close(): Promise<void>;
}

export interface Problem {
  readonly place: string;
  readonly message: string;
  readonly fix: string | null;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".csv": "text/csv; charset=utf-8",
};

/** What stands until the first report is made: it tells mistakes as every page does, and looks again by itself. */
const WAITING = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>One moment</title><script src="/${LIVE_SCRIPT}" defer></script></head><body><p>The report is being made. This page shows it as soon as it is ready.</p></body></html>`;

/** What answers below a place of the server, whatever the site holds: the workbench. */
export interface Beside {
  /** True where the place is its own: then it answers. */
  owns(place: string): boolean;
  handle(request: IncomingMessage, response: ServerResponse, place: string): Promise<void>;
}

/** Serves a live site on the loopback address only. Throws Refused where the asked port is taken. */
export async function serveLive(port: number | null, beside: Beside | null = null): Promise<LiveServer> {
  const listeners = new Set<ServerResponse>();
  let site: LiveSite | null = null;
  let last = "";
  const send = (event: string, data: string): void => {
    last = `event: ${event}\ndata: ${data}\n\n`;
    for (const listener of listeners) listener.write(last);
  };
  const server = createServer((request, response) => {
    if (!isLocal(request)) return void response.writeHead(403).end("This server answers this machine only.\n");
    const path = placeOf(request.url ?? "/");
    if (path !== null && beside?.owns(path))
      return void beside.handle(request, response, path).catch((cause: unknown) => {
        // Our own fault: the page is told, and the server lives on.
        process.emitWarning(cause instanceof Error ? cause : String(cause));
        if (!response.headersSent) response.writeHead(500, headers(".json"));
        response.end(JSON.stringify({ problem: "The server failed at this. Your text is kept in the page." }));
      });
    if (request.method !== "GET" && request.method !== "HEAD")
      return void response.writeHead(405, { allow: "GET, HEAD" }).end();
    if (path === "_events") return listen(response, listeners, last);
    if (path === LIVE_SCRIPT) return void response.writeHead(200, headers(".js")).end(LIVE_JS);
    if (site === null) return void response.writeHead(503, { ...headers(".html"), "retry-after": "1" }).end(WAITING);
    const file = path === null ? null : site.read(path);
    if (file === null)
      return void response
        .writeHead(404, headers(".html"))
        .end("<!doctype html><title>Not found</title><p>There is no such page.</p>");
    response.writeHead(200, headers(extname(file.path)));
    if (request.method === "HEAD") return void response.end();
    if ("bytes" in file) return void response.end(file.bytes);
    createReadStream(file.from)
      .on("error", () => response.destroy())
      .pipe(response);
  });
  // Nobody holds a connection by sending slowly.
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  const { port: taken } = await bind(server, port);
  return {
    url: `http://127.0.0.1:${taken}/`,
    show(next, digest) {
      site = next;
      send("site", digest);
    },
    changed(paths) {
      for (const listener of listeners) listener.write(`event: disk\ndata: ${JSON.stringify(paths)}\n\n`);
    },
    complain: (problems) => send("problem", JSON.stringify(problems)),
    close: () =>
      new Promise((resolve) => {
        for (const listener of listeners) listener.end();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What every answer carries. */
export const headers = (extension: string): Record<string, string> => ({
  "content-type": TYPES[extension] ?? "application/octet-stream",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
});

/** Another site's page must not read ours through a name that points here (DNS rebinding). */
function isLocal(request: IncomingMessage): boolean {
  const host = (request.headers.host ?? "").replace(/:\d+$/, "");
  return host === "127.0.0.1" || host === "localhost" || host === "[::1]";
}

function placeOf(url: string): string | null {
  try {
    const path = decodeURIComponent(new URL(url, "http://127.0.0.1").pathname).replace(/^\/+/, "");
    return path === "" || path.endsWith("/") ? `${path}index.html` : path;
  } catch {
    return null;
  }
}

function listen(response: ServerResponse, listeners: Set<ServerResponse>, last: string): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store", connection: "keep-alive" });
  response.write(last === "" ? ": waiting\n\n" : last);
  listeners.add(response);
  response.on("close", () => listeners.delete(response));
}

const FIRST_PORT = 4321;

/** The asked port, or the first free one from 4321 on. */
async function bind(server: Server, asked: number | null): Promise<AddressInfo> {
  for (let port = asked ?? FIRST_PORT; ; port++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, "127.0.0.1", () => {
          server.off("error", reject);
          resolve();
        });
      });
      return server.address() as AddressInfo;
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      if (code !== "EADDRINUSE" && code !== "EACCES") throw cause;
      if (asked !== null || port > FIRST_PORT + 100) throw new Refused([diagnose("portTaken", null, { port })]);
    }
  }
}
