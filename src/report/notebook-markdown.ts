import MarkdownIt from "markdown-it";

/** What a notebook's Markdown may hold beside words. */
export interface Inside {
  /** What `${kpi("name")}` in a text stands for, as HTML; null where there is no such number. */
  readonly kpi: (name: string) => string | null;
}

/** A number of the report in a text: the one thing between `${` and `}` that is more than text. */
const NUMBER = /\$\{\s*kpi\(\s*(?:"([^"\\]*)"|'([^'\\]*)')\s*\)(?:\.latest)?\s*\}/g;

/** The KPIs that a text speaks of as `${kpi("name")}`, each once. */
export const kpisInText = (markdown: string): readonly string[] => [
  ...new Set([...markdown.matchAll(NUMBER)].map(([, double, single]) => double ?? single ?? "")),
];

/**
 * A notebook's Markdown as HTML that holds nothing but text: raw HTML is printed as it is written, pictures and addresses
 * other than http, https, mailto and the site's own are none. Headings begin at the second level.
 */
export function notebookHtml(markdown: string, inside: Inside): string {
  return MARKDOWN.render(markdown, inside);
}

const MARKDOWN = new MarkdownIt({ html: false, linkify: false, typographer: false });
MARKDOWN.disable("image");
// What has a scheme has one of these; all else is a place of the site.
MARKDOWN.validateLink = (address) => /^(?:https?:\/\/|mailto:)/i.test(address) || /^[^:]*(?:$|[/?#])/.test(address);

const escape = (text: string): string => text.replace(/[&<>"'`${}\\\n\r\t]/g, (c) => `&#${c.charCodeAt(0)};`);

const { rules } = MARKDOWN.renderer;
rules.text = (tokens, i, _, env: Inside) => {
  const text = tokens[i]?.content ?? "";
  let out = "";
  let at = 0;
  for (const match of text.matchAll(NUMBER)) {
    const found = env.kpi(match[1] ?? match[2] ?? "");
    out += escape(text.slice(at, match.index)) + (found ?? escape(match[0]));
    at = match.index + match[0].length;
  }
  return out + escape(text.slice(at));
};
rules.code_inline = (tokens, i) => `<code>${escape(tokens[i]?.content ?? "")}</code>`;
rules.code_block = (tokens, i) => code(tokens[i]?.content ?? "");
rules.fence = (tokens, i) => code(tokens[i]?.content ?? "");
rules.html_inline = (tokens, i) => escape(tokens[i]?.content ?? "");
rules.html_block = (tokens, i) => `<p>${escape(tokens[i]?.content ?? "")}</p>`;
rules.table_open = () => '<div class="scroll" tabindex="0" role="group"><table>\n';
rules.table_close = () => "</table></div>\n";
rules.heading_open = (tokens, i) => `<${level(tokens[i]?.tag)}>`;
rules.heading_close = (tokens, i) => `</${level(tokens[i]?.tag)}>\n`;

const code = (text: string): string => `<pre class="code" tabindex="0">${escape(text.replace(/\n$/, ""))}</pre>\n`;
const level = (tag = "h2"): string => (tag === "h1" ? "h2" : tag);
