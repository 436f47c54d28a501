import type { Diagnostic, Fix } from "./diagnostic.js";
import type { Message } from "./messages/message.js";
import type { Span } from "./span.js";
import { attribution } from "./messages/attribution.js";
import { composite } from "./messages/composite.js";
import { definitions } from "./messages/definitions.js";
import { events } from "./messages/events.js";
import { formula } from "./messages/formula.js";
import { data } from "./messages/data.js";
import { loading } from "./messages/loading.js";
import { maturity } from "./messages/maturity.js";
import { members } from "./messages/members.js";
import { money } from "./messages/money.js";
import { notebook } from "./messages/notebook.js";
import { pilots } from "./messages/pilots.js";
import { returns } from "./messages/returns.js";
import { server } from "./messages/server.js";
import { surveys } from "./messages/surveys.js";
import { syntax } from "./messages/syntax.js";
import { usage } from "./messages/usage.js";
import { versions } from "./messages/versions.js";
import { voices } from "./messages/voices.js";

/** Every sentence of the product, by name. A room's sentences live in its own file under messages/. */
const MESSAGES = {
  ...definitions,
  ...composite,
  ...attribution,
  ...formula,
  ...events,
  ...data,
  ...money,
  ...notebook,
  ...returns,
  ...loading,
  ...maturity,
  ...members,
  ...pilots,
  ...server,
  ...surveys,
  ...syntax,
  ...usage,
  ...versions,
  ...voices,
};

export type MessageName = keyof typeof MESSAGES;
type DataOf<K extends MessageName> = (typeof MESSAGES)[K] extends Message<infer D> ? D : never;

/** Makes a diagnostic: the name picks code, severity and sentence, and the type checks that its data is whole. */
export function diagnose<K extends MessageName>(message: K, span: Span | null, data: DataOf<K>, fix?: Fix): Diagnostic {
  const { code, severity } = MESSAGES[message];
  return { code, severity, message, data: data as Record<string, unknown>, span, ...(fix ? { fix } : {}) };
}

/** The diagnostic in words: what is wrong, where it is not plain from the place, and what to write instead. */
export function sentence(diagnostic: Diagnostic): string {
  const message = MESSAGES[diagnostic.message as MessageName] as Message<never>;
  return message.say(diagnostic.data as never);
}
