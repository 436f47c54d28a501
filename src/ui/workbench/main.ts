import { render } from "preact";
import { html } from "htm/preact";
import { serverDesk } from "./desk.js";
import { App } from "./shell/app.js";
import { navigate } from "./navigation.js";
import { Workbench } from "./workbench.js";

/** Fills the page with the workbench. */
async function start(place: HTMLElement): Promise<void> {
  const { root = "../", token = "", worker = "", workspace = "", language } = place.dataset;
  const desk = serverDesk(root, token);
  // A report's page links here in its reader's language.
  const asked = new URLSearchParams(location.search).get("language");
  try {
    const files = await desk.files();
    const bench = new Workbench(desk, files, new URL(worker, document.baseURI), asked ?? (language || null));
    await bench.keepDrafts(workspace);
    place.replaceChildren();
    place.className = "";
    render(html`<${App} bench=${bench} root=${root} />`, place);
    navigate(bench);
    performance.mark("workbench ready");
  } catch (cause) {
    const told = document.createElement("p");
    told.setAttribute("role", "alert");
    told.className = "err";
    told.textContent = cause instanceof Error ? cause.message : String(cause);
    place.replaceChildren(told);
  }
}

const place = document.querySelector<HTMLElement>("#workbench");
if (place) void start(place);
