import { existsSync } from "node:fs";
import { resolve } from "node:path";

/** Where the shared data lies, if it lies anywhere: beside the repository, or where WORTHWHILE_SHARED says. */
export const shared = process.env["WORTHWHILE_SHARED"] ?? resolve(import.meta.dirname, "../../../shared");

/** For a test's name: why it is skipped. */
export const withoutShared = existsSync(shared) ? "" : " (skipped: the shared data is not there; set WORTHWHILE_SHARED)";
