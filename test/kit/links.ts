import { readdir, readFile } from "node:fs/promises";
import { join, posix } from "node:path";

/** A link of a built folder that leads nowhere, or out of it where it must not. */
export interface BadLink {
  readonly page: string;
  readonly address: string;
  readonly why: "no such file" | "no such id" | "absolute address" | "another host";
}

/**
 * Checks every address of every HTML page and style sheet of a folder as the dumbest host would serve it: no rewriting,
 * so each must be a relative address of an existing file, and each fragment an id of its page. Addresses of other hosts
 * are named too, unless they are in an `<a>`: a reader may follow those, a page may not.
 */
export async function badLinks(folder: string): Promise<readonly BadLink[]> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split("\\")
        .join("/"),
    );
  const all = new Set(files);
  const texts = new Map<string, string>();
  const text = async (file: string): Promise<string> => {
    const known = texts.get(file);
    if (known !== undefined) return known;
    const read = await readFile(join(folder, file), "utf8");
    texts.set(file, read);
    return read;
  };
  const bad: BadLink[] = [];
  for (const page of files.filter((file) => /\.(html|css)$/.test(file))) {
    for (const { address, anchor } of addresses(await text(page), page)) {
      const say = (why: BadLink["why"]): number => bad.push({ page, address, why });
      if (address.startsWith("data:") || (anchor && address.startsWith("mailto:"))) continue;
      if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address)) {
        if (!(anchor && /^https?:/.test(address))) say("another host");
        continue;
      }
      if (address.startsWith("/")) {
        say("absolute address");
        continue;
      }
      const [path = "", fragment] = (address.split("?")[0] === "" ? address : address).split("#");
      const file =
        path === "" ? page : posix.normalize(posix.join(posix.dirname(page), decodeURIComponent(path.split("?")[0] ?? "")));
      if (!all.has(file)) say("no such file");
      else if (fragment && file.endsWith(".html") && !ids(await text(file)).has(decodeURIComponent(fragment)))
        say("no such id");
    }
  }
  return bad;
}

function addresses(text: string, file: string): readonly { readonly address: string; readonly anchor: boolean }[] {
  if (file.endsWith(".css"))
    return [...text.matchAll(/url\(\s*["']?([^"')]+)/g)].map((m) => ({ address: m[1] ?? "", anchor: false }));
  return [...text.matchAll(/<([a-z][a-z0-9-]*)\b[^>]*?\s(?:href|src|action|poster)="([^"]*)"/gi)].map((m) => ({
    address: unescaped(m[2] ?? ""),
    anchor: m[1]?.toLowerCase() === "a",
  }));
}

const known = new Map<string, ReadonlySet<string>>();

function ids(text: string): ReadonlySet<string> {
  const found = known.get(text) ?? new Set([...text.matchAll(/\sid="([^"]*)"/g)].map((m) => unescaped(m[1] ?? "")));
  known.set(text, found);
  return found;
}

const unescaped = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
