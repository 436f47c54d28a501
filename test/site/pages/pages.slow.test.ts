import { expect, it } from "vitest";
import { pages } from "../../../src/site/pages/pages.js";
import { drawings } from "../../../src/site/svg.js";
import { faultsOf } from "./framed.js";
import { VARIANTS } from "./variants.js";

const { draw } = drawings();

it.each(Object.entries(VARIANTS))("%s: every page is valid HTML in every language", async (_, variant) => {
  for (const page of pages(variant, { draw })) expect(await faultsOf(page), page.path).toEqual([]);
});
