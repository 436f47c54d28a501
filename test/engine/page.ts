import { fromArrow, toArrow } from "../../src/engine/arrow.js";
import { openBrowser } from "../../src/engine/browser.js";

// The script of the page that in-page.ts opens: the tests reach the engine's code through this one name.
const engineParts = { openBrowser, toArrow, fromArrow };
export type EngineParts = typeof engineParts;
Object.assign(window, { engineParts });
