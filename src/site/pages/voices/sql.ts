import { html, type Part } from "../../html.js";
import { sqlCode } from "../formula.js";

/** What ran, for whoever wants to check it; `of` tells it from the others of the page. */
export const ranSql = (sql: string, of: string): Part =>
  sql === ""
    ? null
    : html`<details>
        <summary>SQL</summary>
        ${sqlCode(sql, `SQL: ${of}`)}
      </details>`;
