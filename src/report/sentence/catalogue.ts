import type { Grain, KpiDef, TargetDef } from "../../compile/definitions.js";
import type { AssumptionReport, EvidenceLevel, GoalStatus, KpiReport, ReportCell } from "../model.js";
import type { NameSlot, NumberSlot, Phrase, TimeSlot } from "./phrase.js";

/**
 * Every word and sentence of the report pages, for one language. Each language is a whole value of this type, so a
 * missing message does not compile. A message with something bound in it is a function of typed slots: a number cannot
 * get into a sentence but through one.
 */
export interface Catalogue {
  readonly frame: FrameWords;
  readonly status: { readonly [S in GoalStatus]: string };
  /** Status with a count, in the tally: "3 met". */
  readonly tally: (n: NumberSlot, status: GoalStatus) => Phrase;
  readonly state: { readonly [S in ReportCell["state"]]: string };
  /** What a state means, in a sentence. */
  readonly stateMeans: { readonly [S in ReportCell["state"]]: string };
  readonly evidence: { readonly word: string; readonly level: { readonly [L in EvidenceLevel]: string } };
  readonly family: { readonly [F in Family]: string };
  readonly otherFamily: string;
  readonly stage: { readonly [S in NonNullable<KpiDef["stage"]>]: string };
  readonly better: { readonly [B in KpiReport["better"]]: string };
  readonly perGrain: { readonly [G in Grain]: string };
  readonly additive: { readonly [A in KpiReport["additive"]]: string };
  readonly path: { readonly [P in TargetDef["path"]]: string };
  readonly assumptionClass: { readonly [C in AssumptionReport["class"]]: string };
  readonly assumptionStatus: { readonly [S in AssumptionReport["status"]]: string };
  readonly value: ValueSentences;
  readonly goal: GoalSentences;
  readonly home: HomeWords;
  readonly board: BoardWords;
  readonly stakeholder: StakeholderWords;
  readonly kpi: KpiWords;
  readonly kpis: KpisWords;
  readonly coverage: CoverageWords;
  readonly assumptions: AssumptionsWords;
  readonly glossary: GlossaryWords;
}

type Family = "awareness" | "conversion" | "service" | "feedback" | "engagement" | "member_value" | "early_warning" | "counts";

export interface FrameWords {
  readonly skip: string;
  readonly simulated: string;
  readonly simulatedMeans: (community: NameSlot) => Phrase;
  readonly main: string;
  readonly languages: string;
  readonly report: string;
  readonly kpis: string;
  readonly assumptions: string;
  readonly coverage: string;
  readonly glossary: string;
  readonly explore: string;
  readonly dataTo: (date: TimeSlot) => Phrase;
  readonly noDataYet: string;
  readonly nextReview: (date: TimeSlot) => Phrase;
  readonly digest: (digest: NameSlot) => Phrase;
  readonly untranslated: (language: string) => string;
  readonly none: string;
  /** What ends a sentence. */
  readonly stop: string;
}

export interface ValueSentences {
  /** L0: what was counted. */
  readonly was: (s: {
    readonly label: NameSlot;
    readonly value: NumberSlot;
    readonly when: TimeSlot;
    readonly aside: Phrase | null;
  }) => Phrase;
  /** What stands in brackets after a value, and what parts it: "(95% interval …; n = 837)". */
  readonly brackets: (inside: Phrase) => Phrase;
  readonly and: string;
  /** When, of a value of all the data: "over the whole range". */
  readonly whole: string;
  readonly none: (label: NameSlot) => Phrase;
  readonly interval: (low: NumberSlot, high: NumberSlot) => Phrase;
  readonly range: (low: NumberSlot, high: NumberSlot) => Phrase;
  readonly upTo: (high: NumberSlot) => Phrase;
  readonly from: (low: NumberSlot) => Phrase;
  readonly unbounded: string;
  /** A count or a sum: exact, so without an interval. */
  readonly counted: string;
  readonly noInterval: string;
  /** The assumptions a value takes in, listed; `n` is how many. */
  readonly restsOn: (names: Phrase, n: NumberSlot) => Phrase;
  readonly n: (n: NumberSlot) => Phrase;
}

