import { Bug } from "../ground/diagnostic.js";

/** A file of the site: its place, and its bytes or the file they are copied from. */
export type SiteFile =
  { readonly path: string; readonly bytes: string | Uint8Array } | { readonly path: string; readonly from: string };

/**
 * Refuses places outside the site and two files at one place (also where only case tells them apart: not every file
 * system can). Places are made by us, so a wrong one is our fault.
 */
export function checkPlaces(paths: readonly string[]): void {
  const taken = new Set<string>();
  for (const path of paths) {
    const parts = path.split("/");
    const odd =
      path === "" ||
      path.includes("\\") ||
      path.includes("\0") ||
      parts.some((part) => part === "" || part === "." || part === "..");
    if (odd) throw new Bug(`a file of the site cannot be at ${JSON.stringify(path)}`);
    const key = path.normalize("NFC").toLowerCase();
    if (taken.has(key)) throw new Bug(`two files of the site are at ${JSON.stringify(path)}`);
    taken.add(key);
  }
}
