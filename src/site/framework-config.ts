/** How Observable Framework is set up: the one place, for `worthwhile build` and for Framework's own command line. */
export function frameworkConfig(site: { readonly root: string; readonly output: string; readonly title: string }) {
  return {
    ...site,
    // The frame (header, sections, languages, foot) and the style sheet are the site's own: document.ts puts them on.
    style: null,
    header: null,
    footer: null,
    sidebar: false,
    pager: false,
    toc: false,
    pages: [],
    // Nothing is fetched: no fonts from elsewhere, no engine extensions.
    globalStylesheets: [],
    duckdb: { extensions: { json: null, parquet: null } },
    interpreters: {},
    // Links keep their endings, for hosts that do not rewrite addresses.
    preserveIndex: true,
    preserveExtension: true,
  };
}
