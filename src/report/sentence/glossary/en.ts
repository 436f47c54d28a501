import { entry, type Glossary } from "./terms.js";

export const en: Glossary = {
  community: entry("community", "The people who ask, answer, read and recommend around a product or a cause."),
  kpi: entry(
    "key performance indicator (KPI)",
    "A number with a declared formula, unit and owner that tells whether a goal comes closer.",
  ),
  stakeholder: entry(
    "stakeholder",
    "A person or team that has a stake in the community and to whom a page of this report is addressed.",
  ),
  goal: entry(
    "goal, baseline, target",
    "What is to be reached for whom: from the value at the start (baseline) to the value wanted (target) by a date.",
  ),
  path: entry(
    "target path",
    "Where the KPI should be in each period between baseline and target: a straight line, steps or an S-curve.",
  ),
  met: entry(
    "met / missed",
    "Met: the whole interval lies on the good side of the path. Missed: all of it lies on the other side.",
  ),
  undecided: entry("undecided", "The interval lies on both sides of the path, so the data cannot tell yet."),
  too_early: entry("too early to judge", "No complete and mature period lies after the goal’s start."),
  no_data: entry(
    "no data / not measurable",
    "The source does not cover the period, or gives the KPI nothing to compute. It is not zero.",
  ),
  partial: entry("partial period", "A period that the data covers in part: shown, but not compared."),
  immature: entry(
    "immature period",
    "A period so young that its value can still change, such as questions that may yet be solved.",
  ),
  withheld: entry(
    "hidden for privacy",
    "A value withheld because so few people or rows stand behind it that they could be recognised.",
  ),
  interval: entry(
    "95% confidence interval",
    "A range made so that, over many repetitions, 95 in 100 such ranges hold the true value.",
  ),
  median: entry(
    "median / mean",
    "The median is the middle value; the mean is the sum divided by the number. A few extreme values move the mean, not the median.",
  ),
  assumption: entry("assumption", "A value that is not measured here but enters a KPI, with a source, an owner and a range."),
  range: entry("low / base / high", "The lowest and highest plausible value of an assumption, and the one used."),
  break_even: entry("break-even", "The value of a factor at which benefit and cost are equal."),
  observed: entry("observed (L0)", "Counted in the data; says nothing about causes."),
  credited: entry(
    "credited to (L1)",
    "Given to a channel or contact by a rule of attribution. The shares add up to the whole even where the true effect is zero.",
  ),
  associated: entry(
    "associated with (L1)",
    "Goes together in the data; which moves which, or whether a third thing moves both, is open.",
  ),
  changed_after: entry("changed after (L2)", "Differs before and after an event, with nothing to compare with."),
  estimated: entry(
    "estimated effect, assuming … (L3)",
    "A difference against a comparison group or series, valid if the named assumptions hold.",
  ),
  caused: entry("caused (L4)", "Said of a randomised experiment alone."),
  pilot: entry(
    "pilot programme, uplift",
    "A trial on a part, with its criterion fixed beforehand; the uplift is the difference it makes.",
  ),
  definition_changed: entry(
    "definition changed",
    "From a date on, the KPI is computed by another formula; values before and after are not compared as if it were one.",
  ),
  simulated: entry("simulated data", "Data made by a program with known truth, for trying the report out."),
  mentions: entry("social mentions", "Posts on social media that name the brand, counted per period."),
  share_of_voice: entry("share of voice", "Our mentions as a share of ours and the declared competitors’."),
  referral_rate: entry("referral rate", "New customers or members who came by recommendation, as a share of all new ones."),
  advocacy_rate: entry("advocacy rate", "Members who recommend or praise the brand in public, as a share of all members."),
  conversion_rate: entry("conversion rate (CVR)", "The share of people who take a declared step within a declared time."),
  attributed_sales: entry(
    "community-attributed sales",
    "Sales credited to contacts with the community by a rule of attribution.",
  ),
  sign_ups: entry("sign-ups", "New registrations in a period."),
  cost_per_conversion: entry(
    "cost per conversion",
    "All costs of the community divided by the conversions of the same period. Not the price of an advertising click.",
  ),
  self_service: entry("self-service traffic", "Visits to pages where people find an answer by themselves."),
  deflected: entry(
    "deflected tickets",
    "Support requests that were not made because the answer was found in the community; an estimate.",
  ),
  first_response: entry(
    "time to first response",
    "From the question to the first reply by another person. Questions not yet answered have no such time and are not in its median or mean; the share that was answered stands beside it.",
  ),
  resolution_rate: entry("resolution rate", "The share of questions that were solved, within the declared time."),
  survey: entry("survey, poll", "Questions put to members; the answers speak for those who answered."),
  response_rate: entry("response rate", "The share of those asked who answered."),
  nps: entry("Net Promoter Score (NPS)", "Those who answer 9 or 10 less those who answer 0 to 6, in points from −100 to +100."),
  csat: entry("customer satisfaction (CSAT)", "The share of answers at or above the declared mark."),
  sentiment: entry("sentiment", "Whether texts speak well or ill, as a scorer reads them; its accuracy is printed beside it."),
  engagement_rate: entry("engagement rate", "The share of members who did something in the period, not just read."),
  stickiness: entry("stickiness (DAU/MAU)", "Members active on a day, as a share of those active in the month."),
  retention: entry(
    "retention, cohort",
    "Of those who began in the same period (the cohort), the share still active after a while.",
  ),
  lurkers: entry("lurkers (silent readers)", "Members who read and do not write; they too find answers."),
  value_proposition: entry(
    "member value proposition",
    "What the community promises its members, and by which number one sees it kept.",
  ),
};
