import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import * as z from "zod";
import { canonical, digest } from "../canonical.js";
import { nameProblem } from "./name.js";

/** The files of every release beside the definitions, which lie under `definitions/` by their own paths. */
export const MANIFEST = "release.json";
export const REPORT_FILE = "report.json";
export const BRIDGE_FILE = "bridge.json";
export const DEFINITIONS = "definitions/";

const hex = z.string().regex(/^[0-9a-f]{64}$/);

const manifest = z.strictObject({
  /** The number of this file's own shape. */
  format: z.literal(1),
  name: z.string().refine((name) => nameProblem(name) === null),
  /** The day it stands for: `--date`, else the last day of its data. */
  date: z.string().nullable(),
  /** The number of the Report's shape when it was frozen. */
  schema: z.number(),
  tool: z.string(),
  engine: z.string(),
  /** Seeds of what is simulated or drawn, by the name of what takes them. */
  seeds: z.record(z.string(), z.number()),
  /** The rows it was made from, table by table. */
  inputs: z.array(
    z.strictObject({
      table: z.string(),
      origin: z.string(),
      rows: z.number(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      digest: z.string(),
    }),
  ),
  files: z.array(z.strictObject({ path: z.string(), bytes: z.number(), sha256: hex })),
  /** The release before, by its digest: so no earlier one can be rewritten unseen. */
  predecessor: z.strictObject({ name: z.string(), digest: hex }).nullable(),
  /** Of everything above. */
  digest: hex,
});

type Open<T> = { readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? readonly Open<E>[] : T[K] };
/** What `release.json` says: which files belong to a release, what it was made from, and which release came before. */
export type Manifest = Open<z.infer<typeof manifest>>;

/** A file of a release, before it is written or after it was read. */
export interface ReleaseFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export const sha256Of = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

/** The manifest of these files, with the digest that the next release will name. */
export function makeManifest(about: Omit<Manifest, "format" | "files" | "digest">, files: readonly ReleaseFile[]): Manifest {
  const listed = files
    .map(({ path, bytes }) => ({ path, bytes: bytes.length, sha256: sha256Of(bytes) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const whole = { ...about, format: 1 as const, files: listed };
  return { ...whole, digest: digest(whole) };
}

export const printManifest = (of: Manifest): string => `${canonical(of)}\n`;

/**
 * The manifest that a text holds; null where the text is not exactly what `printManifest` prints, or where its digest is not
 * the one of what it says: then it was changed.
 */
export function readManifest(text: string): Manifest | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const read = manifest.safeParse(value);
  if (!read.success || printManifest(read.data) !== text) return null;
  const { digest: said, ...whole } = read.data;
  return digest(whole) === said ? read.data : null;
}
