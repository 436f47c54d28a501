import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Bug } from "../ground/diagnostic.js";

/** The folder of this package: where its style sheets, pages and node_modules are, from source and from the bundle. */
export function packageRoot(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    if (existsSync(join(at, "package.json")) && existsSync(join(at, "src", "site", "style"))) return at;
    if (dirname(at) === at) throw new Bug("the package's own folder was not found");
  }
}
