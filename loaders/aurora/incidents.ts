import type { Row } from "../channel.js";
import { chance } from "./chance.js";
import { DAYS, dateOf, dayAt, dayOf, END, HOUR, startOf } from "./clock.js";
import { AREAS, type Area } from "./areas.js";
import { DRAW } from "./draws.js";

interface Release {
  readonly id: number;
  readonly day: number;
  readonly version: string;
  readonly major: boolean;
}

interface Incident {
  readonly id: number;
  readonly release: number;
  readonly area: Area;
  readonly severity: "minor" | "major";
  readonly startedAt: number;
  readonly firstReportAt: number;
  readonly firstTicketAt: number;
}

/** A release about every five weeks, each fifth a major one. */
export function releaseList(): Release[] {
  const list: Release[] = [];
  for (let day = dayOf("2023-11-21"), id = 1; day < DAYS - 3; day += id % 2 ? 35 : 34, id++)
    list.push({ id, day, version: `${3 + Math.floor(id / 5)}.${id % 5}`, major: id % 5 === 0 });
  return list;
}

/** Defects that reached customers: a few after each release, more after a major one. */
export function incidentList(seed: number): Incident[] {
  const list: Incident[] = [];
  for (const release of releaseList()) {
    const draw = chance(seed, DRAW.incident, release.id);
    const many = (release.major ? 4 : 2) + draw.poisson(0.8);
    for (let k = 0; k < many; k++) {
      const startedAt = startOf(release.day) + 9 * HOUR + Math.round(draw.lognormal(26 * HOUR, 0.9));
      const community = draw.happens(0.78);
      const early = Math.round(draw.lognormal(1.6 * HOUR, 0.8));
      const late = early + Math.round(draw.lognormal(community ? 7 * HOUR : 2 * HOUR, 0.9));
      const [firstReportAt, firstTicketAt] = community
        ? [startedAt + early, startedAt + late]
        : [startedAt + late, startedAt + early];
      if (Math.max(firstReportAt, firstTicketAt) >= END) continue;
      const severity = draw.happens(release.major ? 0.5 : 0.2) ? "major" : "minor";
      list.push({ id: 0, release: release.id, area: draw.pick(AREAS), severity, startedAt, firstReportAt, firstTicketAt });
    }
  }
  return list.sort((a, b) => a.startedAt - b.startedAt).map((incident, i) => ({ ...incident, id: i + 1 }));
}

/** The days on which customers feel an incident: its first three. */
export function incidentDays(seed: number): ReadonlySet<number> {
  return new Set(incidentList(seed).flatMap(({ startedAt }) => [0, 1, 2].map((later) => dayAt(startedAt) + later)));
}

export function* releases(): Generator<Row> {
  for (const { id, day, version, major } of releaseList()) yield { id, released_on: dateOf(day), version, is_major: major };
}

export function* incidents(seed: number): Generator<Row> {
  for (const one of incidentList(seed))
    yield {
      id: one.id,
      started_at: one.startedAt,
      release_id: one.release,
      product_area: one.area,
      severity: one.severity,
      first_report_at: one.firstReportAt,
      first_ticket_at: one.firstTicketAt,
    };
}
