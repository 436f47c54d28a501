import type { Phrase } from "../../../report/sentence.js";
import { voicesWords } from "../../../report/sentence/voices.js";
import type { VoicesReport } from "../../../report/voices.js";
import { html, type Html } from "../../html.js";
import type { PageContext } from "../context.js";
import { evidence, meta, phrase } from "../parts.js";
import { dataTo } from "../told.js";
import { moodHeading, moodSection } from "./moods.js";
import { topicHeading, topicSection } from "./topics.js";
import { warningHeading, warningSection } from "./warnings.js";

/** What members say: who spoke of incidents first, in which mood people write, about what. */
export function voicesPage(voices: VoicesReport, ctx: PageContext): Html {
  const w = voicesWords(ctx.language);
  const heading = voicesHeading(voices, ctx);
  return html`<div class="head">
      ${heading === null ? null : html`<p class="for">${w.title}</p>`}
      <h1>${heading === null ? w.title : phrase(heading, ctx)}</h1>
      <p class="lead">${heading === null ? w.nothing : w.lead}</p>
      ${meta([dataTo(ctx), evidence(0, ctx)])}
    </div>
    ${voices.earlyWarnings === null ? null : warningSection(voices.earlyWarnings, ctx)}
    ${voices.sentiment === null ? null : moodSection(voices.sentiment, ctx)}
    ${voices.topics.map((topic) => topicSection(topic, ctx))}`;
}

/** The first part that found something; null where none did. */
export function voicesHeading({ earlyWarnings, sentiment, topics }: VoicesReport, ctx: PageContext): Phrase | null {
  const [topic] = topics;
  const warned = earlyWarnings === null ? null : warningHeading(earlyWarnings, ctx);
  if (warned !== null) return warned;
  if (sentiment !== null && sentiment.languages.length > 0) return moodHeading(sentiment, ctx);
  return topic === undefined ? null : topicHeading(topic, ctx);
}
