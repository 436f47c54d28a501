import type { TopicDef } from "../../../compile/definitions.js";
import type { Days, HeardTopics } from "../../../compile/heard.js";
import { benjaminiHochberg } from "../../../stats/benjamini-hochberg.js";
import { sum } from "../../../stats/moments.js";
import { newcombe } from "../../../stats/newcombe.js";
import { twoShares } from "../../../stats/two-shares.js";
import { wilson } from "../../../stats/wilson.js";
import { settled } from "../../canonical.js";
import type { ReportInput } from "../../input.js";
import type { Report } from "../../model.js";
import type { Floor } from "../../privacy.js";
import type { TopicGroup, TopicReport, Within } from "../../voices.js";
import { hiddenCells, type Elsewhere } from "./elsewhere.js";

const SIGNIFICANT = 0.05;

/** A dimension's shares in two times, and their change. Rows count as independent of each other. */
export function topicReport(
  def: TopicDef,
  heard: HeardTopics,
  { definitions, earlier: releases = [] }: ReportInput,
  floor: Floor,
  beside: Elsewhere,
): TopicReport {
  const table = definitions.tables[def.table];
  const column = def.by.split(".").at(-1) ?? def.by;
  const { now, before, groups } = heard;
  const times = [now, ...(before === null ? [] : [before])];
  const isForced = (at: { readonly from: string; readonly to: string } | undefined, name: string | null): boolean =>
    floor.personal && at !== undefined && (beside.all(at.from, at.to) || beside.group(def.by, name, at.from, at.to));
  const counts = groups.map((group) => times.map((_, t) => (t === 0 ? group.now : group.before)));
  const then = toldTopics(releases, def);
  const k = floor.personal ? floor.k : 0;
  const isTold = (r: number, t: number): boolean => {
    const told = then(times[t], groups[r]?.name ?? null);
    return told.some((count) => count > 0 && (counts[r]?.[t] ?? 0) - count < k);
  };
  const isHidden = hiddenCells(counts, k, (r, t) => isForced(times[t], groups[r]?.name ?? null), isTold);
  const [n, earlier] = [sum(groups.map((group) => group.now)), sum(groups.map((group) => group.before))];
  const shown = groups.filter((_, r) => !times.some((_time, t) => isHidden(r, t)));
  const isGone = shown.length === 0;
  return {
    id: def.name,
    label: def.label,
    table: def.table,
    tableLabel: table?.label ?? {},
    by: def.by,
    byLabel: table && Object.hasOwn(table.columns, column) ? (table.columns[column]?.label ?? {}) : {},
    where: def.where?.text ?? null,
    against: def.against,
    now,
    before,
    n: { now: isGone ? null : n, before: isGone || before === null ? null : earlier },
    groups: shown
      .map((group) => ({ group, told: groupOf(group, n, before === null ? null : earlier) }))
      .sort((a, b) => b.group.now - a.group.now || ((a.group.name ?? "") < (b.group.name ?? "") ? -1 : 1))
      .map(({ told }) => told),
    withheld: groups.length - shown.length,
    sql: heard.sql,
  };
}

/** How many rows releases told of a group in the same days. */
function toldTopics(
  releases: readonly Report[],
  { name: id, table, by }: TopicDef,
): (at: Days | undefined, name: string | null) => readonly number[] {
  const own = releases.flatMap(({ voices }) =>
    (voices?.topics ?? []).filter((topic) => topic.id === id && topic.table === table && topic.by === by),
  );
  return (at, name) =>
    own.flatMap(({ now, before, groups }) => {
      const group = groups.find((each) => each.name === name);
      const isAt = (days: Days | null): boolean => days !== null && days.from === at?.from && days.to === at.to;
      return [...(group && isAt(now) ? [group.now.n] : []), ...(group?.before && isAt(before) ? [group.before.n] : [])];
    });
}

function groupOf(group: HeardTopics["groups"][number], n: number, earlier: number | null): TopicGroup {
  const [after, ago] = [
    { successes: group.now, n },
    { successes: group.before, n: earlier ?? 0 },
  ];
  const change = newcombe(ago, after);
  const p = twoShares(after, ago);
  return {
    name: group.name,
    now: { n: group.now, share: shareOf(group.now, n) },
    before: earlier === null || earlier === 0 ? null : { n: group.before, share: shareOf(group.before, earlier) },
    change:
      !change.ok || p === null
        ? null
        : {
            value: settled(change.difference),
            low: settled(change.low),
            high: settled(change.high),
            p: settled(p),
            trend: "unclear",
          },
  };
}

function shareOf(count: number, n: number): Within {
  const ends = wilson(count, n);
  return {
    value: settled(n === 0 ? 0 : count / n),
    low: settled(ends?.low ?? 0),
    high: settled(ends?.high ?? 1),
  };
}

/** A change is one only where it is still told from chance among all the changes that are looked at together. */
export function judged(topics: readonly TopicReport[]): readonly TopicReport[] {
  const all = topics.flatMap(({ groups }) => groups.filter(({ change }) => change !== null));
  const found = benjaminiHochberg(all.map(({ change }) => change?.p ?? 1));
  if (!found.ok) return topics;
  return topics.map((topic) => ({
    ...topic,
    groups: topic.groups.map((group) => {
      const { change } = group;
      const adjusted = found.adjusted[all.indexOf(group)];
      if (change === null || adjusted === undefined) return group;
      const trend = adjusted > SIGNIFICANT ? "unclear" : change.value > 0 ? "rose" : "fell";
      return { ...group, change: { ...change, p: settled(adjusted), trend } };
    }),
  }));
}
