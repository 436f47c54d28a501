import type { GridActions } from "./actions.js";

/** The grid's own keys, as spreadsheets have them. */
export function gridKey(event: KeyboardEvent, grid: GridActions): void {
  const mod = event.ctrlKey || event.metaKey;
  const act = (mod ? withMod(event) : event.altKey ? withAlt(event) : plainKey(event, grid)) ?? moving(event, mod);
  if (!act) return;
  event.preventDefault();
  act(grid);
}

type Act = (grid: GridActions) => void;

function withMod({ key, shiftKey }: KeyboardEvent): Act | null {
  const named: Readonly<Record<string, Act>> = {
    a: (grid) => grid.chooseAll(),
    d: (grid) => (shiftKey ? grid.duplicate() : grid.fill("down")),
    r: (grid) => grid.fill("right"),
    f: (grid) => grid.openFind(),
    h: (grid) => grid.openFind(),
    "-": (grid) => grid.remove(),
    Enter: (grid) => grid.add(),
  };
  return named[key.length === 1 ? key.toLowerCase() : key] ?? null;
}

const withAlt = ({ key }: KeyboardEvent): Act | null =>
  key === "ArrowUp" ? (grid) => grid.moveRow(-1) : key === "ArrowDown" ? (grid) => grid.moveRow(1) : null;

function plainKey(event: KeyboardEvent, grid: GridActions): Act | null {
  const { row, column } = grid.at;
  switch (event.key) {
    case "Enter":
      return event.shiftKey ? (to) => to.move(row - 1, column) : (to) => to.edit(null);
    case "F2":
      return (to) => to.edit(null);
    case "Delete":
    case "Backspace":
      return (to) => to.clear();
    case " ":
      // A whole row, as Shift with the space bar chooses it elsewhere.
      if (!event.shiftKey) break;
      return (to) => {
        to.move(row, -1, { follow: false });
        to.move(row, to.lastColumn, { extend: true });
      };
    default:
  }
  return event.key.length === 1 ? (to) => to.edit(event.key === "=" ? "" : event.key) : null;
}

function moving(event: KeyboardEvent, mod: boolean): Act | null {
  const extend = { extend: event.shiftKey };
  const moves: Readonly<Record<string, Act>> = {
    ArrowDown: (grid) => grid.move(mod ? Infinity : grid.at.row + 1, grid.at.column, extend),
    ArrowUp: (grid) => grid.move(mod ? 0 : grid.at.row - 1, grid.at.column, extend),
    ArrowRight: (grid) => grid.move(grid.at.row, mod ? Infinity : grid.at.column + 1, extend),
    ArrowLeft: (grid) => grid.move(grid.at.row, mod ? -1 : grid.at.column - 1, extend),
    Home: (grid) => grid.move(mod ? 0 : grid.at.row, -1, extend),
    End: (grid) => grid.move(mod ? Infinity : grid.at.row, Infinity, extend),
    PageDown: (grid) => grid.move(grid.at.row + grid.page, grid.at.column, extend),
    PageUp: (grid) => grid.move(grid.at.row - grid.page, grid.at.column, extend),
  };
  return moves[event.key] ?? null;
}
