import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { Refused } from "../../ground/diagnostic.js";
import { diagnose } from "../../ground/messages.js";
import { EXIT, type Context, type Exit } from "../context.js";
import type { CommandSpec, Given } from "../options.js";
import { emptyWorkspace, TEMPLATES, templateWorkspace } from "../templates.js";

export const spec: CommandSpec = {
  name: "init",
  takes: "DIR",
  words: [1, 1],
  summary: "Makes a new workspace: a small metrics.yaml with a table, three KPIs, a goal and sample rows to try it on.",
  options: [
    {
      name: "template",
      value: "NAME",
      help: `a return on investment by a published formula: ${TEMPLATES.join(", ")}`,
      choices: TEMPLATES,
    },
  ],
  examples: [
    "worthwhile init my-community",
    "cd my-community && worthwhile query topics --by month",
    "worthwhile init our-return --template khoros",
  ],
};

export function run(given: Given, context: Context): Exit {
  const folder = resolve(context.cwd, given.words[0] ?? "");
  const shown = relative(context.cwd, folder) || ".";
  const template = given.value("template");
  const name = basename(folder);
  const files = template === null ? emptyWorkspace(name) : templateWorkspace(template, name);
  try {
    const taken = existsSync(folder)
      ? readdirSync(folder).find((name) => Object.keys(files).some((path) => path.split("/")[0] === name))
      : undefined;
    if (taken !== undefined) throw new Refused([diagnose("folderNotEmpty", null, { folder: shown, file: taken })]);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text, { flag: "wx" });
    }
  } catch (cause) {
    if (cause instanceof Refused) throw cause;
    throw new Refused([
      diagnose("cannotWrite", null, { path: shown, reason: (cause as NodeJS.ErrnoException).code ?? String(cause) }),
    ]);
  }
  context.out.write(`Made ${shown} with ${Object.keys(files).join(", ")}.\nNext: cd ${shown} && worthwhile start\n`);
  return EXIT.done;
}
