import type { ElementId } from "../../../formula/elements.js";
import type { FormName, ModelName, PartOf } from "../../../formula/event-functions.js";
import type { FunctionName } from "../../../formula/functions.js";

/** What the function table says in English, in another language; code in back ticks. */
export interface Meanings {
  readonly function: { readonly [F in FunctionName]: string };
  readonly element: { readonly [E in ElementId]: string };
  /** Of the forms with words inside, each part as it is written. */
  readonly part: { readonly [F in FormName]: { readonly [P in PartOf<F>]: string } };
  readonly model: { readonly [M in ModelName]: string };
}
