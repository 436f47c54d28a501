import { WorkspaceFiles } from "../../../src/cli/workbench/files.js";

/** Saves one text after the other until it is killed; says when the first one is there. */
const files = new WorkspaceFiles(process.argv[2] ?? "");
for (let i = 0; ; i++) {
  const { digest } = await files.read("metrics.yaml");
  await files.write("metrics.yaml", `version: 1 # ${i}\n${"#\n".repeat(20_000)}# ${i}\n`, digest);
  if (i === 0) process.stdout.write("begun\n");
}
