import { expect, test } from "vitest";
import { killAndCompare } from "../kit/kills.js";

test("killed at fifty random moments, the lake becomes what it would have been", async () => {
  expect(await killAndCompare({ loader: "stepwise", options: { pause: 4 } }, 50, Math.random)).toBeGreaterThan(10);
});
