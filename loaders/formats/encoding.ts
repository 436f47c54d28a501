import { isUtf8 } from "node:buffer";
import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import { Refused } from "../../src/ground/diagnostic.js";
import { diagnose } from "../../src/ground/messages.js";
import type { FileAccess } from "./files.js";
import type { FilesToRead } from "./raw.js";

type Input = Pick<FilesToRead, "files" | "options" | "span">;

/** "utf-8" or another label: what the byte order mark says, else what was declared, else UTF-8. */
export async function encodingOf(input: Input, file: { path: string; name: string }): Promise<string> {
  const head = await firstBytes(input.files, file.path, 3);
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const declared = input.options.encoding;
  if (declared === undefined || (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf)) return "utf-8";
  try {
    return new TextDecoder(declared).encoding;
  } catch {
    throw new Refused([diagnose("dataUnknownEncoding", input.span, { file: file.name, encoding: declared })]);
  }
}

/** The file as text, block by block, without its byte order mark. Refuses bytes that are not in its encoding. */
export async function* readText(input: Input, file: { path: string; name: string }): AsyncGenerator<string> {
  const encoding = await encodingOf(input, file);
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  try {
    for await (const block of input.files.read(file.path)) {
      const text = decode(decoder, block);
      line += count(text, "\n");
      if (text !== "") yield text;
    }
    const rest = decoder.decode();
    if (rest !== "") yield rest;
  } catch (cause) {
    if (!(cause instanceof BadBytes || cause instanceof TypeError)) throw cause;
    throw await wrongEncoding(input, file, encoding, line);
  }
}

/** Writes the file anew as UTF-8, without blank lines at its start. */
export async function writeUtf8(input: Input, file: { path: string; name: string }, target: string): Promise<void> {
  const out = createWriteStream(target);
  try {
    let isStart = true;
    for await (const text of readText(input, file)) {
      const kept: string = isStart ? text.replace(/^[\r\n]+/, "") : text;
      isStart &&= kept === "";
      if (!out.write(kept)) await once(out, "drain");
    }
  } finally {
    out.end();
  }
  await finished(out);
}

/** Refuses a file with bytes that are not UTF-8, naming the line of the first. */
export async function requireUtf8(input: Input, file: { path: string; name: string }): Promise<void> {
  let line = 1;
  let carried: Uint8Array = new Uint8Array(0);
  for await (const block of input.files.read(file.path)) {
    const bytes = carried.length === 0 ? block : Buffer.concat([carried, block]);
    const whole = bytes.subarray(0, lastWholeCharacter(bytes));
    if (!isUtf8(whole)) throw await wrongEncoding(input, file, "utf-8", line);
    for (let at = whole.indexOf(10); at !== -1; at = whole.indexOf(10, at + 1)) line++;
    carried = bytes.subarray(whole.length);
  }
  if (carried.length > 0) throw await wrongEncoding(input, file, "utf-8", line);
}

class BadBytes extends Error {}

function decode(decoder: TextDecoder, block: Uint8Array): string {
  try {
    return decoder.decode(block, { stream: true });
  } catch {
    throw new BadBytes();
  }
}

/** `line` is that of the block's start for text, so the exact one is sought again; this is the way of a mistake and may be slow. */
export async function wrongEncoding(
  input: Input,
  file: { path: string; name: string },
  encoding: string,
  line: number,
): Promise<Refused> {
  const exact = encoding === "utf-8" ? await firstBadLine(input.files, file.path) : line;
  const head = await firstBytes(input.files, file.path, 64);
  const zeros = head.filter((byte) => byte === 0).length;
  // Latin letters in UTF-16 are a zero and themselves, in the order of the machine that wrote them.
  const likely = zeros * 4 < head.length ? "windows-1252" : head[0] === 0 ? "utf-16be" : "utf-16le";
  return new Refused([diagnose("dataWrongEncoding", input.span, { file: file.name, encoding, line: exact, likely })]);
}

async function firstBadLine(files: FileAccess, path: string): Promise<number> {
  let line = 1;
  let carried: Uint8Array = new Uint8Array(0);
  for await (const block of files.read(path)) {
    let bytes: Uint8Array = Buffer.concat([carried, block]);
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10)) {
      if (!isUtf8(bytes.subarray(0, end))) return line;
      line++;
      bytes = bytes.subarray(end + 1);
    }
    carried = bytes;
  }
  return line;
}

/** Where the bytes may be cut without cutting a UTF-8 character: before a lead byte whose followers are missing. */
function lastWholeCharacter(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

async function firstBytes(files: FileAccess, path: string, length: number): Promise<Uint8Array> {
  for await (const block of files.read(path)) if (block.length > 0) return block.subarray(0, length);
  return new Uint8Array(0);
}

function count(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) found++;
  return found;
}
