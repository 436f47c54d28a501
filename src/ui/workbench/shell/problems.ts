import type { Problem } from "../service/protocol.js";
import type { Workbench } from "../workbench.js";
import { WORDS } from "../words.js";
import { html } from "htm/preact";

/** What is wrong, where, and what to write instead. */
export function Problems({ bench }: { readonly bench: Workbench }) {
  const problems = bench.state.look.value?.problems ?? [];
  const count = (severity: Problem["severity"]): number => problems.filter((p) => p.severity === severity).length;
  const title = problems.length === 0 ? WORDS.noProblems : WORDS.problems(count("error"), count("warning"), count("info"));
  return html`<section class="prob" aria-label=${title} data-region="problems" tabindex="0">
    <h2>${title}</h2>
    <ul>
      ${problems.map((problem, i) => html`<${Row} key=${`${problem.code}${problem.start}${i}`} problem=${problem} bench=${bench} />`)}
    </ul>
  </section>`;
}

function Row({ problem, bench }: { readonly problem: Problem; readonly bench: Workbench }) {
  const { severity, message, line, column, code, fix, file } = problem;
  const kind = { error: "e", warning: "w", info: "i" }[severity];
  return html`<li>
    <span class=${`k ${kind}`}><${Mark} severity=${severity} />${WORDS.severity[severity]}</span>
    <span
      >${message}${" "}${fix ? html`<button class="linkbtn" type="button" onClick=${() => bench.fix(problem)}>${fix.title}</button>` : null}</span
    >
    <button class="linkbtn loc" type="button" onClick=${() => bench.go(problem)}>
      ${file === "metrics.yaml" ? "" : `${file}:`}${line}:${column} ${code}
    </button>
  </li>`;
}

function Mark({ severity }: { readonly severity: Problem["severity"] }) {
  if (severity === "error")
    return html`<svg viewBox="0 0 14 14" aria-hidden="true">
      <path d="M7 .5L13.5 7 7 13.5.5 7z" fill="currentColor" />
      <path d="M4.9 4.9l4.2 4.2m0-4.2L4.9 9.1" stroke="var(--paper)" stroke-width="1.5" />
    </svg>`;
  if (severity === "warning")
    return html`<svg viewBox="0 0 14 14" aria-hidden="true">
      <path d="M7 .8l6.4 12H.6z" fill="currentColor" />
      <path d="M7 5v4m0 1.2v1.4" stroke="var(--paper)" stroke-width="1.5" />
    </svg>`;
  return html`<svg viewBox="0 0 14 14" aria-hidden="true">
    <circle cx="7" cy="7" r="6" fill="none" stroke="currentColor" stroke-width="1.4" />
    <path d="M7 6.2v4M7 3.6v1.5" stroke="currentColor" stroke-width="1.4" />
  </svg>`;
}