export type Side = "above" | "below";

export interface GoalSentences {
  readonly target: (s: {
    readonly direction: "at_least" | "at_most";
    readonly value: NumberSlot;
    readonly by: TimeSlot;
  }) => Phrase;
  readonly per: (grain: Grain) => string;
  readonly baseline: (value: NumberSlot, period: TimeSlot) => Phrase;
  readonly noBaseline: string;
  readonly pathNow: (path: NumberSlot, period: TimeSlot) => Phrase;
  readonly pathKind: (kind: string) => string;
  readonly agreed: (by: NameSlot, on: TimeSlot) => Phrase;
  readonly notAgreed: string;
  readonly owner: (owner: NameSlot) => Phrase;
  readonly review: (on: TimeSlot) => Phrase;
  readonly wholly: (s: { readonly status: "met" | "missed"; readonly side: Side; readonly path: NumberSlot }) => Phrase;
  readonly spans: (path: NumberSlot) => Phrase;
  readonly counted: (s: {
    readonly status: "met" | "missed";
    readonly direction: "at_least" | "at_most";
    readonly path: NumberSlot;
  }) => Phrase;
  readonly tooEarly: string;
  readonly noData: string;
}

export interface HomeWords {
  readonly title: string;
  readonly heading: (met: NumberSlot, all: NumberSlot) => Phrase;
  readonly lead: (kpis: NumberSlot, goals: NumberSlot) => Phrase;
  readonly organisation: string;
  readonly members: string;
  readonly alignment: string;
  readonly unanswered: string;
  readonly noKpi: string;
  readonly sideBySide: string;
  readonly stakeholders: string;
}

export interface BoardWords {
  readonly heading: string;
  readonly rule: string;
  readonly goal: string;
  readonly status: string;
  readonly now: string;
  readonly interval: string;
  readonly path: string;
  readonly none: string;
  readonly notYet: string;
}

export interface StakeholderWords {
  readonly forWhom: (who: NameSlot) => Phrase;
  readonly title: (who: NameSlot) => Phrase;
  readonly heading: (met: NumberSlot, all: NumberSlot) => Phrase;
  readonly noGoals: string;
  readonly problem: string;
  readonly did: string;
  readonly evidence: string;
  readonly effect: string;
  readonly ask: string;
  readonly howWeKnow: string;
  readonly notWritten: string;
  readonly noAsk: string;
  /** L0: before and now cannot be told apart. */
  /** Before and after, where the goal does not say what the community did. */
  readonly unexplained: (s: {
    readonly label: NameSlot;
    readonly before: NumberSlot;
    readonly then: TimeSlot;
    readonly after: NumberSlot;
    readonly now: TimeSlot;
  }) => Phrase;
  readonly noChange: (s: {
    readonly label: NameSlot;
    readonly before: NumberSlot;
    readonly then: TimeSlot;
    readonly after: NumberSlot;
    readonly now: TimeSlot;
  }) => Phrase;
  readonly noComparison: string;
  readonly assumptions: string;
  readonly noAssumptions: string;
  readonly limits: string;
  readonly limit: {
    readonly simulated: string;
    readonly noComparison: string;
    readonly census: string;
    readonly openPeriod: string;
    readonly notAgreed: (goal: NameSlot) => Phrase;
    readonly untested: (assumption: NameSlot) => Phrase;
    readonly contradicted: (assumption: NameSlot) => Phrase;
    readonly smallN: (label: NameSlot, n: NumberSlot) => Phrase;
  };
  readonly next: string;
  readonly noReview: string;
  readonly contact: (owner: NameSlot) => Phrase;
  readonly leading: string;
}

