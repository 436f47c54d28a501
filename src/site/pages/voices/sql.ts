import { html, type Part } from "../../html.js";

/** What ran, for whoever wants to check it. */
export const ranSql = (sql: string): Part =>
  sql === ""
    ? null
    : html`<details>
        <summary>SQL</summary>
        <pre class="code" tabindex="0"><code>${sql}</code></pre>
      </details>`;
