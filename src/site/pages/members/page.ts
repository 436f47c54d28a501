import type { MembersReport } from "../../../report/members.js";
import { plain, type Phrase } from "../../../report/sentence.js";
import { html, type Html } from "../../html.js";
import type { PageContext } from "../context.js";
import { meta, phrase } from "../parts.js";
import { dataTo } from "../told.js";
import { cohortsSection } from "./cohorts.js";
import { membersContext, type MembersContext } from "./context.js";
import { movesSection, stagesSection } from "./moves.js";
import { silentSection } from "./silent.js";

/** How members come along: the stages, how soon they move on, how long they stay, what silent readers read. */
export function membersPage(members: MembersReport, page: PageContext): Html {
  const ctx = membersContext(members, page);
  return html`<div class="head">
      <h1>${phrase(heading(ctx), ctx)}</h1>
      <p class="lead">${members.all === 0 ? ctx.say.none : ctx.say.lead}</p>
      ${meta([dataTo(ctx)])}
    </div>
    ${members.all === 0 ? null : html`${stagesSection(ctx)} ${movesSection(ctx)} ${cohortsSection(ctx)} ${silentSection(ctx)}`}`;
}

/** The page in one plain sentence. */
export const membersTold = (members: MembersReport, page: PageContext): string => {
  const ctx = membersContext(members, page);
  return members.all === 0 ? ctx.say.none : plain(heading(ctx));
};

function heading({ members, say, bind, stage }: MembersContext): Phrase {
  const last = members.stages.at(-1);
  if (!members.all || !last || last.n === null) return [say.title];
  return say.heading({ n: bind.count(last.n), all: bind.count(members.all), stage: stage(last.id) });
}
