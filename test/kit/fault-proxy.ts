import { createServer, request as ask, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { onTestFinished } from "vitest";

/** What goes wrong with one request, instead of or on top of the real answer. */
export type Fault =
  | {
      readonly kind: "status";
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  | { readonly kind: "reset" }
  | { readonly kind: "silence" }
  /** The real body, a byte every so many ms. */
  | { readonly kind: "drip"; readonly ms: number }
  /** Half of the real body, said to be whole. */
  | { readonly kind: "cut" }
  /** Half of the real body, the connection ended before its length. */
  | { readonly kind: "broken" }
  | { readonly kind: "cut-gzip" }
  | { readonly kind: "page" }
  | { readonly kind: "redirect"; readonly to: string; readonly status?: number }
  /** So many bytes of spaces before the real body, packed. */
  | { readonly kind: "bomb"; readonly bytes: number };

export interface Seen {
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly at: number;
}

export interface Proxy {
  readonly url: string;
  readonly seen: readonly Seen[];
  /** Decides what happens to a request: its path, and how often this very path was asked before. */
  fault: (path: string, before: number) => Fault | null;
}

/** A server on this machine in front of another, whose answers it spoils. */
export async function faultProxy(upstream: string): Promise<Proxy> {
  const seen: Seen[] = [];
  const asked = new Map<string, number>();
  const proxy: { -readonly [K in keyof Proxy]: Proxy[K] } = { url: "", seen, fault: () => null };
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    const before = asked.get(path) ?? 0;
    asked.set(path, before + 1);
    seen.push({ url: path, headers: request.headers, at: Date.now() });
    void answer(upstream, request, response, proxy.fault(path, before));
  });
  proxy.url = await listening(server);
  return proxy;
}

/** Starts a server on a free port of the loopback and ends it after the test. */
export async function listening(server: ReturnType<typeof createServer>): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function answer(
  upstream: string,
  request: IncomingMessage,
  response: ServerResponse,
  fault: Fault | null,
): Promise<void> {
  switch (fault?.kind) {
    case "status":
      response.writeHead(fault.status, { "content-type": "application/json", ...fault.headers }).end(fault.body ?? "{}");
      return;
    case "reset":
      request.socket.resetAndDestroy();
      return;
    case "silence":
      return;
    case "page":
      response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Please log in</title>");
      return;
    case "redirect":
      response.writeHead(fault.status ?? 302, { location: fault.to }).end();
      return;
    default:
      spoiled(response, await real(upstream, request), fault);
  }
}

interface Real {
  readonly status: number;
  readonly body: Buffer;
}

function spoiled(response: ServerResponse, { status, body }: Real, fault: Fault | null): void {
  const half = body.subarray(0, Math.floor(body.length / 2));
  const head = { "content-type": "application/json" };
  switch (fault?.kind) {
    case "cut":
      response.writeHead(status, head).end(half);
      return;
    case "broken":
      response.writeHead(status, { ...head, "content-length": String(body.length) });
      response.write(half, () => response.socket?.destroy());
      return;
    case "cut-gzip": {
      const packed = gzipSync(body);
      response
        .writeHead(status, { ...head, "content-encoding": "gzip" })
        .end(packed.subarray(0, Math.floor(packed.length / 2)));
      return;
    }
    case "bomb":
      response
        .writeHead(status, { ...head, "content-encoding": "gzip" })
        .end(gzipSync(Buffer.concat([Buffer.alloc(fault.bytes, " "), body])));
      return;
    case "drip":
      drip(response, status, body, fault.ms);
      return;
    default:
      response.writeHead(status, head).end(body);
  }
}

function drip(response: ServerResponse, status: number, body: Buffer, ms: number): void {
  response.writeHead(status, { "content-type": "application/json" });
  let at = 0;
  const timer = setInterval(() => {
    if (at >= body.length) {
      clearInterval(timer);
      response.end();
    } else response.write(body.subarray(at, ++at));
  }, ms);
  response.on("close", () => clearInterval(timer));
}

function real(upstream: string, request: IncomingMessage): Promise<Real> {
  return new Promise((resolve, reject) => {
    const headers = { ...request.headers, "accept-encoding": "identity" };
    ask(new URL(request.url ?? "/", upstream), { method: request.method, headers }, (found) => {
      const pieces: Buffer[] = [];
      found.on("data", (piece: Buffer) => pieces.push(piece));
      found.on("end", () => resolve({ status: found.statusCode ?? 0, body: Buffer.concat(pieces) }));
    })
      .on("error", reject)
      .end();
  });
}
