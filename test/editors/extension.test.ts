import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serverCommand } from "../../src/editors/vscode/server.js";
import { folder, json, root, under } from "./folder.js";

describe("the extension", () => {
  const made = mkdtempSync(join(tmpdir(), "worthwhile-vscode-"));
  const manifest = json(join(folder, "package.json")) as {
    readonly main: string;
    readonly dependencies?: unknown;
    readonly devDependencies: Readonly<Record<string, string>>;
    readonly contributes: {
      readonly commands: readonly { readonly command: string }[];
      readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
      readonly grammars: readonly { readonly scopeName: string; readonly injectTo: readonly string[] }[];
      readonly yamlValidation: readonly unknown[];
    };
  };
  beforeAll(() => {
    execFileSync(process.execPath, [join(root, ".config/vscode.js"), "--unchecked", "--out", made], { stdio: "inherit" });
  });
  afterAll(() => rmSync(made, { recursive: true, force: true }));

  test("is gathered with every file its manifest names", () => {
    const named = [manifest.main, ...under(manifest.contributes, ["path", "url"])];
    expect(named).toHaveLength(3);
    expect(named.filter((path) => !existsSync(join(made, path)))).toEqual([]);
    expect(readdirSync(made).sort()).toEqual(
      ["LICENSE", "README.md", "extension.cjs", "formula.tmLanguage.json", "metrics.schema.json", "package.json"].sort(),
    );
    expect((json(join(made, "metrics.schema.json")) as { readonly required: readonly string[] }).required).toContain("tables");
  });

  test("registers every command and reads every setting it contributes", () => {
    const source = readFileSync(join(folder, "extension.ts"), "utf8");
    const registered = [...source.matchAll(/registerCommand\("([^"]+)"/g)].map(([, name]) => name);
    expect(registered.sort()).toEqual(manifest.contributes.commands.map(({ command: name }) => name).sort());
    const read = [...source.matchAll(/settings\.get(?:<[^>]*>)?\("([^"]+)"/g)].map(([, name = ""]) => `worthwhile.${name}`);
    expect(read.sort()).toEqual(Object.keys(manifest.contributes.configuration.properties).sort());
  });

  test("keeps its client to itself, and speaks the same protocol as the server", () => {
    const project = json(join(root, "package.json")) as Readonly<Record<string, Readonly<Record<string, string>>>>;
    const ours = Object.keys({ ...project["dependencies"], ...project["devDependencies"] });
    expect(ours.filter((name) => name in manifest.devDependencies)).toEqual([]);
    expect(manifest.devDependencies["vscode-languageclient"]).toBe(project["dependencies"]?.["vscode-languageserver"]);
  });

  test("starts the setting's words, else the workspace's own, else the path's", () => {
    const own = join(made, "workspace");
    mkdirSync(join(own, "node_modules/.bin"), { recursive: true });
    const words = ["lsp", "--stdio"];
    expect(serverCommand([own], [], false)).toMatchObject({ command: "worthwhile", args: words, cwd: own });
    writeFileSync(join(own, "node_modules/.bin/worthwhile"), "");
    writeFileSync(join(own, "node_modules/.bin/worthwhile.cmd"), "");
    expect(serverCommand(["/nowhere", own], [], false)).toMatchObject({
      command: join(own, "node_modules/.bin/worthwhile"),
      args: words,
      cwd: own,
      shell: false,
    });
    expect(serverCommand([own], [], true)).toMatchObject({ shell: true });
    expect(serverCommand([own], ["npx", "worthwhile"], false)).toMatchObject({
      command: "npx",
      args: ["worthwhile", ...words],
    });
    expect(serverCommand([], [], false)).toMatchObject({ command: "worthwhile", cwd: null });
  });
});
