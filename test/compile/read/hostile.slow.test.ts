import { expect, it } from "vitest";
import { LONGEST_FILE } from "../../../src/compile/read/files.js";
import { hostileTexts } from "./hostile.js";
import { readText } from "./workspace.js";

// The longest text that is read at all, at its worst. The bound is loose: the machine may have other work.
it.each(Object.entries(hostileTexts(LONGEST_FILE / 2 - 1000)))("reads a quarter of a megabyte of %s in time", (_, text) => {
  const started = process.cpuUsage();
  const { diagnostics } = readText(text);
  expect(diagnostics.length).toBeGreaterThan(0);
  expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5);
});
