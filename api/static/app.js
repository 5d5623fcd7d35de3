// What the page can do beyond its own links and form: answers without a reload, and the source beside the sentence.
// Nothing is built from text: what is shown was rendered, and escaped, by the server.
"use strict";
(() => {
  const HOVER_MS = 140;
  const desk = document.getElementById("desk");
  document.documentElement.classList.add("js");
  if (!desk) return;

  const form = document.getElementById("ask");
  const field = document.getElementById("q");
  const result = document.getElementById("result");
  const waiting = document.getElementById("waiting");
  const panel = document.getElementById("panel");
  const content = document.getElementById("panel-content");
  const title = document.getElementById("panel-title");
  const beside = window.matchMedia("(min-width: 64rem)");
  let open = null; // the chip whose sources are shown
  let hover = 0;
  let asking = null;

  const chips = () => [...result.querySelectorAll(".chip")];

  function show(chip) {
    window.clearTimeout(hover);
    if (open === chip && !panel.hidden) return;
    const copies = chip.dataset.sources.split(" ").map((number) => {
      const copy = document.getElementById(`source-${number}`).cloneNode(true);
      copy.removeAttribute("id");
      return copy;
    });
    content.replaceChildren(...copies);
    title.textContent = copies.length > 1 ? `${copies.length} sources for this sentence` : "Source";
    for (const each of chips()) each.setAttribute("aria-expanded", String(each === chip));
    open = chip;
    panel.hidden = false;
    panel.scrollTop = 0;
    place();
    const mark = content.querySelector("mark");
    if (mark && mark.offsetTop > panel.clientHeight - 80) panel.scrollTop = mark.offsetTop - 120;
  }

  function place() { // beside the answer, or over its lower part: then the sentence moves up, out from under the sheet
    const over = !panel.hidden && !beside.matches;
    document.body.classList.toggle("sheet", over);
    if (over && open) open.scrollIntoView({ block: "start" });
  }

  function hide() {
    window.clearTimeout(hover);
    if (panel.hidden) return;
    const inside = panel.contains(document.activeElement);
    panel.hidden = true;
    document.body.classList.remove("sheet");
    for (const each of chips()) each.setAttribute("aria-expanded", "false");
    const back = open;
    open = null;
    if (inside && back) {
      quiet = true;
      back.focus();
      quiet = false;
    }
  }

  let quiet = false; // true while focus returns to a chip, which must not open it again
  function ready() {
    for (const chip of chips()) {
      chip.setAttribute("role", "button");
      chip.setAttribute("aria-expanded", "false");
      chip.setAttribute("aria-controls", "panel");
      chip.addEventListener("pointerenter", (event) => {
        if (event.pointerType === "mouse") hover = window.setTimeout(() => show(chip), HOVER_MS);
      });
      chip.addEventListener("pointerleave", () => window.clearTimeout(hover));
      chip.addEventListener("focus", () => quiet || show(chip));
      chip.addEventListener("click", (event) => {
        event.preventDefault();
        show(chip);
        if (event.detail === 0) panel.focus(); // by keyboard: go where the quote is
      });
      chip.addEventListener("keydown", (event) => {
        if (event.key !== " ") return;
        event.preventDefault();
        chip.click();
      });
    }
    const [first] = chips();
    if (first && beside.matches) show(first);
  }

  async function load(address, remember) {
    if (asking) asking.abort();
    const mine = (asking = new AbortController());
    hide();
    desk.classList.add("asked");
    result.setAttribute("aria-busy", "true");
    waiting.hidden = false;
    try {
      const response = await fetch(address, { headers: { accept: "text/html" }, signal: mine.signal });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const loaded = page.getElementById("result");
      if (!loaded) throw new Error("no answer in the page");
      result.replaceChildren(...loaded.childNodes);
      document.title = page.title;
      desk.classList.toggle("asked", page.getElementById("desk").classList.contains("asked"));
      if (remember) window.history.pushState(null, "", address);
      ready();
    } catch (error) {
      if (error.name === "AbortError") return;
      const said = document.createElement("p");
      said.className = "notice";
      said.setAttribute("role", "alert");
      said.textContent = "The server does not answer. Is it still running?";
      result.replaceChildren(said);
    }
    if (mine === asking) {
      result.removeAttribute("aria-busy");
      waiting.hidden = true;
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const said = [...new FormData(form)].filter(([, value]) => value.trim());
    load(`/?${new URLSearchParams(said)}`, true);
  });
  window.addEventListener("popstate", () => {
    const said = new URLSearchParams(window.location.search);
    for (const name of ["q", "account", "as_of"]) form.elements[name].value = said.get(name) || "";
    load(window.location.href, false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  document.getElementById("close").addEventListener("click", hide);
  beside.addEventListener("change", place);

  ready();
  if (!field.value) field.focus();
})();
