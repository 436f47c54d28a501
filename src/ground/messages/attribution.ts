import { error, quoted } from "./message.js";

const either = (names: readonly string[]): string => names.map(quoted).join(" or ");

/** Sentences about `attribution:`, credit by several models. */
export const attribution = {
  creditKpi: error<{ kpi: string; others: readonly string[] }>(
    "type",
    ({ kpi, others }) =>
      `${quoted(kpi)} credits nothing: its formula is not one attributed(…). ${others.length > 0 ? `Name ${either(others)}.` : 'Give it one, like attributed(sum(orders.amount) to touches where channel = "community" by customer_id within 90 days model last).'}`,
  ),
  creditModels: error<{ given: number; least: number; missing: readonly string[] }>(
    "bad-value",
    ({ given, least, missing }) =>
      `${given === 1 ? "One model" : `${given} models`} side by side hide how far such rules lie apart; ${least} are needed at least. Add ${either(missing)}, or leave models: out for all of them.`,
  ),
  creditPlayer: error<{ player: string; table: string; columns: readonly string[] }>(
    "unknown-column",
    ({ player, table, columns }) =>
      `${quoted(table)} has no column ${quoted(player)} for credit to go to. ${columns.length > 0 ? `Write player: ${columns[0]}${columns.length > 1 ? ` (or ${either(columns.slice(1, 4))})` : ""}.` : ""}`,
  ),
  creditModel: error<{ model: string; player: string; other: string | null; why: string }>(
    "arguments",
    ({ model, player, other, why }) =>
      other === null
        ? `The model ${quoted(model)} cannot share out this KPI: ${why}`
        : `${quoted(model)} gives its credit to each ${quoted(player)}, and the KPI picks touches by ${quoted(other)}. Write player: ${other}, or leave ${quoted(model)} out of models:.`,
  ),
  creditHoldoutKey: error<{ key: string }>(
    "type",
    ({ key }) =>
      `A holdout compares those that ${quoted(key)} refers to, and it refers to no table. Give its column a ref: in tables:, or leave holdout: out.`,
  ),
  creditHoldoutColumn: error<{ column: string; table: string; near: string | null }>(
    "unknown-column",
    ({ column, table, near }) =>
      `${quoted(table)} has no column ${quoted(column)} that says who was drawn to go without.${near === null ? "" : ` Did you mean ${quoted(near)}?`}`,
  ),
};
