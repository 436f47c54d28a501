import { createHmac, randomBytes } from "node:crypto";
import { appendFile, mkdir, open, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Refused } from "../../src/ground/diagnostic.js";
import { diagnose } from "../../src/ground/messages.js";

/** How personal data is replaced before it touches disk. */
export interface Personal {
  /** The pseudonym of a value: equal for equal values in every source, e-mails whatever their case. */
  pseudonym(value: string): string;
  /** Names the key without telling it: pseudonyms of another key are other people. */
  readonly key: string;
  /** The pseudonyms of people who asked to be forgotten. */
  readonly erased: ReadonlySet<string>;
}

/** Keyed SHA-256 pseudonyms for one source. Throws Refused where the key cannot be had. */
export async function personalOf(keyText: string, lake: string, source: string): Promise<Personal> {
  return {
    pseudonym: pseudonymWith(keyText),
    key: pseudonymWith(keyText)("the key itself").slice(2, 14),
    erased: await erasedOf(lake, source),
  };
}

/**
 * HMAC-SHA-256 of the value (method: RFC 2104), its first 128 bits in hex behind "p_". Spaces around do not count, nor
 * does the case of an e-mail address.
 */
export const pseudonymWith =
  (key: string) =>
  (value: string): string => {
    const plain = value.normalize("NFC").trim();
    const same = plain.includes("@") ? plain.toLowerCase() : plain;
    return `p_${createHmac("sha256", key).update(same, "utf8").digest("hex").slice(0, 32)}`;
  };

/** The key: WORTHWHILE_KEY, else the key file, made with a new random key where there is none. */
export async function personalKey(
  env: Readonly<Record<string, string | undefined>>,
  keyFile: string | undefined,
): Promise<string> {
  const given = env["WORTHWHILE_KEY"];
  if (given !== undefined && given !== "") {
    if (given.length < 16) throw new Refused([diagnose("loadingKeyShort", null, { length: given.length })]);
    return given;
  }
  const path = keyFile ?? defaultKeyFile(env);
  if (path === null) throw new Refused([diagnose("loadingKeyNowhere", null, {})]);
  const found = await readKey(path);
  if (found !== null) return found;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    const file = await open(path, "wx", 0o600);
    try {
      await file.writeFile(`${randomBytes(32).toString("hex")}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (cause) {
    // Another process may have made it at this moment; its key counts.
    if ((cause as NodeJS.ErrnoException).code !== "EEXIST") throw cause;
  }
  const made = await readKey(path);
  if (made === null) throw new Refused([diagnose("loadingKeyEmpty", null, { path })]);
  return made;
}

async function readKey(path: string): Promise<string | null> {
  let text: string;
  try {
    text = (await readFile(path, "utf8")).trim();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw cause;
  }
  if (text.length < 16) throw new Refused([diagnose("loadingKeyEmpty", null, { path })]);
  return text;
}

function defaultKeyFile(env: Readonly<Record<string, string | undefined>>): string | null {
  const folder = env["XDG_CONFIG_HOME"] || env["APPDATA"] || (env["HOME"] ? join(env["HOME"], ".config") : "");
  return folder ? join(folder, "worthwhile", "key") : null;
}

/**
 * Forgets a person: their pseudonym joins the source's list, and the next sync empties or drops their rows, however
 * often the source sends them again.
 */
export async function erase(lake: string, source: string, pseudonym: string): Promise<void> {
  await mkdir(join(lake, source), { recursive: true });
  await appendFile(erasedPath(lake, source), `${pseudonym}\n`);
}

async function erasedOf(lake: string, source: string): Promise<ReadonlySet<string>> {
  const text = await readFile(erasedPath(lake, source), "utf8").catch((cause: NodeJS.ErrnoException) => {
    // A list that is there and cannot be read must stop the load: people on it would come back.
    if (cause.code === "ENOENT") return "";
    throw cause;
  });
  return new Set(
    text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  );
}

const erasedPath = (lake: string, source: string): string => join(lake, source, "erased.txt");
