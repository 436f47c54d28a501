import { withPlaces, type Span } from "../ground/span.js";
import type { Catalog } from "./catalog.js";
import type { CheckedKpi } from "./checked.js";
import type { KpiDef } from "./definitions.js";
import { originOf, yamlMemory, type YamlMemory } from "./read/pieces.js";
import type { MapTree, Tree } from "./read/tree.js";
import type { World } from "./scope.js";

/**
 * What is kept of a workspace between two looks at it, so that after a keystroke only what it touches is read and checked.
 * Whoever looks over and over makes one and hands it in each time.
 */
export interface Memory extends YamlMemory {
  meaning: { readonly around: Around; readonly kpis: ReadonlyMap<string, Known> } | null;
}

interface Known {
  /** The KPI's text, as a thing. */
  readonly origin: Tree;
  readonly span: Span;
  readonly checked: CheckedKpi;
  readonly named: ReadonlySet<string>;
}

export const memory = (): Memory => ({ ...yamlMemory(), meaning: null });

/** All that a KPI's meaning may rest on beside its own text and the KPIs it names: each part compared as a thing. */
type Around = readonly unknown[];

/** These say nothing that a formula's meaning could rest on. */
const BESIDE: ReadonlySet<string> = new Set([
  "kpis",
  "stakeholders",
  "goals",
  "pilots",
  "executive",
  "propositions",
  "roi",
  "maturity",
]);

/** Asks for the KPIs that mean what they meant at the last look, and remembers this one. */
export interface Again {
  /** What is known of a KPI, at its place of now; null where its text, or something around it, has changed. */
  recall(name: string, def: KpiDef): Pick<Known, "checked" | "named"> | null;
  /** `named` is, of each KPI, the KPIs that it names. */
  remember(kpis: Iterable<CheckedKpi>, named: ReadonlyMap<string, ReadonlySet<string>>): void;
}

/** `root` is the tree that the world's definitions were built from. */
export function again(memory: Memory, root: MapTree, { catalog, lost = [] }: World): Again {
  const around = aroundOf(root, catalog, lost);
  const last = memory.meaning;
  const known = last && isSame(last.around, around) ? last.kpis : new Map<string, Known>();
  const kpis = root.entries.get("kpis")?.value;
  const valueOf = (name: string): Tree | null => (kpis?.kind === "map" ? (kpis.entries.get(name)?.value ?? null) : null);
  return {
    recall(name, def) {
      const kept = known.get(name);
      const value = valueOf(name);
      if (!kept || !value || kept.origin !== originOf(value) || kept.span.file !== def.span.file) return null;
      const by = def.span.start - kept.span.start;
      const checked = by === 0 ? kept.checked : movedTo(kept.checked, by);
      return { checked: { ...checked, def }, named: kept.named };
    },
    remember(checked, named) {
      const kept = new Map<string, Known>();
      for (const each of checked) {
        const value = valueOf(each.name);
        if (value && staysWithin(value.span.end, each))
          kept.set(each.name, {
            origin: originOf(value),
            span: each.def.span,
            checked: each,
            named: named.get(each.name) ?? new Set(),
          });
      }
      memory.meaning = { around, kpis: kept };
    },
  };
}

function aroundOf(root: MapTree, catalog: Catalog, lost: World["lost"]): Around {
  const parts: unknown[] = [catalog, JSON.stringify(lost)];
  for (const [section, { value }] of root.entries) {
    if (section === "kpis" && value.kind === "map") parts.push(...value.entries.keys());
    if (BESIDE.has(section)) continue;
    parts.push(section, originOf(value));
    if (value.kind !== "map") continue;
    parts.pop();
    for (const [name, entry] of value.entries) parts.push(name, originOf(entry.value));
  }
  return parts;
}

const isSame = (a: Around, b: Around): boolean => a.length === b.length && a.every((part, i) => part === b[i]);

/** A cell holds no place; all that does is the tree of the formula, what the tests say, and what is wrong. */
const movedTo = (checked: CheckedKpi, by: number): CheckedKpi => {
  const move = ({ file, start, end }: Span): Span => ({ file, start: start + by, end: end + by });
  const { expr, tests, diagnostics } = checked;
  return {
    ...checked,
    expr: withPlaces(expr, move),
    tests: tests.map((test) => ({ ...test, span: move(test.span) })),
    diagnostics: withPlaces(diagnostics, move),
  };
};

/** Whether all that is wrong with a KPI is in its own text, which ends there: what points elsewhere does not move with it. */
function staysWithin(end: number, { def, diagnostics }: CheckedKpi): boolean {
  let stays = true;
  withPlaces(diagnostics, (span) => {
    stays &&= span.file === def.span.file && span.start >= def.span.start && span.end <= end;
    return span;
  });
  return stays;
}
