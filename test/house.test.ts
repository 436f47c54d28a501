import { globSync } from "tinyglobby";
import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

/*
 * The house has floors, and imports look down only (types too). Rooms of one floor do not know each other unless the
 * table says so. What is written here is what README's folder table tells.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  "src/ground": [],
  "src/formula": ["src/ground"],
  "src/stats": ["src/ground"],
  "src/compile": ["src/ground", "src/formula"],
  "src/sentiment": ["src/compile", "src/stats"],
  "src/language": ["src/ground", "src/formula", "src/compile"],
  "src/engine": ["src/ground", "src/compile"],
  loaders: ["src/ground", "src/engine"],
  "src/prepare": ["src/ground", "src/compile", "src/sentiment", "src/engine", "loaders"],
  "src/query": ["src/ground", "src/formula", "src/compile", "src/stats", "src/engine"],
  "src/report": ["src/ground", "src/formula", "src/compile", "src/stats", "src/engine"],
  "src/site": ["src/ground", "src/formula", "src/compile", "src/language", "src/engine", "src/report"],
  "src/ui": ["src/ground", "src/formula", "src/compile", "src/language", "src/stats", "src/engine", "src/query", "src/report"],
  // Each editor's part stands alone: it starts the command line and speaks the protocol.
  "src/editors": [],
  "src/cli": [
    "src/ground",
    "src/formula",
    "src/compile",
    "src/language",
    "src/stats",
    "src/engine",
    "loaders",
    "src/prepare",
    "src/query",
    "src/report",
    "src/site",
  ],
};

/** Rooms and files that may speak to the machine; everything else runs in a browser too. */
const NODE = [
  "loaders/",
  "src/prepare/",
  "src/cli/",
  "src/editors/",
  "src/site/",
  "src/engine/node.ts",
  "src/engine/wasm-node.ts",
  "src/engine/file.ts",
  "src/engine/open.ts",
  "src/engine/native/",
];
/** Rooms and files that may use a browser's own words. */
const BROWSER = ["src/ui/", "src/engine/browser.ts"];
/** Packages that a floor may use beside the house's own; nothing for the ground. */
const PACKAGES: Readonly<Record<string, readonly RegExp[]>> = {
  "src/ground": [],
  "src/formula": [],
  "src/compile": [/^yaml$/, /^zod/],
  "src/language": [],
  "src/sentiment": [],
  "src/stats": [/^@stdlib\//, /^pure-rand/],
};

const root = new URL("..", import.meta.url).pathname;
const files = globSync(["src/**/*.ts", "loaders/**/*.ts"], { cwd: root, ignore: "**/node_modules/**" }).sort();

interface Import {
  readonly file: string;
  readonly target: string;
}

const imports: readonly Import[] = files.flatMap((file) => {
  const text = readFileSync(join(root, file), "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  const targets = [...text.matchAll(/^(?:import|export)\b[^;"]*?from "([^"]+)"|^import "([^"]+)"|\bimport\("([^"]+)"\)/gm)].map(
    (match) => (match[1] ?? match[2] ?? match[3]) as string,
  );
  return targets.map((target) => ({ file, target }));
});

const inside = ({ file, target }: Import): string => normalize(join(dirname(file), target)).replace(/\.js$/, ".ts");
const roomOf = (path: string): string => (path.startsWith("loaders/") ? "loaders" : path.split("/").slice(0, 2).join("/"));
const relative = imports.filter(({ target }) => target.startsWith("."));
const outside = imports.filter(({ target }) => !target.startsWith("."));

describe("the house", () => {
  it("has rooms for every file", () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => !Object.hasOwn(MAY_IMPORT, roomOf(file)))).toEqual([]);
  });

  it("has imports that lead somewhere", () => {
    expect(relative.filter((each) => !files.includes(inside(each))).map(({ file, target }) => `${file} → ${target}`)).toEqual(
      [],
    );
  });

  it("looks down only", () => {
    const up = relative.filter((each) => {
      const [from, to] = [roomOf(each.file), roomOf(inside(each))];
      return from !== to && !MAY_IMPORT[from]?.includes(to);
    });
    expect(up.map((each) => `${each.file} → ${inside(each)}`)).toEqual([]);
  });

  it("has no cycles", () => {
    const graph = new Map(files.map((file) => [file, relative.filter((each) => each.file === file).map(inside)]));
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(" → "));
      if (path.includes(file) || done.has(file)) return;
      for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  it("speaks to the machine in few rooms", () => {
    const builtin = new Set(builtinModules);
    const node = outside.filter(({ target }) => target.startsWith("node:") || builtin.has(target));
    expect(
      node.filter(({ file }) => !NODE.some((place) => file.startsWith(place))).map(({ file, target }) => `${file} → ${target}`),
    ).toEqual([]);
  });

  it("uses a browser's words in few rooms", () => {
    const words =
      /\b(?:document\.(?:create|query|body|get)|window\.(?:location|add|inner|matchMedia|document)|localStorage|indexedDB|navigator\.)/;
    const speaking = files.filter(
      (file) => words.test(readFileSync(join(root, file), "utf8")) && !BROWSER.some((place) => file.startsWith(place)),
    );
    // The script that reloads a live page is text that the command line serves.
    expect(speaking.filter((file) => file !== "src/cli/live-script.ts")).toEqual([]);
  });

  it("keeps its lower floors free of packages", () => {
    const foreign = outside.filter(({ file, target }) => {
      const allowed = PACKAGES[roomOf(file)];
      return allowed !== undefined && !allowed.some((name) => name.test(target));
    });
    expect(foreign.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
  });

  it("keeps a file to one idea", () => {
    const long = files
      .map((file) => [file, readFileSync(join(root, file), "utf8").split("\n").length] as const)
      .filter(([, lines]) => lines > 600);
    expect(long).toEqual([]);
  });
});
