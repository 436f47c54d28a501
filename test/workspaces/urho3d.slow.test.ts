import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { shared } from "../kit/shared.js";
import { quantile, workspace, type Cell } from "./kit.js";

interface Post {
  readonly user: string;
  readonly created_at: string;
  readonly n: number;
  readonly staff: boolean;
  readonly accepted: boolean;
}
interface Topic {
  readonly id: number;
  readonly category_id: number;
  readonly created_at: string;
  readonly posts: readonly Post[];
}

const DAY = 86_400_000;

workspace("urho3d", "discourse-urho3d", (at) => {
  const topics = read();
  const posts = topics.flatMap((topic) => topic.posts);
  const local = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Helsinki" });
  const year = (time: string): string => `${local.format(new Date(time)).slice(0, 4)}-01-01`;
  const years = [...new Set(topics.map((topic) => year(topic.created_at)))].sort();

  it("counts what its README states: 5,046 topics, 36,990 posts, 999 people", async () => {
    expect([topics.length, posts.length, new Set(posts.map((post) => post.user)).size]).toEqual([5046, 36_990, 999]);
    const [row = []] = await at.rows("topics,posts,writers");
    expect(row.map((cell) => (cell as Cell).value)).toEqual([5046, 36_990, 999]);
  });

  it("places topics, posts and people in Helsinki's years", async () => {
    const answer = await at.by("topics,posts,writers,posts_per_writer", "year");
    expect([...answer.keys()]).toEqual(years);
    for (const [start, [inTopics, inPosts, writers, each]] of answer) {
      const written = posts.filter((post) => year(post.created_at) === start);
      const people = new Set(written.map((post) => post.user)).size;
      expect(inTopics?.value).toBe(topics.filter((topic) => year(topic.created_at) === start).length);
      expect([inPosts?.value, writers?.value]).toEqual([written.length, people]);
      expect(each?.value).toBeCloseTo(written.length / people, 9);
    }
  });

  it("waits for another person's post: median, ninth tenth, and who waited less than a day", async () => {
    const answer = await at.by("first_response,first_response_p90,answered_in_a_day", "year");
    for (const [start, [median, p90, share]] of answer) {
      const asked = topics.filter((topic) => year(topic.created_at) === start);
      const waits = asked.flatMap((topic) => firstResponse(topic) ?? []);
      expect(median?.value).toBeCloseTo(quantile(waits, 0.5) / 1000, 3);
      expect(p90?.value).toBeCloseTo(quantile(waits, 0.9) / 1000, 3);
      // A topic that was split off another one holds posts older than itself: within a day of it they are not.
      expect(share?.value).toBeCloseTo(waits.filter((wait) => wait >= 0 && wait < DAY).length / asked.length, 12);
      expect([median?.n, share?.n]).toEqual([waits.length, asked.length]);
    }
  });

  describe("solutions", () => {
    it("are no data before 2017, never zero, though 26 topics were marked long after", async () => {
      const marked = (topic: Topic): boolean => topic.posts.some((post) => post.accepted);
      expect(topics.filter((topic) => year(topic.created_at) < "2017" && marked(topic))).toHaveLength(26);
      const answer = await at.by("solved_share,solutions", "year", "--from", "2014-01-01");
      for (const [start, cells] of answer) {
        if (start !== null && start < "2017")
          for (const cell of cells) expect(cell).toEqual({ value: null, n: null, low: null, high: null, state: "no_data" });
        else {
          const asked = topics.filter((topic) => topic.category_id === 10 && year(topic.created_at) === start);
          expect(cells[0]?.value).toBeCloseTo(asked.filter(marked).length / asked.length, 12);
        }
      }
      expect([...answer.keys()]).toEqual(years);
    });

    it("say how many rows were left out, and keep no part of them", async () => {
      const asked = topics.filter((topic) => topic.category_id === 10);
      const before = asked.filter((topic) => year(topic.created_at) < "2017").length;
      const ran = await at.run("query", "solved_share", "--format", "json");
      const { notes } = JSON.parse(ran.out) as { notes: { message: string }[] };
      expect(notes.map(({ message }) => message).join()).toContain(`${before} rows of questions`);
      expect((await at.cell("solved_share")).n).toBe(asked.length - before);
    });

    it("are shown on the page with what is not measurable left blank", () => {
      const page = at.page("kpi/solved_share");
      expect(page).toContain("Not measurable before 2017");
      expect(page).toContain("Whole range: 42.8%; 95% interval 40.2% to 45.3%; n = 1,443");
      expect(page).toContain("data/in/discourse-urho3d/topics-*.ndjson");
    });
  });

  it("shows the core team's share going down, by category and row for row", async () => {
    const staff = posts.filter((post) => post.staff).length;
    expect((await at.cell("core_team_share")).value).toBeCloseTo(staff / posts.length, 12);
    const byCategory = await at.by("topics", "category");
    expect(byCategory.get("10")?.[0]?.value).toBe(topics.filter((topic) => topic.category_id === 10).length);
    // A post reaches its topic's category by its reference.
    const support = await at.cell("posts", "--where", "topics.category = '10'");
    expect(support.value).toBe(topics.filter((t) => t.category_id === 10).reduce((sum, topic) => sum + topic.posts.length, 0));
  });
});

/** Milliseconds to the first post of somebody else; null where nobody came. */
function firstResponse({ posts, created_at }: Topic): number | null {
  const asker = posts.find((post) => post.n === 1)?.user;
  const others = posts.filter((post) => post.user !== asker).map((post) => Date.parse(post.created_at));
  return asker === undefined || others.length === 0 ? null : Math.min(...others) - Date.parse(created_at);
}

function read(): readonly Topic[] {
  const folder = join(shared, "data/discourse-urho3d");
  return readdirSync(folder)
    .filter((file) => file.endsWith(".ndjson"))
    .flatMap((file) =>
      readFileSync(join(folder, file), "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line) as Topic),
    );
}
