import { RETURN_TEMPLATES, type ReturnTemplate } from "./templates/returns.js";

/**
 * The files of a new workspace, by path from its folder: definitions that read without a complaint, and a small
 * simulated table to try them on. `name` is the community's, as the user typed it.
 */
export function emptyWorkspace(name: string): Readonly<Record<string, string>> {
  return {
    "metrics.yaml": metrics(name),
    "data/in/example.csv": exampleTopics(),
    ".gitignore": IGNORED,
    "README.md": README,
  };
}

/** What `init --template` writes in place of it: a return reckoned by a published formula. */
export const TEMPLATES: readonly string[] = Object.keys(RETURN_TEMPLATES);

/** The files of a workspace after a template. */
export function templateWorkspace(template: string, name: string): Readonly<Record<string, string>> {
  const { files } = RETURN_TEMPLATES[template] as ReturnTemplate;
  return { ...files(name), ".gitignore": IGNORED, "README.md": README_OF(template) };
}

/** A JSON string is a YAML string too, whatever the name holds. */
const yamlText = (text: string): string => JSON.stringify(text);

const metrics = (name: string): string => `# yaml-language-server: $schema=./metrics.schema.json
# (“worthwhile schema > metrics.schema.json” writes that file: editors then complete and explain every key.)
version: 1

community:
  name: ${yamlText(name)}
  languages: [en] # reports are written in each; a text can be {en: …, da: …}
  currency: EUR
  timezone: UTC # every period is local midnight to local midnight, as in Europe/Copenhagen
  simulated: true # the example's rows are made up, and every page says so; remove this line with them

# Channels that are loaded over the network go here, their secrets as \${ENV}:
# sources:
#   forum: {loader: discourse, url: https://forum.example.org, key: "\${DISCOURSE_KEY}"}

tables:
  topics:
    from: data/in/example.csv # a file of this folder, or source.table
    row: topic # what one row is: the unit of count(topics)
    key: id
    time: asked_at # places each row in its day, week, month …
    columns: # those that need saying; the others have the type of their values
      asked_at: { type: time }
      answered_at: { type: time, label: First answer }
      solved_at: { type: time }
      channel: { type: text, label: Channel }

kpis:
  topics:
    label: Topics
    description: Questions asked.
    formula: count(topics)
    stage: output
    better: higher
    family: engagement
    splits: [channel]

  resolution_rate:
    label: Resolution rate
    description: Topics solved within 7 days of being asked.
    formula: count(topics where solved_at within 7 days of asked_at) / count(topics)
    unit: percent
    stage: outcome
    better: higher
    family: service
    mature_after: 7 days # until then a period's value is shown apart
    splits: [channel]
    tests: ["value between 0 and 1"]

  time_to_answer:
    label: Time to first answer
    description: Half of the answered topics had their first answer within this time.
    formula: median(topics.answered_at - asked_at)
    unit: hour
    stage: outtake
    better: lower
    family: service

stakeholders:
  support:
    name: Head of support
    department: support
    asks: Does the community take work off the help desk?

goals:
  more_solved:
    for: support
    problem: Too many questions stay open and come back as tickets.
    kpi: resolution_rate
    baseline: { value: 50 percent, period: 2026-01 }
    target: { at_least: 70 percent, by: 2026-12-31, path: linear }
    owner: Community manager
    agreed: { by: Head of support, on: 2026-01-15 }
    leading: [topics, time_to_answer] # what moves first

executive: # the three questions a report opens with, and the KPIs that answer them
  organisation: [resolution_rate]
  members: [time_to_answer]
  alignment: [resolution_rate, time_to_answer]
`;

const README = `# Our community's worth

- \`metrics.yaml\` says what is counted, for whom, and what was agreed. Edit it; \`worthwhile check\` says what is wrong and where.
- \`data/in/example.csv\` holds **simulated** rows to begin with. Replace it with an export of your own.

\`\`\`
worthwhile query resolution_rate --by month     the number, here and now
worthwhile build                                the report as a static site, in dist/
worthwhile start                                the same, live while you edit
\`\`\`
`;

const README_OF = (template: string): string => `# Our community's return

The formula is that of “${template}”: ${RETURN_TEMPLATES[template]?.about ?? ""}. \`metrics.yaml\` names its source.

- The rows in \`data/in\` are **simulated**. Replace them by an export of your own.
- Replace each assumption by what you measured, with its range, source and owner.

\`\`\`
worthwhile check                what is wrong, and where
worthwhile build                the report as a static site; the return is at /roi/
\`\`\`
`;

const IGNORED = `# loaded rows and built pages are made anew from the rest
data/lake/
dist/
.worthwhile/
.env
`;

const CHANNELS = ["forum", "chat", "forum", "docs", "forum"];
const HOUR = 3_600_000;

/** Six months of topics, the same ones each time: answers grow quicker, and more topics are solved. */
function exampleTopics(): string {
  const lines = ["id,asked_at,answered_at,solved_at,channel"];
  const start = Date.UTC(2026, 0, 1, 8);
  for (let i = 0; i < 180; i++) {
    // Two coprime steps spread the topics evenly: no chance is needed for an example.
    const spread = (i * 37) % 100;
    const asked = start + (i * 24 + ((i * 7) % 12)) * HOUR;
    const answered = spread < 92 ? asked + (2 + ((spread * 13) % 40) - i / 12 + 15) * HOUR : null;
    const solved = answered !== null && spread < 50 + i / 9 ? answered + (4 + (spread % 60)) * HOUR : null;
    lines.push([i + 1, stamp(asked), stamp(answered), stamp(solved), CHANNELS[i % CHANNELS.length]].join(","));
  }
  return `${lines.join("\n")}\n`;
}

const stamp = (at: number | null): string => (at === null ? "" : new Date(at).toISOString().slice(0, 16));
