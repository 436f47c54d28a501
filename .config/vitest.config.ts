import { defineConfig } from "vitest/config";

/** What replaces a module for its own tests, which no other file must meet. */
const ALONE = ["test/messages/messages.test.ts"];

const common = {
  root: new URL("..", import.meta.url).pathname,
  testTimeout: 240_000,
  hookTimeout: 120_000,
  pool: "forks",
  maxWorkers: 2,
} as const;

// A process runs many files one after the other, as loading the program takes longer than most of them run.
export default defineConfig({
  test: {
    ...common,
    projects: [
      {
        test: {
          ...common,
          name: "together",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.slow.test.ts", "node_modules/**", ...ALONE],
          isolate: false,
        },
      },
      { test: { ...common, name: "alone", include: ALONE } },
    ],
  },
});
