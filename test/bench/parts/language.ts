import { openSession } from "../../../src/cli/session.js";
import { ENTRY, filesOf, readDefinitions } from "../../../src/cli/workspace.js";
import { memory } from "../../../src/compile/again.js";
import { completions } from "../../../src/language/completion.js";
import { diagnostics } from "../../../src/language/diagnostics.js";
import { hover } from "../../../src/language/hover.js";
import { project } from "../../../src/language/project.js";
import { alone, type Figure } from "../figure.js";
import { median, processorTime, timed, wallTime } from "../measure.js";
import type { Options } from "../options.js";
import { demo, inEnglish, variant, type Document } from "../place.js";
import { many } from "./compile.js";

const KPIS = 500;
const WARM = 10;

/** What an editor waits for in a file of 500 KPIs, the file changed before each question as by a keystroke. */
export async function* measure({ runs, cpu }: Options): AsyncGenerator<Figure> {
  const root = await variant("language", await demo(1), (whole) => {
    const english = inEnglish(whole) as Document;
    return { ...english, kpis: many(english.kpis, KPIS) };
  });
  const text = filesOf(root).read(ENTRY);
  // In an editor the data is known soon after a file is opened.
  const session = await openSession(readDefinitions(root), null, [], "native");
  await session.engine.close();
  const { catalog } = session;
  const where = text.lastIndexOf("count(topics where ") + "count(topics where ".length;
  const first = text.indexOf("count(topics where ") + "count(topics where ".length;
  const above = (): string => `${text.slice(0, first)}views > ${keystroke++} and ${text.slice(first)}`;
  const key = text.indexOf(" ", text.lastIndexOf("formula:", where)) + 1;
  const clock = cpu ? processorTime : wallTime;
  let keystroke = 0;
  const changed = (): string => `${text}#${keystroke++}\n`;
  // Inside a formula, as an editor has it: what was read before is known.
  const kept = memory();
  const typed = (): string => `${text.slice(0, where)}views > ${keystroke++} and ${text.slice(where)}`;
  const quoted = (): string => `${text.slice(0, key)}"${keystroke++} ${text.slice(key)}`;
  const broken = (): string => `${text.slice(0, where)}author_id.\n  "${text.slice(where)}#${keystroke++}\n`;
  const asked: readonly (readonly [string, number, () => void])[] = [
    ["completion", 300, () => void completions(project({ texts: { [ENTRY]: changed() } }), ENTRY, where)],
    ["completion, broken", 300, () => void completions(project({ texts: { [ENTRY]: broken() } }), ENTRY, where + 10)],
    ["hover", 2000, () => void hover(project({ texts: { [ENTRY]: changed() } }), ENTRY, where - 10)],
    ["diagnostics, a file just opened", 2000, () => void diagnostics(project({ texts: { [ENTRY]: changed() } }))],
    [
      "diagnostics after a keystroke",
      50,
      () => void diagnostics(project({ texts: { [ENTRY]: typed() }, memory: kept, catalog })),
    ],
    [
      "diagnostics after a keystroke in the first KPI",
      50,
      () => void diagnostics(project({ texts: { [ENTRY]: above() }, memory: kept, catalog })),
    ],
    [
      "diagnostics after a quote opened",
      50,
      () => void diagnostics(project({ texts: { [ENTRY]: quoted() }, memory: kept, catalog })),
    ],
  ];
  for (const [name, most, ask] of asked) {
    // A server has looked a few times before anybody waits for it.
    for (let i = 0; i < WARM; i++) ask();
    const times: number[] = [];
    for (let i = 0; i < Math.max(runs, 7); i++) times.push(await timed(ask, clock));
    yield alone(
      "language",
      `${name}, ${KPIS} KPIs`,
      "ms",
      median(times),
      most,
      `a file of ${Math.round(text.length / 1024)} kB, changed before each`,
    );
  }
}
