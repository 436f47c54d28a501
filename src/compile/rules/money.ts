import { isMoney, moneyProblems } from "../money.js";
import type { Rule } from "./rule.js";

/** Money in several currencies has a currency to become, rates to become it by, and a day to find its rate by. */
export const money: Rule = ({ definitions }) =>
  Object.values(definitions.tables).flatMap((table) =>
    Object.values(table.columns).flatMap((column) => (isMoney(column) ? moneyProblems(definitions, table, column) : [])),
  );
