/**
 * Workspaces that reckon a return by a published formula, with simulated rows in place of one's own: `worthwhile init DIR
 * --template khoros`. Each names its source.
 */
export interface ReturnTemplate {
  /** What it reckons, for the help. */
  readonly about: string;
  files(name: string): Readonly<Record<string, string>>;
}

/** The head of a metrics.yaml; a JSON string is a YAML string too, whatever the name holds. */
const head = (name: string, currency: string): string => `# yaml-language-server: $schema=./metrics.schema.json
version: 1

community:
  name: ${JSON.stringify(name)}
  languages: [en]
  currency: ${currency}
  timezone: UTC
  simulated: true # the rows in data/in are made up, and every page says so; remove this line with them
`;

const csv = (head: string, rows: readonly (readonly (string | number)[])[]): string =>
  `${[head, ...rows.map((row) => row.join(","))].join("\n")}\n`;

const MONTHS = Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(2, "0")}-01`);

const COSTS = `  costs:
    from: data/in/costs.csv
    row: cost line
    time: month
    grain: month
    columns: { month: { type: date }, amount: { type: number, unit: EUR } }
`;
const COST_KPI = `  community_cost:
    label: Community costs
    description: Salaries of the community team, platform and events.
    formula: sum(costs.amount)
    unit: EUR
    better: lower
    stage: input
`;
const monthlyCosts = (amount: number): string =>
  csv(
    "month,line,amount",
    MONTHS.map((month) => [month, "staff and platform", amount]),
  );

/** Khoros, "How do we calculate Deflection and Self Service calculation?", the example of its value survey. */
const khoros: ReturnTemplate = {
  about: "visits × seeking support × found it × would have called (Khoros)",
  files: (name) => ({
    "metrics.yaml": `${head(name, "EUR")}
tables:
  traffic:
    from: data/in/traffic.csv
    row: traffic line
    time: month
    grain: month
    columns: { month: { type: date }, visits: { type: integer, unit: visit } }
${COSTS}
assumptions: # from the survey of your visitors: replace values, ranges and sources by your own
  seeking_support: { label: Visits in search of support, value: 0.43, low: 0.38, high: 0.48, class: measured, source: "Visitor survey, question 1", owner: Community team }
  found_it: { label: Visitors who found what they needed, value: 0.65, low: 0.58, high: 0.71, class: measured, source: "Visitor survey, question 2", owner: Community team }
  would_have_called: { label: Visitors whose next step was support, value: 0.09, low: 0.06, high: 0.13, unit: ticket/visit, class: measured, source: "Visitor survey, question 4", owner: Community team }
  cost_per_ticket: { label: Cost of a support ticket, value: 12, low: 9, high: 16, unit: EUR/ticket, class: benchmark, source: Finance, owner: Finance }

kpis:
  visits:
    label: Visits
    formula: sum(traffic.visits)
    stage: output
  deflected_tickets:
    label: Deflected tickets
    description: Visits in search of support that found an answer and would have opened a ticket without it.
    formula: visits * seeking_support * found_it * would_have_called
    unit: ticket
    better: higher
    stage: outcome
  deflection_savings:
    label: Support savings
    description: Deflected tickets at the cost of a ticket.
    formula: deflected_tickets * cost_per_ticket
    unit: EUR
    better: higher
    stage: impact
${COST_KPI}
roi:
  from: 2026-07-01
  to: 2026-08-01
  benefits:
    deflection:
      kpi: deflection_savings
      evidence: L3 # what visitors say they would have done; a holdout of your own would be L4
      because: Visitors were asked why they came, whether they found it, and what they would have done next.
  costs:
    community: { kpi: community_cost }
`,
    "data/in/traffic.csv": csv(
      "month,visits",
      MONTHS.map((month, i) => [month, 94_000 + i * 1000]),
    ),
    "data/in/costs.csv": monthlyCosts(21_000),
  }),
};

/** ServiceXRG, "Six Steps to Measure Self-Service Deflection". */
const servicexrg: ReturnTemplate = {
  about: "entitled self-help × success × intent × no further action (ServiceXRG)",
  files: (name) => ({
    "metrics.yaml": `${head(name, "EUR")}