export interface KpiWords {
  readonly owners: (names: NameSlot) => Phrase;
  readonly shownIn: (unit: string) => string;
  readonly points: string;
  readonly overview: string;
  readonly leftOut: string;
  readonly total: string;
  readonly definition: string;
  readonly inWords: string;
  /** The link to the workbench. */
  readonly edit: string;
  readonly formula: string;
  readonly sql: string;
  readonly unit: string;
  readonly interval: string;
  readonly dateBasis: string;
  readonly matureAfter: string;
  readonly notWaiting: string;
  readonly addedUp: string;
  readonly otherLanguages: string;
  readonly stage: string;
  readonly digest: string;
  /** The highest and the lowest group of a period, as they were counted. */
  readonly splitFinding: (s: {
    readonly high: NameSlot;
    readonly highest: NumberSlot;
    readonly low: NameSlot;
    readonly lowest: NumberSlot;
    readonly when: TimeSlot;
  }) => Phrase;
  readonly splitBy: (dimension: NameSlot) => Phrase;
  readonly withheld: string;
  readonly withheldMeans: (floor: NumberSlot) => Phrase;
  /** The parts of a composite. */
  readonly parts: {
    readonly heading: string;
    /** How the parts become one number: with goalposts, and without. */
    readonly means: string;
    readonly meansPlain: string;
    readonly part: string;
    readonly weight: string;
    readonly nothing: string;
    readonly all: string;
    readonly value: string;
    readonly adds: string;
    readonly addsOf: (points: NumberSlot, most: NumberSlot) => Phrase;
    readonly together: string;
  };
  readonly lineage: string;
  readonly sources: string;
  readonly columns: string;
  readonly assumptions: string;
  readonly kpis: string;
  readonly thisKpi: string;
  readonly usedBy: string;
  readonly nobody: string;
  readonly loaded: (at: TimeSlot) => Phrase;
  readonly converted: (s: { readonly currencies: NameSlot; readonly to: NameSlot; readonly rates: NameSlot }) => Phrase;
  /** What a named filter leaves out of the rows it counts. */
  readonly filtered: (s: {
    readonly filter: NameSlot;
    readonly left: NumberSlot;
    readonly all: NumberSlot;
    readonly table: NameSlot;
  }) => Phrase;
  readonly filteredHidden: (s: { readonly filter: NameSlot; readonly table: NameSlot }, floor: NumberSlot) => Phrase;
  readonly use: { readonly [K in KpiReport["lineage"]["usedBy"][number]["kind"]]: string };
  readonly rows: string;
  readonly rowsShown: (s: { readonly shown: NumberSlot; readonly total: NumberSlot; readonly period: TimeSlot }) => Phrase;
  readonly rowsWithheld: (floor: NumberSlot) => Phrase;
  readonly rowsNone: string;
  readonly rowsPrivate: string;
  readonly history: string;
  readonly inForce: string;
  readonly why: string;
  readonly until: (day: TimeSlot) => Phrase;
  readonly since: (day: TimeSlot) => Phrase;
  readonly always: string;
}

export interface KpisWords {
  readonly heading: string;
  readonly lead: (n: NumberSlot) => Phrase;
  readonly none: string;
  readonly kpi: string;
  readonly value: string;
  readonly interval: string;
  readonly n: string;
  readonly period: string;
  readonly goals: string;
  readonly noGoal: string;
}

export interface CoverageWords {
  readonly heading: string;
  readonly lead: string;
  readonly none: string;
  readonly table: string;
  readonly origin: string;
  readonly from: string;
  readonly to: string;
  readonly rows: string;
  readonly outside: string;
  readonly loaded: string;
  readonly matrix: string;
  readonly matrixMeans: string;
  readonly breaks: string;
  readonly breaksNone: string;
  readonly when: string;
  readonly kind: string;
  readonly what: string;
  readonly noTime: string;
  readonly noteKind: {
    readonly outage: string;
    readonly campaign: string;
    readonly definition: string;
    readonly note: string;
    readonly channel: string;
    readonly experiment: string;
    readonly programme: string;
    readonly release: string;
  };
}

export interface AssumptionsWords {
  readonly heading: string;
  readonly lead: (n: NumberSlot) => Phrase;
  readonly none: string;
  readonly assumption: string;
  readonly value: string;
  readonly low: string;
  readonly high: string;
  readonly class: string;
  readonly source: string;
  readonly owner: string;
  readonly review: string;
  readonly status: string;
  readonly usedBy: string;
}

export interface GlossaryWords {
  readonly heading: string;
  readonly lead: string;
  readonly inOtherLanguages: string;
  /** The community's own KPIs, below the general terms. */
  readonly ownKpis: string;
}
