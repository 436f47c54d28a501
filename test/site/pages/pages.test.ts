import { describe, expect, it } from "vitest";
import { printedFiles } from "../../../src/site/publish.js";
import type { Report } from "../../../src/report/model.js";
import { pages, reportLanguages } from "../../../src/site/pages/pages.js";
import { slug } from "../../../src/site/pages/place.js";
import { drawings } from "../../../src/site/svg.js";
import { report } from "../fixture/report.js";
import { faultsOf } from "./framed.js";
import { VARIANTS } from "./variants.js";

const { draw } = drawings();

const attributes = (body: string, name: string): readonly string[] =>
  [...body.matchAll(new RegExp(` ${name}="([^"]*)"`, "g"))].map((match) => match[1] ?? "");

/** Where a relative address leads, from a page. */
const resolved = (from: string, href: string): string =>
  decodeURIComponent(new URL(href, `http://site/${from}`).href.slice("http://site/".length));

it("shows what a composite is made of: weights, goalposts, values, and what each part gives", () => {
  const page = pages(VARIANTS["composites"] as Report, { draw }).find(({ path }) => path === "kpi/resolution_rate/index.html");
  const section = /<section class="sec" aria-labelledby="parts">[^]*?<\/section>/.exec(page?.body ?? "")?.[0] ?? "";
  const rows = [...section.matchAll(/<tr>([^]*?)<\/tr>/g)].map(([, row = ""]) =>
    row
      .replace(/<svg[^]*?<\/svg>/g, "")
      .split(/<\/t[hd]>/)
      .map((cell) => cell.replace(/<[^>]*>/g, "").trim())
      .filter((cell) => cell !== ""),
  );
  expect(rows).toEqual([
    ["Part", "Weight", "Nothing at", "All at", "Value", "Gives"],
    ["Resolution rate", "40%", "-20", "1000\u00a0EUR/topic", "62.5%", "24.3% of 40%"],
    ["Resolution rate", "30%", "-20", "1000\u00a0EUR/topic", "62.5% immature", "30% of 30%"],
    ["Resolution rate", "20%", "-20", "1000\u00a0EUR/topic", "withheld"],
    ["gone", "10%", "-20", "1000\u00a0EUR/topic", "no value yet"],
    ["Together", "100%", "75.7%"],
  ]);
});

describe.each(Object.entries(VARIANTS))("%s", (_, variant) => {
  const all = pages(variant, { draw });
  const byPath = new Map(all.map((page) => [page.path, page]));

  it("makes every page in every language, each at a path of its own", () => {
    const languages = reportLanguages(variant);
    const pilots = variant.pilots.length;
    const parts = [
      variant.members,
      variant.propositions.length > 0,
      variant.voices,
      variant.attribution,
      pilots > 0,
      (variant.surveys ?? []).length > 0,
    ];
    const more = parts.filter(Boolean).length + pilots;
    expect(all).toHaveLength(languages.length * (8 + more + variant.kpis.length + 2 * variant.stakeholders.length));
    expect(byPath.size).toBe(all.length);
    for (const page of all) {
      expect(page.path).toMatch(/^(?:[a-z0-9_-]+\/)*(?:index|formula|guide)\.html$/);
      expect(page.title.trim()).not.toBe("");
      expect(page.alternates.map((other) => other.language)).toEqual(languages);
      for (const other of page.alternates) expect(byPath.get(other.path)?.language).toBe(other.language);
    }
  });

  it("is valid HTML with one main heading, each page in one of its languages in turn", async () => {
    const { length } = reportLanguages(variant);
    for (const page of all.filter((_, i) => i % length === Math.floor(i / length) % length))
      expect(await faultsOf(page), page.path).toEqual([]);
    for (const page of all) expect(page.body.match(/<h1[ >]/g)).toHaveLength(1);
  });

  it("links only to pages and places that exist", () => {
    const files = new Set(printedFiles(variant).map(({ path }) => path));
    for (const page of all) {
      for (const href of attributes(page.body, "href")) {
        const [path = "", id] = resolved(page.path, href).split("#");
        if (files.has(path)) continue;
        const target = byPath.get(path);
        expect(target, `${page.path} → ${href}`).toBeDefined();
        if (id !== undefined) expect(attributes(target?.body ?? "", "id"), `${page.path} → ${href}`).toContain(id);
      }
    }
  });

  it("holds no script, handler, style, template or line that Markdown would read", () => {
    for (const page of all) {
      expect(page.body).not.toMatch(/<(?:script|style|iframe|img|object|embed|form|base|meta|link)\b/i);
      // Of the tags only the names of attributes: a text may say what it likes.
      const tags = (page.body.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/"[^"]*"/g, '""'));
      expect(tags.filter((tag) => /\s(?:on\w+|style|srcdoc)=/i.test(tag))).toEqual([]);
      expect(attributes(page.body, "href").filter((href) => /^[\s\S]*?:/.test(href))).toEqual([]);
      expect(page.body).not.toMatch(/[`]|\$\{|\n[ \t]*\n|\n {4}|\n\t/);
    }
  });

  it("is the same twice", () => {
    expect(pages(variant, { draw }).map((page) => page.body)).toEqual(all.map((page) => page.body));
  });
});

describe("languages", () => {
  const r = report({ languages: ["en", "da", "ja"] });
  const all = pages(
    { ...r, kpis: r.kpis.map((kpi) => ({ ...kpi, label: { en: "Resolution rate", ja: "解決率" } })) },
    { draw },
  );
  const kpiPage = (path: string): string => all.find((page) => page.path === path)?.body ?? "";

  it("shows a missing translation in another language, marked as that, never as an id", () => {
    const danish = kpiPage("da/kpi/resolution_rate/index.html");
    expect(danish).toContain(
      '<h1><bdi lang="en">Resolution rate</bdi> <abbr class="untranslated" title="Endnu ikke oversat; vises på engelsk">en</abbr></h1>',
    );
    expect(kpiPage("ja/kpi/resolution_rate/index.html")).toContain("<h1><bdi>解決率</bdi></h1>");
  });

  it("spells out an id only where there is no text at all", () => {
    const bare = pages({ ...r, kpis: r.kpis.map((kpi) => ({ ...kpi, label: {} })) }, { draw });
    expect(bare.find((page) => page.path === "kpi/resolution_rate/index.html")?.title).toBe("Resolution rate");
  });

  it("puts the community's first language at the root and a stakeholder's own among the others", () => {
    expect(
      reportLanguages({
        ...r,
        community: { ...r.community, languages: ["da", "de", "en"] },
        stakeholders: [{ ...r.stakeholders[0], language: "fr" } as never],
      }),
    ).toEqual(["da", "en", "fr"]);
    expect(reportLanguages({ ...r, community: { ...r.community, languages: ["de"] }, stakeholders: [] })).toEqual(["en"]);
  });

  it("prints a state in words, and no value where there is none", () => {
    const danish = kpiPage("da/kpi/resolution_rate/index.html");
    expect(danish).toContain("Skjult");
    expect(danish.replace(/is not null/g, "")).not.toMatch(/NaN|undefined|null|Infinity/);
  });
});

describe("places", () => {
  it("keep plain ids and make safe, different names of all others", () => {
    expect(slug("resolution_rate")).toBe("resolution_rate");
    const odd = ["../x", "X", "x/../../y", "解決率", "解決", "con", "a".repeat(300), "", ".", "index"].map(slug);
    expect(new Set(odd).size).toBe(odd.length);
    for (const name of odd) expect(name).toMatch(/^[a-z0-9_][a-z0-9_-]{0,62}$/);
  });
});
