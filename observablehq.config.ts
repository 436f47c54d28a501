import { frameworkConfig } from "./src/site/framework-config.js";

/** For Framework's own command line over `src`; it computes nothing. `worthwhile build` uses the same settings. */
export default frameworkConfig({ root: "src", output: "dist/framework", title: "Worthwhile" });
