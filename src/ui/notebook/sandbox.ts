import type { FromSandbox, Given, ToSandbox } from "./shared.js";

export type JsAnswer = Extract<FromSandbox, { kind: "done" | "failed" }>;

/** Starting the frame takes part of a second; a cell may take this long. */
const LONGEST_MS = 20_000;

/**
 * A frame without an origin in which a notebook's JavaScript runs: it reaches neither the page, nor storage, nor the
 * network. It is made when the first cell is run. What it answers is data, whatever the code did.
 */
export class Sandbox {
  readonly #address: string;
  readonly #longest: number;
  #frame: HTMLIFrameElement | null = null;
  #ready: Promise<void> | null = null;
  #waiting: { readonly id: number; readonly told: (answer: JsAnswer) => void } | null = null;
  #ids = 0;
  readonly #hear = (event: MessageEvent<FromSandbox>): void => {
    if (event.source !== this.#frame?.contentWindow || event.data.kind === "ready") return;
    if (event.data.id === this.#waiting?.id) this.#waiting.told(event.data);
  };

  constructor(address: string, longest: number = LONGEST_MS) {
    this.#address = address;
    this.#longest = longest;
  }

  /** Gives rows a name, or takes it away. */
  async set(name: string, rows: Given[string] | null): Promise<void> {
    await this.#open();
    this.#tell({ kind: "set", name, rows });
  }

  async run(
    cell: { readonly code: string; readonly declares: readonly string[]; readonly name: string | null; readonly kpis: Given },
    signal: AbortSignal,
  ): Promise<JsAnswer> {
    await this.#open();
    const id = ++this.#ids;
    return new Promise((resolve) => {
      const end = (answer: JsAnswer): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", cancel);
        this.#waiting = null;
        resolve(answer);
      };
      const stop = (message: string): void => {
        this.close();
        end({ kind: "failed", id, message, line: null });
      };
      const cancel = (): void => stop("Cancelled.");
      const timer = setTimeout(() => stop(`It took longer than ${this.#longest / 1000} seconds and was ended.`), this.#longest);
      signal.addEventListener("abort", cancel);
      this.#waiting = { id, told: end };
      this.#tell({ kind: "run", id, ...cell });
    });
  }

  /** Ends whatever runs; what cells had given is gone with it. */
  close(): void {
    removeEventListener("message", this.#hear);
    this.#frame?.remove();
    this.#frame = null;
    this.#ready = null;
  }

  #tell(told: ToSandbox): void {
    // A frame without an origin can be named by none.
    this.#frame?.contentWindow?.postMessage(told, "*");
  }

  #open(): Promise<void> {
    return (this.#ready ??= new Promise((resolve, reject) => {
      const frame = document.createElement("iframe");
      frame.setAttribute("sandbox", "allow-scripts");
      frame.setAttribute("aria-hidden", "true");
      frame.title = "JavaScript cells";
      frame.tabIndex = -1;
      frame.hidden = true;
      frame.src = this.#address;
      this.#frame = frame;
      const timer = setTimeout(() => reject(new Error("The place where JavaScript cells run did not open.")), this.#longest);
      const first = (event: MessageEvent<FromSandbox>): void => {
        if (event.source !== frame.contentWindow || event.data.kind !== "ready") return;
        clearTimeout(timer);
        removeEventListener("message", first);
        resolve();
      };
      addEventListener("message", first);
      addEventListener("message", this.#hear);
      document.body.append(frame);
    }));
  }
}
