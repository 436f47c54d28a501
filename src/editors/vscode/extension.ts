import { commands, window, workspace, type ExtensionContext } from "vscode";
import { LanguageClient, type LanguageClientOptions } from "vscode-languageclient/node";
import { serverCommand } from "./server.js";

let client: LanguageClient | null = null;

export async function activate({ subscriptions }: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel("Worthwhile");
  const restart = async (): Promise<void> => {
    await stop();
    await start(output);
  };
  subscriptions.push(
    output,
    commands.registerCommand("worthwhile.restart", restart),
    commands.registerCommand("worthwhile.output", () => output.show()),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("worthwhile")) void restart();
    }),
  );
  await start(output);
}

export const deactivate = (): Promise<void> => stop();

async function start(outputChannel: LanguageClientOptions["outputChannel"] & object): Promise<void> {
  const settings = workspace.getConfiguration("worthwhile");
  const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === "file").map(({ uri }) => uri.fsPath);
  const { command, args, cwd, shell } = serverCommand(folders, settings.get<string[]>("command", []));
  const started = new LanguageClient(
    "worthwhile",
    "Worthwhile",
    { command, args: [...args], options: { shell, ...(cwd === null ? {} : { cwd }) } },
    {
      documentSelector: ["**/metrics.yaml", settings.get("included", "")]
        .filter((pattern) => pattern !== "")
        .map((pattern) => ({ scheme: "file", language: "yaml", pattern })),
      outputChannel,
    },
  );
  client = started;
  try {
    await started.start();
  } catch (cause) {
    client = null;
    const reason = cause instanceof Error ? cause.message : String(cause);
    outputChannel.appendLine(reason);
    void window.showErrorMessage(
      `worthwhile could not be started (${[command, ...args].join(" ")}): install it in the workspace, or set worthwhile.command.`,
    );
  }
}

async function stop(): Promise<void> {
  const stopped = client;
  client = null;
  // One that never came up has nothing to stop.
  if (stopped?.needsStop()) await stopped.stop();
}