tables:
  self_help:
    from: data/in/self_help.csv
    row: self-help line
    time: month
    grain: month
    columns: { month: { type: date }, events: { type: integer, unit: event }, entitled: { type: boolean } }
${COSTS}
assumptions: # from the survey of entitled customers: replace values, ranges and sources by your own
  success_rate: { label: Success rate, value: 0.48, low: 0.42, high: 0.54, class: measured, source: Survey after self-help, owner: Support analytics }
  intent_rate: { label: Intent to ask for assisted support, value: 0.6, low: 0.5, high: 0.7, class: measured, source: Survey after self-help, owner: Support analytics }
  no_further_action: { label: No further action needed, value: 0.8, low: 0.7, high: 0.88, unit: case/event, class: measured, source: Survey after self-help, owner: Support analytics }
  cost_per_case: { label: Cost of an assisted case, value: 25, low: 18, high: 35, unit: EUR/case, class: benchmark, source: Finance, owner: Finance }

kpis:
  entitled_events:
    label: Self-help by entitled customers
    description: Only customers who may ask for assisted support can be kept from it.
    formula: sum(self_help.events where entitled)
    stage: output
  deflected_cases:
    label: Deflected cases
    formula: entitled_events * success_rate * intent_rate * no_further_action
    unit: case
    better: higher
    stage: outcome
  deflection_savings:
    label: Support savings
    formula: deflected_cases * cost_per_case
    unit: EUR
    better: higher
    stage: impact
${COST_KPI}
roi:
  benefits:
    deflection:
      kpi: deflection_savings
      evidence: L3
      because: Entitled customers were asked for success, intent and further action after self-help.
  costs:
    community: { kpi: community_cost }
`,
    "data/in/self_help.csv": csv(
      "month,events,entitled",
      MONTHS.flatMap((month) => [
        [month, 5000, "true"],
        [month, 2000, "false"],
      ]),
    ),
    "data/in/costs.csv": monthlyCosts(18_000),
  }),
};

/** The Community Roundtable, "Community ROI Calculator", after The State of Community Management 2016. */
const roundtable: ReturnTemplate = {
  about: "answers and successful searches × the value of an answer (The Community Roundtable)",
  files: (name) => ({
    "metrics.yaml": `${head(name, "EUR")}
tables:
  activity:
    from: data/in/activity.csv
    row: activity line
    time: month
    grain: month
    columns:
      month: { type: date }
      answered: { type: integer, unit: answer }
      searches: { type: integer, unit: search }
${COSTS}
assumptions:
  successful: { label: Searches that found an answer, value: 0.5, low: 0.35, high: 0.65, unit: answer/search, class: measured, source: Search log, owner: Community team }
  value_of_an_answer: { label: Value of an answer, value: 25, low: 10, high: 40, unit: EUR/answer, class: assumption, source: Estimate of the team, owner: Head of community } # measure it, and there is a number for the return

kpis:
  value_of_answers:
    label: Value of answers
    description: Questions answered, at the value of an answer. Part of it may have been answered elsewhere anyway.
    formula: sum(activity.answered) * value_of_an_answer
    unit: EUR
    better: higher
    stage: impact
  networked_value:
    label: Networked value of answers
    description: Answers found again by search, at the value of an answer.
    formula: sum(activity.searches) * successful * value_of_an_answer
    unit: EUR
    better: higher
    stage: impact
${COST_KPI}
roi:
  benefits:
    answers: { kpi: value_of_answers, evidence: L3, because: Replace this by what shows that an answer is worth as much. }
    networked: { kpi: networked_value, evidence: L3, because: Replace this by what shows that a search found an answer. }
  costs:
    community: { kpi: community_cost }
`,
    "data/in/activity.csv": csv(
      "month,answered,searches",
      MONTHS.map((month) => [month, 300, 2000]),
    ),
    "data/in/costs.csv": monthlyCosts(10_000),
  }),
};

/** FeverBee, "A Simple ROI Challenge For Community Professionals" (2013). */
const feverbee: ReturnTemplate = {
  about: "members' change in spending less that of others (FeverBee)",
  files: (name) => ({
    "metrics.yaml": `${head(name, "USD")}
