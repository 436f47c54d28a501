import { SaxesParser } from "saxes";

export interface XmlEvents {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** Thrown where a text is no XML. */
export class XmlDamaged extends Error {}

/**
 * Reads XML as it comes, names without their prefix, and gives what `take` gives after each block. Only the entities of
 * XML itself are known, so no declared one can grow.
 */
export async function* readXml<T>(
  blocks: AsyncIterable<Uint8Array>,
  events: XmlEvents,
  take: () => readonly T[],
): AsyncGenerator<T> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let damage: Error | null = null;
  parser.on("error", (error) => (damage ??= error));
  parser.on("opentag", (tag) => events.open?.(local(tag.name), tag.attributes));
  parser.on("text", (text) => events.text?.(text));
  parser.on("cdata", (text) => events.text?.(text));
  parser.on("closetag", (tag) => events.close?.(local(tag.name)));
  const decoder = new TextDecoder();
  const check = (): void => {
    if (damage !== null) throw new XmlDamaged(String((damage as Error).message));
  };
  for await (const block of blocks) {
    parser.write(decoder.decode(block, { stream: true }));
    check();
    yield* take();
  }
  parser.write(decoder.decode());
  parser.close();
  check();
  yield* take();
}

/** As `readXml` where only the events count. */
export async function scanXml(blocks: AsyncIterable<Uint8Array>, events: XmlEvents): Promise<void> {
  for await (const nothing of readXml<never>(blocks, events, () => [])) void nothing;
}

const local = (name: string): string => name.slice(name.indexOf(":") + 1);
