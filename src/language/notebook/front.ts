import type { Node } from "./graph.js";

/** What a notebook says of itself. */
export interface NotebookFacts {
  readonly title: string;
  /** A language's code, where the front matter names one. */
  readonly language: string | null;
}

/** The title is that of the front matter, else the first heading, else the file's name. */
export function factsOf(file: string, nodes: readonly Node[]): NotebookFacts {
  const front = nodes.find(({ kind }) => kind === "front")?.source ?? "";
  const of = (key: string): string | null => {
    const found = new RegExp(`^${key}:[ \\t]*(.*?)[ \\t\\r]*$`, "m").exec(front)?.[1] ?? "";
    return found.replace(/^(["'])(.*)\1$/, "$2") || null;
  };
  const heading = nodes.flatMap(({ kind, source }) =>
    kind === "markdown" ? (/^# +(.+?) *#*\r?$/m.exec(source)?.[1] ?? []) : [],
  )[0];
  return { title: of("title") ?? heading ?? nameOf(file), language: of("lang") };
}

/** "rota-by-language" of "notebooks/rota-by-language.md". */
export const nameOf = (file: string): string => file.replace(/^.*?notebooks\//, "").replace(/\.md$/, "");
