import { copyLink } from "./navigation.js";
import { exportFile, exportPatch } from "./patch.js";
import { WORDS } from "./words.js";
import type { Workbench } from "./workbench.js";

export interface Command {
  readonly id: string;
  readonly title: string;
  /** As it is shown, and as `Mod+Shift+P`-like text is matched: "Ctrl+S". */
  readonly key: string;
  run(bench: Workbench): void;
}

/** Everything that has a name in the palette. */
export const COMMANDS: readonly Command[] = [
  { id: "save", title: "Save", key: "Ctrl+S", run: (bench) => void bench.save() },
  { id: "undo", title: "Undo", key: "Ctrl+Z", run: (bench) => bench.undo() },
  { id: "redo", title: "Redo", key: "Ctrl+Shift+Z", run: (bench) => bench.redo() },
  {
    id: "goto",
    title: "Go to KPI",
    key: "Ctrl+K",
    run: ({ state }) => (state.dialog.value = { kind: "palette", only: "kpis" }),
  },
  { id: "merge", title: "Merge another program's change", key: "", run: (bench) => bench.merge(bench.state.path.value) },
  { id: "link", title: "Copy link", key: "", run: (bench) => void copyLink(bench) },
  { id: "patch", title: "Export unsaved changes as a patch", key: "", run: exportPatch },
  { id: "file", title: "Export this file", key: "", run: exportFile },
  { id: "notebook", title: "New notebook", key: "", run: (bench) => bench.newNotebook() },
  { id: "problem", title: "Next problem", key: "F8", run: (bench) => bench.nextProblem() },
  { id: "text", title: "Show the text alone", key: "", run: ({ state }) => (state.view.value = "text") },
  { id: "split", title: "Show text and grid", key: "", run: ({ state }) => (state.view.value = "split") },
  { id: "grid", title: "Show the grid alone", key: "", run: ({ state }) => (state.view.value = "grid") },
  { id: "add", title: WORDS.addRow, key: "Ctrl+Enter in the grid", run: ({ grid }) => grid?.add() },
  { id: "duplicate", title: "Duplicate row", key: "Ctrl+Shift+D in the grid", run: ({ grid }) => grid?.duplicate() },
  { id: "remove", title: "Delete row", key: "Ctrl+- in the grid", run: ({ grid }) => grid?.remove() },
  { id: "up", title: "Move row up", key: "Alt+↑ in the grid", run: ({ grid }) => grid?.moveRow(-1) },
  { id: "down", title: "Move row down", key: "Alt+↓ in the grid", run: ({ grid }) => grid?.moveRow(1) },
  { id: "fill-down", title: "Fill down", key: "Ctrl+D in the grid", run: ({ grid }) => grid?.fill("down") },
  { id: "fill-right", title: "Fill right", key: "Ctrl+R in the grid", run: ({ grid }) => grid?.fill("right") },
  {
    id: "find-grid",
    title: "Find and replace in the grid",
    key: "Ctrl+F in the grid",
    run: ({ state }) => {
      if (state.view.value === "text") state.view.value = "split";
      state.finding.value = true;
    },
  },
  ...(["kpis", "goals", "assumptions", "stakeholders", "tables", "pilots"] as const).map((sheet): Command => ({
    id: `sheet-${sheet}`,
    title: `Sheet: ${WORDS.sections[sheet]}`,
    key: "",
    run: ({ state }) => {
      state.sheet.value = sheet;
      if (state.view.value === "text") state.view.value = "split";
    },
  })),
];

/** The workbench's own keys, wherever the focus is. */
export function keyDown(event: KeyboardEvent, bench: Workbench, nextRegion: (back: boolean) => void): void {
  const mod = event.ctrlKey || event.metaKey;
  const { state } = bench;
  const done = (act: () => void): void => {
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  if (event.key === "F1" || (mod && event.shiftKey && event.key.toLowerCase() === "p"))
    return done(() => (state.dialog.value = { kind: "palette", only: "all" }));
  if (mod && !event.shiftKey && event.key.toLowerCase() === "k")
    return done(() => (state.dialog.value = { kind: "palette", only: "kpis" }));
  if (mod && !event.shiftKey && event.key.toLowerCase() === "s") return done(() => void bench.save());
  const typesElsewhere = event
    .composedPath()
    .some(
      (each) =>
        each instanceof HTMLInputElement ||
        each instanceof HTMLSelectElement ||
        (each instanceof HTMLElement && each.dataset["typing"] !== undefined),
    );
  if (mod && event.key.toLowerCase() === "z" && !typesElsewhere)
    return done(() => (event.shiftKey ? bench.redo() : bench.undo()));
  if (event.key === "F6") return done(() => nextRegion(event.shiftKey));
}
