/** True for the paths a pattern names: `*` and `?` within a folder, `**` across folders, `{a,b}`, `[abc]`. */
export function matcher(pattern: string): (path: string) => boolean {
  const plain = pattern.replace(/^\.\//, "");
  try {
    const whole = new RegExp(`^${plain.replace(PART, translated)}$`, "u");
    return (path) => whole.test(path);
  } catch {
    return (path) => path === plain;
  }
}

const PART = /\*\*\/|\*\*|\*|\?|\{[^{}]*\}|\[[^\]]+\]|[\\^$+.()|[\]{}/]/g;

function translated(part: string): string {
  if (part === "**/") return "(?:[^/]+/)*";
  if (part === "**") return ".*";
  if (part === "*") return "[^/]*";
  if (part === "?") return "[^/]";
  if (part.length > 1 && part.startsWith("{"))
    return `(?:${part
      .slice(1, -1)
      .split(",")
      .map((option) => option.replace(PART, translated))
      .join("|")})`;
  if (part.length > 1) return `[${part.slice(1, -1).replace(/^!/, "^").replace(/\\/g, "\\\\")}]`;
  return `\\${part}`;
}
