import type { Page } from "../../../src/site/page.js";
import { htmlFaults } from "../../kit/html.js";

/** What is wrong with a page's HTML in the least frame that is valid: what the site's own frame adds is tested there. */
export const faultsOf = (page: Page): ReturnType<typeof htmlFaults> =>
  htmlFaults(
    `<!doctype html>\n<html lang="${page.language}"><head><meta charset="utf-8"><title>x</title></head><body><main>\n${page.body}\n</main></body></html>`,
  );
