import type { KpiCell } from "../../compile/question.js";
import { holdoutTotal } from "../../stats/holdout-total.js";
import { sum } from "../../stats/moments.js";
import { settled } from "../canonical.js";
import { remembered, type CreditInput, type ReportInput } from "../input.js";
import type { AttributionReport, Player } from "../model.js";
import type { Floor } from "../privacy.js";

/** Credit by several models side by side, with few orders folded together where the privacy floor asks for it. */
export async function attributionReport(
  input: ReportInput,
  floorOf: (kpi: string) => Floor,
): Promise<AttributionReport | null> {
  const { attribution } = input.definitions;
  if (attribution === null || !input.credits) return null;
  const { kpi } = attribution;
  const found = await remembered(
    input.memory,
    { kpi },
    ["credits", attribution],
    async () => (await input.credits?.()) ?? null,
  );
  if (found === null) return null;
  const { k, personal } = floorOf(kpi);
  if (personal && found.joined < k) return null;
  const players = folded(playersOf(found), personal ? k : 0);
  return {
    kpi,
    from: found.from,
    to: found.to,
    window: found.window,
    orders: found.ordersTable,
    player: found.player,
    players: players.map(({ player }) => player),
    models: found.models.map(({ name, written, total, own }, m) => ({
      name,
      written,
      total: valueOf(total),
      own: valueOf(own),
      credit: players.map(({ credit }) => settled(credit[m] ?? 0)),
    })),
    counted: { all: found.orders, joined: found.joined },
    holdout: holdoutOf(found),
  };
}

const valueOf = ({ value }: KpiCell): number => settled(Number(value ?? 0));

interface Credited {
  readonly player: Player;
  readonly credit: readonly number[];
  /** The orders it has a part in under the model that gives it the fewest. */
  readonly n: number;
}

/** Everyone with a part in an order, the greatest mean credit first. */
function playersOf({ models }: CreditInput): readonly Credited[] {
  const names = new Set(models.flatMap(({ players }) => players.map(({ name }) => name)));
  const all = [...names].map((name): Credited => {
    const cells = models.map(({ players }) => players.find((one) => one.name === name)?.cell);
    return {
      player: name === null ? { kind: "none" } : { kind: "named", name },
      credit: cells.map((cell) => Number(cell?.value ?? 0)),
      n: Math.min(...cells.flatMap((cell) => (cell?.n ? [cell.n] : []))),
    };
  });
  return all
    .filter(({ n }) => Number.isFinite(n))
    .sort((a, b) => sum(b.credit) - sum(a.credit) || keyOf(a.player).localeCompare(keyOf(b.player), "en"));
}

const keyOf = (player: Player): string => (player.kind === "named" ? player.name : "");

/** Those with fewer orders than the floor are one, together with the next where they would still be too few. */
function folded(all: readonly Credited[], floor: number): readonly Credited[] {
  const few = all.filter(({ n }) => n < floor);
  if (few.length === 0) return all;
  const shown = all.filter(({ n }) => n >= floor);
  // One alone, or too few together, would be told by what is left of the total.
  while (shown.length > 0 && (few.length < 2 || sum(few.map(({ n }) => n)) < floor)) few.push(shown.pop() as Credited);
  const credit = few[0]?.credit.map((_, m) => sum(few.map((one) => one.credit[m] ?? 0))) ?? [];
  return [...shown, { player: { kind: "other" }, credit, n: sum(few.map(({ n }) => n)) }];
}

function holdoutOf({ holdout, arms }: CreditInput): AttributionReport["holdout"] {
  if (holdout === null || arms === null) return null;
  const found = holdoutTotal(holdout.treated, holdout.control);
  return {
    treated: { name: arms.treated, n: holdout.treated.n },
    control: { name: arms.control, n: holdout.control.n },
    total: found.ok
      ? { value: settled(found.total.value), low: settled(found.total.low), high: settled(found.total.high) }
      : null,
  };
}