tables:
  spending: # what customers said they spend in a year, on joining and a year later
    from: data/in/spending.csv
    row: answer
    time: asked_on
    coverage: { from: 2026-01-01, to: 2027-01-01 } # the whole year, though asked on two days of it
    columns: { asked_on: { type: date }, group: { type: text }, wave: { type: text }, spent: { type: number, unit: USD/member } }
  active: { from: data/in/active.csv, row: count, time: counted_on, coverage: { from: 2026-01-01, to: 2027-01-01 }, columns: { members: { type: integer, unit: member } } }
  costs: { from: data/in/costs.csv, row: cost line, time: month, grain: month, columns: { month: { type: date }, amount: { type: number, unit: USD } } }

kpis:
  extra_spending:
    label: Extra spending of members
    description: How much more the members' spending grew than that of comparable others, times the active members.
    formula: >-
      sum(active.members)
      * ((avg(spending.spent where group = "members" and wave = "after") - avg(spending.spent where group = "members" and wave = "before"))
      - (avg(spending.spent where group = "others" and wave = "after") - avg(spending.spent where group = "others" and wave = "before")))
    unit: USD
    better: higher
    stage: impact
  community_cost:
    label: Community costs
    formula: sum(costs.amount)
    unit: USD
    better: lower
    stage: input

roi:
  from: 2026-01-01
  to: 2027-01-01
  benefits:
    spending:
      kpi: extra_spending
      evidence: L3
      because: A difference of differences between members and comparable customers who did not join.
  costs:
    community: { kpi: community_cost }
`,
    "data/in/spending.csv": csv("asked_on,group,wave,spent", [
      ...spread("2026-01-15", "members", "before", 100),
      ...spread("2026-12-15", "members", "after", 130),
      ...spread("2026-01-15", "others", "before", 70),
      ...spread("2026-12-15", "others", "after", 80),
    ]),
    "data/in/active.csv": csv("counted_on,members", [["2026-12-31", 1750]]),
    "data/in/costs.csv": monthlyCosts(2500),
  }),
};

/** A hundred answers around `mean`, as many below it as above. */
const spread = (day: string, group: string, wave: string, mean: number): readonly (readonly (string | number)[])[] =>
  Array.from({ length: 100 }, (_, i) => [day, group, wave, mean + (i < 50 ? -1 : 1) * ((i * 7) % 50)]);

/** Forrester, the cash-flow table of "The Total Economic Impact Of SalesLoft": risk-adjusted, at 10 % a year. */
const tei: ReturnTemplate = {
  about: "three years of benefits and costs at their present value (Forrester's Total Economic Impact)",
  files: (name) => ({
    "metrics.yaml": `${head(name, "USD")}
tables:
  flows: # the initial costs at the start, each year's flows at its end
    from: data/in/flows.csv
    row: flow
    time: on
    coverage: { from: 2023-01-01, to: 2026-02-01 }
    columns: { on: { type: date }, benefit: { type: number, unit: USD }, cost: { type: number, unit: USD } }

kpis:
  benefits:
    label: Risk-adjusted benefits
    formula: sum(flows.benefit)
    unit: USD
    better: higher
    stage: impact
  costs:
    label: Risk-adjusted costs
    formula: sum(flows.cost)
    unit: USD
    better: lower
    stage: input

roi:
  benefits:
    benefits: { kpi: benefits, evidence: L3, because: "Interviews with customers, each estimate lowered for its risk." }
  costs:
    costs: { kpi: costs }
  discount_rate: 10 percent
`,
    "data/in/flows.csv": csv("on,benefit,cost", [
      ["2023-01-01", 0, 53_150],
      ["2024-01-01", 1_606_511, 666_715],
      ["2025-01-01", 3_061_331, 636_772],
      ["2026-01-01", 4_229_760, 647_783],
    ]),
  }),
};

export const RETURN_TEMPLATES: Readonly<Record<string, ReturnTemplate>> = { khoros, servicexrg, roundtable, feverbee, tei };
