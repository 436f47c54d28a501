import { Refused, type Diagnostic } from "../../src/ground/diagnostic.js";
import { diagnose } from "../../src/ground/messages.js";
import type { SourceRequest } from "./request.js";

/** Options with every ${ENV} filled in, and the values nobody may see. */
export interface Resolved {
  readonly options: Readonly<Record<string, unknown>>;
  /** Hides every secret in a text. */
  readonly redact: (text: string) => string;
}

/**
 * Fills in `${NAME}` from the environment, at run time only. Throws Refused where a variable is missing, or where an
 * option that is a secret stands in the file itself.
 */
export function resolveSecrets(
  source: SourceRequest,
  secrets: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Resolved {
  const wrong: Diagnostic[] = [];
  const hidden = new Set<string>();
  function filled(value: unknown, option: string, secret: boolean): unknown {
    if (typeof value === "string") {
      return value.replaceAll(VARIABLE, (_, name: string) => {
        const found = env[name];
        if (found === undefined || found === "") {
          wrong.push(diagnose("loadingVariableMissing", source.span, { source: source.name, option, variable: name }));
          return "";
        }
        // What comes from the environment was kept out of the file for a reason.
        if (secret || found.length >= 8) hidden.add(found);
        return found;
      });
    }
    if (Array.isArray(value)) return value.map((item) => filled(item, option, secret));
    if (value !== null && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filled(inner, option, secret)]));
    }
    return value;
  }
  const options: Record<string, unknown> = {};
  for (const [option, value] of Object.entries(source.options)) {
    const secret = secrets.includes(option);
    if (secret && !(typeof value === "string" && WHOLE_VARIABLE.test(value))) {
      wrong.push(diagnose("loadingSecretWritten", source.span, { source: source.name, option }));
      continue;
    }
    options[option] = filled(value, option, secret);
  }
  if (wrong.length > 0) throw new Refused(wrong);
  return { options, redact: redactor([...hidden]) };
}

const VARIABLE = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;
const WHOLE_VARIABLE = /^\$\{[A-Za-z_][A-Za-z0-9_]*\}$/;

/** Hides secrets as they are, as a URL writes them, and in base 64. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const forms = secrets
    .flatMap((secret) => [
      secret,
      encodeURIComponent(secret),
      Buffer.from(secret).toString("base64").replace(/=+$/, ""),
      JSON.stringify(secret).slice(1, -1),
    ])
    .filter((form) => form !== "")
    .sort((a, b) => b.length - a.length);
  return (text) => forms.reduce((hiding, form) => hiding.replaceAll(form, "•••"), text);
}
