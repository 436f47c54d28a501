import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CANARY } from "./search.js";

/** Each place by its own canary, so that what is found says where it comes from. */
const canary = (place: string, i: number): string => `${CANARY}-${place}-${i}`;

/** What the environment gives for the keys of sources. */
export const SECRETS = { TOKEN: canary("token", 1) };

const MONTHS = 12;
const PEOPLE = 60;

const metrics = (simulated: boolean): string => `# ${canary("comment", 1)}: nobody reads this.
version: 1
community: {name: Test, languages: [en, da], currency: EUR, timezone: UTC, simulated: ${simulated}} # ${canary("comment", 2)}
sources:
  forum: {loader: loaders/forum.js, token: "\${TOKEN}", account: "${canary("account", 1)}@example.org"}
tables:
  members:
    from: members.csv
    row: member
    key: id
    time: joined
    coverage: {from: 2025-10-01, to: 2026-10-01}
    columns:
      name: {type: text, pii: true}
      email: {type: text, pii: true}
      handle: {type: text, pii: true}
  posts:
    from: posts.csv
    row: post
    key: id
    time: at
    coverage: {from: 2025-10-01, to: 2026-10-01}
    columns: {member: {ref: members}, signature: {type: text, pii: true}}
  answers:
    from: answers.csv
    row: answer
    key: id
    time: at
    coverage: {from: 2025-10-01, to: 2026-10-01}
    columns: {score: {type: integer}, member: {ref: members}}
kpis:
  asked: {label: Asked, formula: count(posts), splits: [area]}
  long: {label: Long, formula: count(posts where body != ""), splits: [area]}
  solved: {label: Solved, formula: count(posts where solved) / count(posts), unit: percent, better: higher}
  writers: {label: Writers, formula: count(distinct posts.member)}
  liked: {label: Liked, formula: nps(answers.score)}
  spoken: {label: Spoken, formula: count(answers where comment is not null)}
surveys:
  yearly: {label: Yearly, question: How do you like it?, kpi: liked, owner: Us}
members:
  who: count(members)
  stages:
    writer: {label: Writers, event: count(distinct posts.member)}
    helper: {label: Helpers, event: count(distinct posts.member where solved)}
  within: [30 days]
  cohorts: {active: count(distinct posts.member), months: 3}
voices:
  sentiment: {table: posts, column: mood, language: language}
  topics:
    areas: {label: Areas, table: posts, by: area, over: 3 months, against: before}
stakeholders:
  boss: {name: The boss, language: en}
goals:
  # ${canary("comment", 3)}@example.org asked for it.
  more: {for: boss, problem: A problem., kpi: asked, target: {at_least: 100 post, by: 2026-12-31}, owner: Head}
executive: {organisation: [asked], members: [writers], alignment: [solved]}
`;

const csv = (header: string, rows: readonly (readonly (string | number | boolean)[])[]): string =>
  `${[header, ...rows.map((row) => row.map((cell) => (typeof cell === "string" ? `"${cell}"` : cell)).join(","))].join("\n")}\n`;

/** A small community with a canary in every text that somebody wrote, or that names somebody. */
export function canaryWorkspace(simulated: boolean): string {
  const root = mkdtempSync(join(tmpdir(), "worthwhile-canaries-"));
  const day = (i: number, hour = ""): string => {
    const month = (9 + (i % MONTHS)) % 12;
    return `${month >= 9 ? 2025 : 2026}-${String(month + 1).padStart(2, "0")}-${String(1 + (i % 27)).padStart(2, "0")}${hour}`;
  };
  const many = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);
  writeFileSync(join(root, "metrics.yaml"), metrics(simulated));
  writeFileSync(
    join(root, "members.csv"),
    csv(
      "id,joined,name,email,handle,bio",
      many(PEOPLE).map((i) => [
        i + 1,
        day(i, "T09:00"),
        `Kim ${canary("name", i)}`,
        `${canary("email", i)}@example.org`,
        `@${canary("handle", i)}`,
        `I am ${canary("bio", i)}, and I like birds.`,
      ]),
    ),
  );
  writeFileSync(
    join(root, "posts.csv"),
    csv(
      "id,at,member,area,language,mood,solved,title,body,signature,remark",
      many(600).map((i) => [
        i + 1,
        day(i, "T10:00"),
        (i % PEOPLE) + 1,
        ["setup", "billing", "ideas"][i % 3] ?? "",
        ["en", "da"][i % 2] ?? "",
        ["positive", "neutral", "negative"][i % 3] ?? "",
        i % 5 < 3,
        `How do I ${canary("title", i)}?`,
        `Dear all, ask @${canary("mention", i)} or ${canary("write", i)}@example.org. ${canary("body", i)}`,
        `Yours, ${canary("signature", i)}`,
        `A remark, in prose, by whoever wrote it: ${canary("remark", i)}.`,
      ]),
    ),
  );
  writeFileSync(
    join(root, "answers.csv"),
    csv(
      "id,at,member,score,comment",
      many(240).map((i) => [i + 1, day(i), (i % PEOPLE) + 1, i % 11, `I think so, says ${canary("answer", i)}.`]),
    ),
  );
  mkdirSync(join(root, "data/lake/forum"), { recursive: true });
  mkdirSync(join(root, "notebooks"));
  writeFileSync(
    join(root, "notebooks/rows.md"),
    [
      "# Rows",
      "All that there is:",
      "```sql id=posts_rows\nselect * from posts\n```",
      "```sql\nselect * from members\n```",
    ].join("\n\n"),
  );
  mkdirSync(join(root, "loaders"));
  writeFileSync(join(root, "loaders/forum.js"), `// ${canary("loader", 1)}\n`);
  writeFileSync(join(root, ".env"), `TOKEN=${SECRETS.TOKEN}\n`);
  return root;
}
