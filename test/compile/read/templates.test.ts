import { describe, expect, it } from "vitest";
import { emptyWorkspace } from "../../../src/cli/templates.js";
import { parse } from "../../../src/formula/parse.js";
import { readWorkspace } from "../../../src/compile/read.js";
import { filesIn, lines } from "./workspace.js";

describe("a new workspace", () => {
  it.each(["Makers", 'A "quoted": name # – 解決\n\t\\', "${HOME}", "- x", ""])(
    "reads without a complaint when its community is called %j",
    (name) => {
      const result = readWorkspace(filesIn(emptyWorkspace(name === "" ? "x" : name)));
      expect(lines(result)).toEqual([]);
      expect(result.definitions?.community).toMatchObject({ name: { en: name === "" ? "x" : name }, simulated: true });
    },
  );

  it("has formulas that parse and a table that holds their columns", () => {
    const files = emptyWorkspace("Makers");
    const { definitions } = readWorkspace(filesIn(files));
    for (const kpi of Object.values(definitions?.kpis ?? {})) expect(parse(kpi.formula).diagnostics).toEqual([]);
    const from = definitions?.tables["topics"]?.from;
    const rows = (files[from?.kind === "file" ? from.path : ""] ?? "").trimEnd().split("\n");
    expect(rows[0]?.split(",")).toEqual(["id", "asked_at", "answered_at", "solved_at", "channel"]);
    expect(rows.length).toBeGreaterThan(100);
    expect(emptyWorkspace("Makers")).toEqual(files);
  });
});
