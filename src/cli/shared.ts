import type { EngineKind } from "./session.js";
import type { Given, OptionSpec } from "./options.js";

export const ENGINE: OptionSpec = {
  name: "engine",
  value: "ENGINE",
  help: "native or wasm (default: native where this machine has it)",
  choices: ["native", "wasm", "auto"],
};

export const engineKind = (given: Given): EngineKind => (given.value("engine") as EngineKind | null) ?? "auto";
