import type { Diagnostic } from "../../ground/diagnostic.js";
import { diagnose } from "../../ground/messages.js";
import { spanAt } from "../read/reading.js";
import type { Path } from "../read/tree.js";
import type { Rule, Subject } from "./rule.js";

const SECRET = /(^|[_-])(key|api_?key|token|secret|password|passwd|credentials?)$/i;
/** Channels that read local files have no secrets, and `key` names a column there. */
const LOCAL = ["file", "slack_export", "aurora"];
const LOGIN = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*:[^/?#@]+@/i;

/** Secrets stand in the environment, never in the file. */
export const secrets: Rule = (subject) => {
  const { sources, server } = subject.definitions;
  const { url, password } = server ?? {};
  return [
    ...Object.values(sources).flatMap(({ name, loader, options }) =>
      literals(subject, options, ["sources", name], LOCAL.includes(loader)),
    ),
    ...literals(subject, { url, password }, ["engine", "clickhouse"], false),
  ];
};

function literals(subject: Subject, options: unknown, path: Path, local: boolean): Diagnostic[] {
  if (Array.isArray(options)) return options.flatMap((item, i) => literals(subject, item, [...path, i], local));
  if (typeof options === "object" && options !== null) {
    return Object.entries(options).flatMap(([key, value]) => literals(subject, value, [...path, key], local));
  }
  const option = String(path.findLast((step) => typeof step === "string") ?? "");
  const looksSecret = SECRET.test(option) && !(local && option.toLowerCase() === "key");
  const text = typeof options === "string" || typeof options === "number" ? String(options) : "";
  const literal =
    (looksSecret && text !== "" && !/\$\{[A-Za-z_]\w*\}/.test(text)) || LOGIN.test(text.replace(/\$\{\w+\}/g, ""));
  return literal ? [diagnose("literalSecret", spanAt(subject.reading, path), { option })] : [];
}
