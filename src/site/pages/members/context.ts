import type { Shown } from "../../../report/format.js";
import type { MembersReport } from "../../../report/members.js";
import { memberWords, type MemberWords } from "../../../report/sentence/members.js";
import type { NameSlot } from "../../../report/sentence.js";
import type { PageContext } from "../context.js";

/** What every part of the page on member value needs. */
export interface MembersContext extends PageContext {
  readonly members: MembersReport;
  readonly say: MemberWords;
  /** A stage's name, by its id. */
  stage(id: string): NameSlot;
}

/** A share shown in percent. */
export const SHARE: Shown = { unit: "1", shownIn: "percent" };
/** A difference of shares, in percentage points, which the words around it name. */
export const POINTS: Shown = { unit: "1", shownIn: "point" };

export function membersContext(members: MembersReport, ctx: PageContext): MembersContext {
  const labels = new Map(members.stages.map(({ id, label }) => [id, label]));
  return { ...ctx, members, say: memberWords(ctx.language), stage: (id) => ctx.bind.name(labels.get(id) ?? {}, id) };
}
