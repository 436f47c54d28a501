/**
 * The script of a live page: reloads when the numbers changed, keeping the place; shows mistakes over the page, in
 * words, and takes them away when they are mended. The page's last good numbers stay readable beneath.
 */
export const LIVE_JS = `(() => {
  const events = new EventSource(new URL("_events", document.currentScript.src));
  let box = null;
  const clear = () => { if (box) box.remove(); box = null; };
  events.addEventListener("site", (event) => {
    clear();
    if (event.data !== sessionStorage.getItem("worthwhile-site")) {
      const first = sessionStorage.getItem("worthwhile-site") === null;
      sessionStorage.setItem("worthwhile-site", event.data);
      if (!first) location.reload();
    }
  });
  events.addEventListener("problem", (event) => {
    clear();
    box = document.createElement("section");
    box.className = "live-problem";
    box.setAttribute("role", "alert");
    const head = document.createElement("h2");
    head.textContent = "metrics.yaml needs mending; this page shows the last good numbers";
    const list = document.createElement("ul");
    for (const problem of JSON.parse(event.data)) {
      const item = document.createElement("li");
      const place = document.createElement("code");
      place.textContent = problem.place;
      item.append(place, " ", problem.message);
      if (problem.fix) { const fix = document.createElement("strong"); fix.textContent = " " + problem.fix; item.append(fix); }
      list.append(item);
    }
    box.append(head, list);
    document.body.prepend(box);
  });
})();
`;
