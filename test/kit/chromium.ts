import { execFile } from "node:child_process";
import { access, constants, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { chromium, type Browser } from "playwright-core";

/**
 * A real Chromium for tests: the one that CHROME_PATH names, else one installed here, else the one inside the package
 * @sparticuz/chromium. It reaches loopback only; every other host's name is unknown to it. Close it when done.
 */
export async function launchBrowser(): Promise<Browser> {
  const installed = await installedChrome();
  const { path, env } = installed === null ? await packedChromium() : { path: installed, env: {} };
  return chromium.launch({
    executablePath: path,
    args: ARGS,
    // Playwright's own sandbox switch; containers have no user namespaces.
    chromiumSandbox: false,
    env: { ...definedOnly(process.env), ...env },
  });
}

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
];

const NAMES = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "chrome"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

async function installedChrome(): Promise<string | null> {
  const named = process.env["CHROME_PATH"];
  if (named !== undefined && named !== "") {
    if (await isExecutable(named)) return named;
    throw new Error(`CHROME_PATH names ${named}, which is not a program`);
  }
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  for (const path of [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), MAC])
    if (await isExecutable(path)) return path;
  return null;
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/**
 * Unpacks the package's Chromium once for each of its versions. The package unpacks into the temp folder and takes
 * whatever is there already: so it works in a child process with a temp folder of its own, which gets its name when it
 * is whole. Two tests that unpack at once do not meet.
 */
async function packedChromium(): Promise<{ path: string; env: Record<string, string> }> {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const packageFolder = join(dirname(entry), "..");
  const { version } = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8")) as { version: string };
  const folder = join(tmpdir(), `worthwhile-chromium-${version}`);
  if (!(await isExecutable(join(folder, "chromium")))) {
    const unpacking = `${folder}.${process.pid}`;
    await mkdir(unpacking, { recursive: true });
    await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", UNPACK, entry, join(packageFolder, "bin")], {
      env: { ...process.env, TMPDIR: unpacking },
    });
    await rename(unpacking, folder).catch(async (cause: unknown) => {
      await rm(unpacking, { recursive: true, force: true });
      if (!(await isExecutable(join(folder, "chromium")))) throw cause;
    });
  }
  // The package's own list of fonts names folders of another machine; without any font, a page with a letter that needs
  // one crashes the renderer.
  await writeFile(join(folder, "fonts", "fonts.conf"), fontsOf(folder));
  return {
    path: join(folder, "chromium"),
    // Libraries and fonts that a bare Linux lacks.
    env: { LD_LIBRARY_PATH: join(folder, "al2023", "lib"), FONTCONFIG_PATH: join(folder, "fonts") },
  };
}

const fontsOf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, "fonts")}</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <cachedir>${join(folder, "fonts-cache")}</cachedir>
</fontconfig>
`;

const UNPACK = `
const [entry, bin] = process.argv.slice(1);
const { default: chromium, inflate } = await import(entry);
await chromium.executablePath(bin);
await inflate(bin + "/al2023.tar.br");
`;

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
