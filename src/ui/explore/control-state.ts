import type { Answer } from "./answer.js";
import type { Asker } from "./engine.js";
import type { Fault } from "./notice.js";
import type { Asked } from "./question.js";
import type { View } from "./state.js";

/** What the controls show, and whom they tell. */
export interface ControlState {
  readonly view: View;
  readonly asked: Asked;
  /** The last good answer: its groups are the values to choose from. */
  readonly answer: Answer | null;
  /** What is wrong with the condition. */
  readonly fault: Fault | null;
  readonly go: (change: Partial<View>) => void;
  readonly reset: () => void;
  readonly asker: () => Promise<Asker>;
}
