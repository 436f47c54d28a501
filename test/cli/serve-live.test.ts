import { describe, expect, it } from "vitest";
import { serveLive } from "../../src/cli/serve-live.js";

describe("the live site", () => {
  it("says that the report is being made until there is one, and only then that a page is not there", async () => {
    const server = await serveLive(null);
    try {
      const early = await fetch(server.url);
      expect(early.status).toBe(503);
      expect(await early.text()).toContain("The report is being made.");
      server.show({ read: (path) => (path === "index.html" ? { path, bytes: "<p>made</p>" } : null) }, "d");
      const made = await fetch(`${server.url}index.html`);
      expect([made.status, await made.text()]).toEqual([200, "<p>made</p>"]);
      expect((await fetch(`${server.url}none.html`)).status).toBe(404);
    } finally {
      await server.close();
    }
  });
});
