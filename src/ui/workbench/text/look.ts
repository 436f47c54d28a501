import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The page's own colours, which follow light and dark. */
export const LOOK = EditorView.theme({
  "&": { height: "100%", fontSize: "0.8125rem", color: "var(--ink)", backgroundColor: "var(--paper)" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5385", overflow: "auto" },
  ".cm-content": { padding: "0.3rem 0", caretColor: "var(--ink)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller:focus-visible": { outline: "3px solid var(--focus)", outlineOffset: "-3px" },
  ".cm-gutters": { background: "var(--paper)", color: "var(--ink-3)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 1rem 0 0.8rem", minWidth: "3.2rem" },
  ".cm-activeLine": { background: "var(--surface)" },
  ".cm-activeLineGutter": { background: "var(--surface)", color: "var(--ink)", boxShadow: "inset 2px 0 0 var(--link)" },
  ".cm-cursor": { borderLeftColor: "var(--link)", borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--c1-band)",
  },
  ".cm-selectionMatch": { background: "var(--mark)" },
  "&.cm-focused .cm-matchingBracket": { background: "var(--mark)", color: "var(--ink)" },
  ".cm-tooltip": {
    background: "var(--surface)",
    border: "1px solid var(--edge)",
    borderRadius: "3px",
    color: "var(--ink)",
    maxWidth: "min(34rem, 92vw)",
    fontFamily: "var(--sans)",
    fontSize: "0.875rem",
  },
  ".cm-tooltip p": { margin: "0.35rem 0.6rem" },
  ".cm-tooltip code": { fontFamily: "var(--mono)", fontSize: "0.8125rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", fontSize: "0.8125rem", maxHeight: "18rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "2px 8px", minHeight: "24px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { background: "var(--link)", color: "var(--paper)" },
  ".cm-completionDetail": { fontFamily: "var(--sans)", fontStyle: "normal", color: "var(--ink-3)" },
  "li[aria-selected] .cm-completionDetail": { color: "inherit" },
  ".cm-completionInfo": { padding: "0.2rem 0.1rem" },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--missed) 1.5px",
    textUnderlineOffset: "3px",
  },
  ".cm-lintRange-warning": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--warn) 1.5px",
    textUnderlineOffset: "3px",
  },
  ".cm-lintRange-info": {
    backgroundImage: "none",
    textDecoration: "underline dotted var(--ink-3) 1.5px",
    textUnderlineOffset: "3px",
  },
  ".cm-diagnostic": { borderLeft: "4px solid var(--edge)", padding: "0.3rem 0.6rem", whiteSpace: "normal" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--missed)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warn)" },
  ".cm-diagnosticAction": {
    background: "none",
    color: "var(--link)",
    border: "0",
    font: "inherit",
    textDecoration: "underline",
    cursor: "pointer",
    minHeight: "24px",
    padding: "0 0.2rem",
    marginLeft: "0",
  },
  ".cm-panels": { background: "var(--surface)", color: "var(--ink)", borderColor: "var(--line)" },
  ".cm-panel.cm-search": { fontFamily: "var(--sans)", fontSize: "0.8125rem", padding: "0.4rem 0.6rem" },
  ".cm-panel.cm-search input, .cm-panel.cm-search button": {
    font: "inherit",
    color: "var(--ink)",
    background: "var(--paper)",
    border: "1px solid var(--edge)",
    borderRadius: "3px",
    minHeight: "24px",
    backgroundImage: "none",
  },
  ".cm-searchMatch": { background: "var(--mark)" },
  ".cm-searchMatch-selected": { outline: "2px solid var(--link)" },
});

export const COLOURS = HighlightStyle.define([
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: "var(--c1)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--c2)" },
  { tag: [tags.number, tags.bool, tags.null, tags.literal], color: "var(--met)" },
  { tag: [tags.keyword, tags.labelName, tags.typeName], color: "var(--undecided)" },
  { tag: tags.comment, color: "var(--ink-3)" },
]);
