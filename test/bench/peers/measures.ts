/*
 * As many KPIs, and the same as measures of a Malloy source: counts, sums, means, extremes, different values, ratios,
 * conditions through a reference, sums of choices, measures of measures. 4242 is changed from run to run.
 */
interface Pair {
  readonly formula: string;
  readonly malloy: string;
}

const KINDS: readonly ((i: number) => Pair)[] = [
  (i) => ({
    formula: `count(visits where seconds > ${i} and seconds < 4242)`,
    malloy: `count() { where: \`seconds\` > ${i} and \`seconds\` < 4242 }`,
  }),
  (i) => ({
    formula: `sum(visits.seconds where page = "page 4242 ${i}")`,
    malloy: `\`seconds\`.sum() { where: page = 'page 4242 ${i}' }`,
  }),
  (i) => ({
    formula: `count(distinct visits.member_id where language = "l4242 ${i}" and not is_return)`,
    malloy: `count(member_id) { where: language = 'l4242 ${i}' and not is_return }`,
  }),
  (i) => ({
    formula: `avg(visits.seconds where is_return and seconds < 4242 + ${i})`,
    malloy: `\`seconds\`.avg() { where: is_return and \`seconds\` < 4242 + ${i} }`,
  }),
  (i) => ({
    formula: `count(visits where page = "page 4242 ${i}") / count(visits)`,
    malloy: `count() { where: page = 'page 4242 ${i}' } / count()`,
  }),
  (i) => ({ formula: `kpi_${i - 5} / kpi_${i - 1}`, malloy: `kpi_${i - 5} / kpi_${i - 1}` }),
  (i) => ({
    formula: `max(visits.seconds where topic_id.views > 4242 + ${i})`,
    malloy: `max(\`seconds\`) { where: topic.views > 4242 + ${i} }`,
  }),
  (i) => ({
    formula: `sum(if(visits.seconds > 4242 + ${i}, visits.seconds, 0))`,
    malloy: `sum(pick \`seconds\` when \`seconds\` > 4242 + ${i} else 0)`,
  }),
  (i) => ({
    formula: `count(visits where source in ("search", "s4242 ${i}") or language != "en")`,
    malloy: `count() { where: \`source\` = ('search' | 's4242 ${i}') or language != 'en' }`,
  }),
  (i) => ({
    formula: `(count(visits where page = "docs") - count(visits where page = "p4242 ${i}")) / count(visits)`,
    malloy: `(count() { where: page = 'docs' } - count() { where: page = 'p4242 ${i}' }) / count()`,
  }),
];

export const pairs = (wanted: number): readonly (Pair & { readonly name: string })[] =>
  Array.from({ length: wanted }, (_, i) => ({ name: `kpi_${i}`, ...(KINDS[i % KINDS.length] as (i: number) => Pair)(i) }));
