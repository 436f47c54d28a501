import { say, type NumberSlot } from "../phrase.js";
import type { MaturityWords } from "./words.js";

const s = (n: NumberSlot, one: string, other: string): readonly [string] => [n.form === "one" ? one : other];

export const en: MaturityWords = {
  title: "Maturity",
  next: (todo) => `Next step: ${todo}`,
  allReached: "All steps are reached",
  reachedOf: (reached, all) => say`${reached} of ${all} steps are reached.`,
  lead: "Read from the definitions and the data alone; each step names what it was read from.",
  level: { foundation: "Foundation", growth: "Grow and engage", measurement: "Measure and optimise" },
  state: { reached: "Reached", open: "Begun", missing: "Not reached" },
  stepHead: "Step",
  stateHead: "State",
  whyHead: "Read from",
  step: {
    mission: {
      name: "A mission",
      start: "write down what the community is for",
      finish: "write down what the community is for",
      told: () => say`The mission is written down.`,
      none: "No mission is written down.",
    },
    goals: {
      name: "Goals with every stakeholder",
      start: "agree on a first goal with a stakeholder",
      finish: "agree on a goal with every stakeholder",
      told: ({ done, of }) => say`${done} of ${of} ${s(of, "stakeholder has", "stakeholders have")} a goal.`,
      none: "No stakeholder is declared.",
    },
    smart: {
      name: "SMART goals",
      start: "give goals a start, an owner and an agreement",
      finish: "give every goal a start, an owner and an agreement",
      told: ({ done, of }) =>
        say`${done} of ${of} ${s(of, "goal has", "goals have")} a baseline, a target with a deadline, an owner and an agreement.`,
      none: "No goal is declared.",
    },
    roles: {
      name: "Roles and owners",
      start: "name owners for KPIs and goals",
      finish: "name an owner for every KPI and goal",
      told: ({ done, of }) => say`${done} of ${of} KPIs and goals have an owner.`,
      none: "There is no KPI and no goal to own.",
    },
    tools: {
      name: "Tools",
      start: "declare the channels that the data comes from",
      finish: "declare the channels that the data comes from",
      told: ({ of }) => say`${of} ${s(of, "channel is", "channels are")} declared as a source of data.`,
      none: "No channel is declared as a source of data.",
    },
    guidelines: {
      name: "Guidelines",
      start: "write guidelines, and say where members find them",
      finish: "write guidelines, and say where members find them",
      told: () => say`The guidelines are written down.`,
      none: "Nothing says where members find guidelines.",
    },
    calendar: {
      name: "Content calendar",
      start: "keep a content calendar",
      finish: "do what the content calendar says is due",
      told: ({ done, of }) =>
        say`${done} of ${of} ${s(of, "item", "items")} due by the end of the data ${s(done, "is", "are")} done.`,
      none: "Nothing planned is due within the data.",
    },
    recognition: {
      name: "Recognition of members",
      start: "thank members, and keep a log of it",
      finish: "thank members again; the last entry is over a year old",
      told: ({ of, on }) => say`${of} ${s(of, "entry; it is", "entries; the last is")} of ${on}.`,
      none: "No thanks to members are logged.",
    },
    feedback: {
      name: "Closed feedback loop",
      start: "log what members say and what comes of it",
      finish: "tell members what came of the feedback still open",
      told: ({ done, of, days }) =>
        days
          ? say`${done} of ${of} ${s(of, "piece", "pieces")} of feedback ${s(done, "was", "were")} answered; the median took ${days}.`
          : say`${done} of ${of} ${s(of, "piece", "pieces")} of feedback ${s(done, "was", "were")} answered.`,
      none: "No feedback is logged.",
    },
    propositions: {
      name: "Value propositions",
      start: "write down what members are promised",
      finish: "give every promise a KPI for each side",
      told: ({ done, of }) =>
        say`${done} of ${of} ${s(of, "promise has", "promises have")} a KPI for the organisation and one for members.`,
      none: "No promise to members is written down.",
    },
    measured: {
      name: "KPIs with a purpose",
      start: "tie KPIs to goals or questions",
      finish: "tie every KPI to a goal, a question or a promise",
      told: ({ done, of }) =>
        say`${done} of ${of} ${s(of, "KPI serves", "KPIs serve")} a goal, an executive question or a promise to members.`,
      none: "No KPI is declared.",
    },
    assumptions: {
      name: "Sourced assumptions",
      start: "give assumptions a source, an owner and a review",
      finish: "give every assumption a source, an owner and a review still to come",
      told: ({ done, of }) =>
        say`${done} of ${of} ${s(of, "assumption has", "assumptions have")} a source, an owner and a review still to come.`,
      none: "No assumption enters the figures.",
    },
    attribution: {
      name: "Attribution by several models",
      start: "credit conversions by several models side by side",
      finish: "credit conversions by at least three models side by side",
      told: ({ done, of }) =>
        say`${done} attribution ${s(done, "model is", "models are")} in use; ${of} are needed to show a range.`,
      none: "No attribution model is in use.",
    },
    pilots: {
      name: "Pilots",
      start: "try something as a pilot, its criterion fixed beforehand",
      finish: "try something as a pilot, its criterion fixed beforehand",
      told: ({ done }) => say`${done} ${s(done, "pilot has", "pilots have")} a hypothesis and a criterion fixed beforehand.`,
      none: "No pilot is declared.",
    },
    decisions: {
      name: "Decisions reviewed",
      start: "log a decision with its KPI and the day of its review",
      finish: "review the decisions that are due, and write down what was found",
      told: ({ done, of }) => say`${done} of ${of} ${s(of, "decision has", "decisions have")} a KPI, a review and a result.`,
      none: "No decision is logged.",
    },
    evidence: {
      name: "Evidence of effects",
      start: "compare a goal with its baseline",
      finish: "estimate an effect against a comparison group",
      told: ({ level }) => say`The strongest evidence behind a figure is ${[level]}; an effect needs a comparison (L3).`,
      none: "Every figure is observed only (L0).",
    },
  },
  lacking: (names, more) => (more ? say`Not yet: ${names} and ${more} more.` : say`Not yet: ${names}.`),
  vouched: "The definitions vouch for it without saying where it can be read.",
  calendar: {
    heading: "Content calendar",
    none: "No content calendar is kept in the definitions.",
    what: "What",
    planned: "Planned",
    done: "Done",
    state: "State",
    onTime: "on time",
    late: (days) => say`${days} late`,
    overdue: (days) => say`not done, ${days} overdue`,
    ahead: "still ahead",
  },
  recognition: { heading: "Recognition", none: "No thanks to members are logged.", on: "When", to: "Whom", what: "What for" },
  feedback: {
    heading: "Feedback",
    none: "No feedback is logged.",
    said: "What members said",
    opened: "Said",
    closed: "Answered",
    answer: "What came of it",
    time: "Time",
    took: (days) => say`answered after ${days}`,
    open: (days) => say`open for ${days}`,
  },
  decisions: {
    heading: "Decisions",
    none: "No decision is logged.",
    caveat:
      "Each value is the last complete period’s by that day. Nothing compares them with what would have happened otherwise, so a difference is no effect of the decision.",
    overlap: "The intervals overlap: no change can be told.",
    decision: "Decision",
    kpi: "KPI",
    before: "When decided",
    after: "At the review",
    result: "Result",
    by: (who) => say`by ${who}`,
    state: { due: "review due", unplanned: "no review planned" },
    waiting: (day) => say`review on ${day}`,
    reviewed: (day) => say`reviewed ${day}`,
  },
};
