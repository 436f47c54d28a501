import type { ReportInput } from "../input.js";
import type { KpiReport } from "../model.js";
import type { Floor } from "../privacy.js";
import type { VoicesReport } from "../voices.js";
import { calendarOf } from "./series.js";
import { earlyWarningsReport } from "./voices/early-warnings.js";
import { elsewhere } from "./voices/elsewhere.js";
import { sentimentReport } from "./voices/sentiment.js";
import { judged, topicReport } from "./voices/topics.js";

/** What members say. The KPIs' own numbers tell what must not be worked out from it. */
export async function voicesReport(
  input: ReportInput,
  kpis: readonly KpiReport[],
  floorOf: (tables: readonly string[]) => Floor,
): Promise<VoicesReport | null> {
  const { voices, community } = input.definitions;
  const heard = voices === null ? null : ((await input.voices?.()) ?? null);
  if (voices === null || heard === null) return null;
  const calendar = calendarOf(community);
  const beside = (table: string) => elsewhere(kpis, input.program, table, calendar);
  const { sentiment, earlyWarnings } = voices;
  const topics = Object.values(voices.topics).flatMap((topic) => {
    const found = heard.topics[topic.name];
    return found ? [topicReport(topic, found, input, floorOf([topic.table]), beside(topic.table))] : [];
  });
  return {
    sentiment:
      sentiment === null || heard.texts === null
        ? null
        : sentimentReport(sentiment, heard.texts, input, floorOf([sentiment.table]), beside(sentiment.table)),
    topics: judged(topics),
    earlyWarnings:
      earlyWarnings === null || heard.incidents === null
        ? null
        : earlyWarningsReport(earlyWarnings, heard.incidents, input, floorOf([earlyWarnings.table])),
  };
}
