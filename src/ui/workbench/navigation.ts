import { effect, untracked } from "@preact/signals";
import { printAddress, readAddress, type Address } from "./address.js";
import { SHEETS } from "./state.js";
import { WORDS } from "./words.js";
import type { Workbench } from "./workbench.js";

/** The address follows when the cursor has rested so long: browsers take few changes of it in a second. */
const QUIET_MS = 300;

/**
 * Keeps the page's address at what is shown, so that a reload, a link and Back find it again. Another file, sheet or KPI
 * is a step of the browser's history; where the cursor stands in it is not.
 */
export function navigate(bench: Workbench): void {
  const { state } = bench;
  let last: Address = readAddress(location.hash);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOpened = false;
  let going = 0;

  const write = (): void => {
    if (going > 0) return;
    const now = shown(bench);
    const hash = printAddress(now);
    if (hash === location.hash) return;
    const isStep = now.file !== last.file || now.sheet !== last.sheet || now.kpi !== last.kpi;
    // The first address is of the page as it was opened: there is nothing to go back to.
    history[isStep && location.hash !== "" ? "pushState" : "replaceState"](null, "", hash);
    last = now;
  };
  const open = (): void => {
    last = readAddress(location.hash);
    going++;
    void go(bench, last).finally(() => {
      going--;
      // What the address left open is filled in without a step.
      last = shown(bench);
    });
  };
  effect(() => {
    shown(bench);
    // Names are known once the texts were looked at.
    if (state.look.value === null) return;
    if (!isOpened) {
      isOpened = true;
      if (location.hash !== "") untracked(open);
    }
    clearTimeout(timer);
    timer = setTimeout(write, QUIET_MS);
  });
  addEventListener("popstate", open);
}

/** The address of what is shown; what is so by itself is left out. */
function shown({ state }: Workbench): Address {
  const [view, sheet, region, kpi] = [state.view.value, state.sheet.value, state.region.value, state.kpi.value];
  return {
    file: state.path.value,
    line: state.line.value.line,
    ...(kpi === null ? {} : { kpi }),
    ...(sheet === "kpis" ? {} : { sheet }),
    ...(view === "split" ? {} : { view }),
    ...(region === "editor" ? {} : { region }),
  };
}

/** Goes where an address says. */
async function go(bench: Workbench, { kpi, file, line, sheet, cell, view, region }: Address): Promise<void> {
  const { state } = bench;
  const outline = state.look.value?.outline;
  if (kpi !== undefined && !outline?.kpis.some(({ name }) => name === kpi)) bench.tell(WORDS.noSuch("KPI", kpi));
  else if (kpi !== undefined) bench.preview(kpi);
  state.sheet.value = sheet ?? "kpis";
  if (cell !== undefined) {
    const [section, [name = "", ...keys]] = [sheet ?? "kpis", cell.split(".")] as const;
    const row = outline?.[section].find((each) => each.name === name);
    if (!row) bench.tell(WORDS.noSuch(WORDS.sections[section], name));
    else bench.go((await bench.service.ask.place(row.file, [section, name, ...keys])) ?? row);
  } else if (file !== undefined) {
    if (!bench.session.paths.includes(file)) bench.tell(WORDS.noSuch("file", file));
    else if (line === undefined) bench.openFile(file);
    else {
      const { doc } = bench.session.state(file);
      const { from } = doc.line(Math.min(line, doc.lines));
      bench.go({ file, start: from, end: from });
    }
  } else if (kpi !== undefined) {
    const found = outline?.kpis.find(({ name }) => name === kpi);
    if (found) bench.go(found);
  }
  state.view.value = view ?? "split";
  state.region.value = region ?? "editor";
}

/** Puts the address of what the cursor is in onto the clipboard. */
export async function copyLink(bench: Workbench): Promise<void> {
  const { state } = bench;
  const [section, name, ...keys] = state.thing.value;
  const sheet = SHEETS.find((each) => each === section);
  const named = sheet !== undefined && name !== undefined;
  const address: Address =
    named && sheet === "kpis" && keys.length === 0
      ? { kpi: String(name) }
      : named
        ? { sheet, cell: [name, ...keys].join(".") }
        : { file: state.path.value, line: state.line.value.line };
  const link = new URL(printAddress(address), location.href).href;
  try {
    await navigator.clipboard.writeText(link);
    bench.tell(WORDS.copiedLink(link));
  } catch {
    bench.tell(link);
  }
}
