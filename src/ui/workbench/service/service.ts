import type { Catalog } from "../../../compile/catalog.js";
import type { Session } from "../session/session.js";
import type { Answered, Look, Questions, Told } from "./protocol.js";

type Asked = { readonly [Q in keyof Questions]: (...args: Parameters<Questions[Q]>) => Promise<ReturnType<Questions[Q]>> };

/** The language service in its worker: it follows the session's texts, and no question blocks a keystroke. */
export class Service {
  readonly #worker: Worker;
  readonly #waiting = new Map<
    number,
    { readonly resolve: (value: unknown) => void; readonly reject: (cause: Error) => void }
  >();
  readonly #listeners = new Set<(look: Look) => void>();
  #ids = 0;
  #version = 0;
  #changed = new Set<string>();
  #last: Look | null = null;

  readonly #session: Session;

  constructor(session: Session, script: string | URL) {
    this.#session = session;
    this.#worker = new Worker(script, { type: "module" });
    this.#worker.addEventListener("message", ({ data }: MessageEvent<Answered>) => this.#hear(data));
    session.listen(({ path }) => {
      this.#changed.add(path);
      if (this.#changed.size === 1) queueMicrotask(() => this.#send());
    });
    for (const path of session.paths) this.#changed.add(path);
    this.#send();
  }

  /** The version of the texts as they stand. */
  get version(): number {
    this.#send();
    return this.#version;
  }

  get last(): Look | null {
    return this.#last;
  }

  listen(listener: (look: Look) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  data(catalog: Catalog | null, loaders: readonly string[]): void {
    this.#tell({ kind: "data", catalog, loaders });
  }

  /** Asks about the texts as they stand now. */
  readonly ask: Asked = new Proxy({} as Asked, {
    get:
      (_, name: keyof Questions) =>
      (...args: readonly unknown[]) => {
        this.#send();
        const id = ++this.#ids;
        this.#tell({ kind: "ask", id, name, args });
        return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
      },
  });

  close(): void {
    this.#worker.terminate();
  }

  #send(): void {
    if (this.#changed.size === 0) return;
    const texts = Object.fromEntries([...this.#changed].map((path) => [path, this.#session.text(path)]));
    this.#changed = new Set();
    this.#tell({ kind: "texts", version: ++this.#version, texts });
  }

  #tell(told: Told): void {
    this.#worker.postMessage(told);
  }

  #hear(heard: Answered): void {
    if (heard.kind === "look") {
      this.#last = heard.look;
      for (const listener of [...this.#listeners]) listener(heard.look);
      return;
    }
    const waiting = this.#waiting.get(heard.id);
    this.#waiting.delete(heard.id);
    if (heard.kind === "answer") waiting?.resolve(heard.value);
    else waiting?.reject(new Error(heard.message));
  }
}
