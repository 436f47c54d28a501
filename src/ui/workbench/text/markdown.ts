import { el } from "../../explore/dom.js";

/** What the language service says, in the little Markdown it uses: paragraphs, **bold**, `code`. Never as markup. */
export function said(markdown: string): readonly HTMLElement[] {
  return markdown.split(/\n{2,}/).map((paragraph) => el("p", {}, ...inline(paragraph)));
}

function inline(text: string): readonly (Node | string)[] {
  return text.split(/(\*\*[^*]+\*\*|`[^`]+`)/).map((part) => {
    if (part.startsWith("**")) return el("b", {}, plain(part.slice(2, -2)));
    if (part.startsWith("`") && part.length > 1) return el("code", {}, part.slice(1, -1));
    return plain(part);
  });
}

const plain = (text: string): string => text.replace(/\\([\\`*_{}[\]()#+\-.!|<>~])/g, "$1");
