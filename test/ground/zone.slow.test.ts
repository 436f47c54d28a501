import { expect, test } from "vitest";
import { offsetAt, transitions } from "../../src/ground/zone.js";
import { shownOffset } from "./shown-offset.js";

test("no change is missed: every zone, each day at noon from 1970 to 2037", () => {
  const zones = Intl.supportedValuesOf("timeZone");
  expect(zones.length).toBeGreaterThan(400);
  for (const zone of zones) {
    const shown = shownOffset(zone);
    for (let utc = Date.UTC(1970, 0, 1, 12); utc < Date.UTC(2038, 0, 1); utc += 86_400_000) {
      if (offsetAt(zone, utc) !== shown(utc)) expect.fail(`${zone} at ${new Date(utc).toISOString()}`);
    }
    for (const { utc, offsetBefore, offsetAfter } of transitions(zone, 1970, 2037)) {
      expect([shown(utc - 1000), shown(utc)]).toEqual([offsetBefore, offsetAfter]);
    }
  }
});
