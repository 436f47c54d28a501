import { openPromise, type Entry } from "yauzl";

/** The entries of a zip file by name, and their bytes, bounded: a bomb is refused before it is blown up. */
export interface Zip {
  readonly names: readonly string[];
  /** An entry's bytes in blocks. Throws ZipTooLarge where it grows beyond `most`, ZipDamaged where it cannot be read. */
  read(name: string, most: number): AsyncIterable<Uint8Array>;
  close(): void;
}

export class ZipDamaged extends Error {}
export class ZipTooLarge extends Error {
  constructor(readonly entry: string) {
    super(entry);
  }
}

/** More entries than any real workbook or export holds. */
const MOST_ENTRIES = 200_000;

/** Opens a zip file. Throws ZipDamaged where it is none. */
export async function openZip(path: string): Promise<Zip> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch((cause: unknown) => {
    throw new ZipDamaged(cause instanceof Error ? cause.message : String(cause));
  });
  const entries = new Map<string, Entry>();
  try {
    if (zip.entryCount > MOST_ENTRIES) throw new ZipTooLarge("the list of entries");
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  } catch (cause) {
    zip.close();
    throw cause instanceof ZipTooLarge ? cause : new ZipDamaged(String(cause));
  }
  return {
    names: [...entries.keys()],
    async *read(name, most) {
      const entry = entries.get(name);
      if (entry === undefined) throw new ZipDamaged(`${name} is missing`);
      if (entry.uncompressedSize > most) throw new ZipTooLarge(name);
      let size = 0;
      try {
        for await (const block of await zip.openReadStreamPromise(entry)) {
          const bytes = block as Uint8Array;
          size += bytes.length;
          if (size > most) throw new ZipTooLarge(name);
          yield bytes;
        }
      } catch (cause) {
        throw cause instanceof ZipTooLarge ? cause : new ZipDamaged(cause instanceof Error ? cause.message : String(cause));
      }
    },
    close: () => zip.close(),
  };
}
