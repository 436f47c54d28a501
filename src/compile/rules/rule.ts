import type { Diagnostic } from "../../ground/diagnostic.js";
import type { Definitions } from "../definitions.js";
import type { Reading } from "../read/reading.js";

export interface Subject {
  readonly definitions: Definitions;
  readonly reading: Reading;
  /** Named things left out as they had mistakes of their own: a reference to one is no further mistake. */
  readonly lost: readonly { readonly section: string; readonly name: string }[];
}

/** One thing that must hold; says where it does not. */
export type Rule = (subject: Subject) => readonly Diagnostic[];
