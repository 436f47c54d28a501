import { readFileSync } from "node:fs";
import { classification } from "../../../src/stats/classification.js";
import { cohenKappa } from "../../../src/stats/cohen-kappa.js";
import { fleissKappa } from "../../../src/stats/fleiss-kappa.js";
import { trueShares } from "../../../src/stats/rogan-gladen.js";
import { agrees, near, type PlainCheck } from "./near.js";

type Table = readonly (readonly number[])[];

/** The part of a file of JSON that an entry names after the sign #. */
function part<T>(path: string): T {
  const [file = "", name = ""] = path.split("#");
  return (JSON.parse(readFileSync(file, "utf8")) as Record<string, T>)[name] as T;
}

const agreement: readonly PlainCheck[] = [
  {
    is: /^agreement\/.* Cohen kappa/,
    run({ expected, tolerance }, _, path) {
      near(agrees(cohenKappa(part<Table>(path))).kappa, (expected as { kappa: number }).kappa, tolerance, "kappa");
    },
  },
  {
    is: /^agreement\/.* Fleiss kappa/,
    run({ expected, tolerance }, _, path) {
      near(agrees(fleissKappa(part<Table>(path))).kappa, (expected as { kappa: number }).kappa, tolerance, "kappa");
    },
  },
  {
    is: /^agreement\/.* precision\/recall\/F1/,
    run({ input, expected, tolerance }) {
      const list = (name: string): string[] => (new RegExp(`${name}=\\[([^\\]]*)`).exec(input)?.[1] ?? "").split(",");
      const found = agrees(classification(list("y_true"), list("y_pred")));
      const want = expected as Record<"macroF1" | "microF1" | "weightedF1", number> & { readonly perClass: readonly number[] };
      near(found.macroF1, want.macroF1, tolerance, "macro");
      near(found.accuracy, want.microF1, tolerance, "micro");
      near(found.weightedF1, want.weightedF1, tolerance, "weighted");
      want.perClass.forEach((f1, i) => near(found.classes[i]?.f1, f1, tolerance, `class ${i}`));
    },
  },
  {
    is: /^agreement\/.*misclassification/,
    run({ parameters, expected, tolerance }) {
      const { C, observed } = parameters as unknown as { C: Table; observed: readonly number[] };
      const { shares } = agrees(trueShares(C, observed));
      (expected as { pi: readonly number[] }).pi.forEach((share, i) => near(shares[i], share, tolerance, `class ${i}`));
    },
  },
];

/** Agreement, survival, surveys, scores, ratios, returns, and games: each statistic against its entries. */
export const PLAIN: readonly PlainCheck[] = [...agreement];
