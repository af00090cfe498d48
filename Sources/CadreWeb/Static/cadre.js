// Comforts on top of pages that work without them: live changes, and keys. All of it can be switched off.
const root = document.body;
const keysSetting = "cadre.keys";

// Live changes: nothing moves under the pointer; a bar says how many there are and shows them when asked.
const live = document.getElementById("live");
let last = Number(root.dataset.index);
let count = 0;

function offer(text) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "show";
  button.addEventListener("click", () => location.reload());
  live.replaceChildren(text, button);
}

function announce(index, added) {
  if (index <= last) return;
  last = index;
  count += added;
  offer(`${count} change${count === 1 ? "" : "s"}`);
}

async function poll(address) {
  try {
    const response = await fetch(`${address}.json?after=${last}&limit=100`, { credentials: "same-origin" });
    if (response.status === 409) offer("The register was replaced");
    if (!response.ok) return;
    const { rows } = await response.json();
    if (rows.length) announce(rows[rows.length - 1].index, rows.length);
  } catch { /* The link is down; the next poll tries again. */ }
  setTimeout(() => poll(address), 30000);
}

// A proxy that buffers leaves the stream open and silent: after three openings without a word, ask from time to time.
function listen(address) {
  let silentOpenings = 0;
  let source;
  let timer;
  const open = () => {
    source = new EventSource(`${address}?after=${last}`);
    source.onerror = () => { if (source.readyState === EventSource.CLOSED) fall(); };
    source.addEventListener("beat", heard);
    source.onmessage = (event) => { heard(); announce(Number(event.lastEventId), 1); };
    timer = setTimeout(fall, 45000);
  };
  const heard = () => {
    silentOpenings = 0;
    clearTimeout(timer);
    timer = setTimeout(fall, 45000);
  };
  const fall = () => {
    clearTimeout(timer);
    source.close();
    silentOpenings += 1;
    if (silentOpenings < 3) open(); else poll(address);
  };
  open();
  addEventListener("pagehide", () => source.close());
}
if (live && root.dataset.events) listen(root.dataset.events);

// A run under way: its progress takes the place of the sentence, and its page is shown anew when it ends.
const run = document.getElementById("run");

function watch(address) {
  const source = new EventSource(address);
  const sentence = document.querySelector("main .answer");
  source.addEventListener("progress", (event) => { sentence.textContent = JSON.parse(event.data).answer; });
  source.addEventListener("end", () => { source.close(); location.reload(); });
  addEventListener("pagehide", () => source.close());
}
if (run) watch(run.dataset.run);

// Printing needs a script, so its button is there only where one runs.
function showPrint() { for (const button of document.querySelectorAll("button.print")) button.hidden = false; }
showPrint();
addEventListener("click", (event) => { if (event.target.closest?.("button.print")) print(); });

// What-if: asked again on its own page, the answer takes the place of the one before without a reload.
let asked = location.search;

async function answer(address) {
  const response = await fetch(address, { credentials: "same-origin", headers: { accept: "text/html" } });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  document.title = page.title;
  for (const part of [".strip", "main"]) document.querySelector(part).replaceWith(page.querySelector(part));
  showPrint();
}

addEventListener("submit", async (event) => {
  const address = new URL(event.target.action);
  if (!("live" in event.target.dataset) || address.pathname !== location.pathname) return;
  event.preventDefault();
  address.search = new URLSearchParams(new FormData(event.target));
  try {
    await answer(address);
    history.pushState(null, "", address);
    asked = location.search;
    document.getElementById("main").focus();
  } catch { location.assign(address); }
});
addEventListener("popstate", () => { if (location.search !== asked) location.reload(); });

// Keys
const places = {
  d: ["/", "Desk"], w: ["/world", "World"], p: ["/positions", "Positions"], e: ["/people", "People"],
  s: ["/staffing/gap", "Staffing"], a: ["/slates", "Slates"], c: ["/countries", "Countries"], o: ["/journal", "Oversight"],
};
const isOn = () => { try { return localStorage.getItem(keysSetting) !== "off"; } catch { return true; } };
const setOn = (on) => { try { localStorage.setItem(keysSetting, on ? "on" : "off"); } catch { /* Not kept. */ } };
const rows = () => [...document.querySelectorAll("main tbody tr")];
let here = -1;
let waitsForPlace = false;

function move(step) {
  const all = rows();
  if (!all.length) return;
  all[here]?.classList.remove("here");
  here = Math.min(Math.max(here + step, 0), all.length - 1);
  all[here].classList.add("here");
  (all[here].querySelector("a") ?? all[here]).focus({ preventScroll: true });
  all[here].scrollIntoView({ block: "nearest" });
}

function select() {
  const row = rows()[here];
  if (row) row.setAttribute("aria-selected", row.getAttribute("aria-selected") !== "true");
}

function pinMoment() {
  const link = document.getElementById("permanent");
  if (link) history.replaceState(null, "", link.href);
}

function help() {
  let dialog = document.querySelector("dialog");
  if (!dialog) {
    dialog = document.createElement("dialog");
    const lines = [
      ["?", "this help"], ["/", "search"], ["j", "next row"], ["k", "row before"], ["x", "mark the row"],
      ["y", "put day and moment into the address"],
      ...Object.entries(places).map(([key, place]) => [`g ${key}`, place[1]]),
    ];
    const list = document.createElement("table");
    for (const [key, meaning] of lines) {
      const row = list.insertRow();
      const cap = document.createElement("kbd");
      cap.textContent = key;
      row.insertCell().append(cap);
      row.insertCell().textContent = meaning;
    }
    const title = document.createElement("h2");
    title.textContent = "Keys";
    title.id = "keys-title";
    dialog.setAttribute("aria-labelledby", title.id);
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = isOn();
    box.addEventListener("change", () => setOn(box.checked));
    label.append(box, " Keys are on");
    const close = document.createElement("form");
    close.method = "dialog";
    const button = document.createElement("button");
    button.textContent = "Close";
    close.append(button);
    dialog.append(title, list, label, close);
    document.body.append(dialog);
  }
  dialog.showModal();
}

const deeds = {
  "/": () => (document.getElementById("search") ?? document.getElementById("f-q"))?.focus(),
  "?": help, j: () => move(1), k: () => move(-1), x: select, y: pinMoment, g: () => { waitsForPlace = true; },
};

addEventListener("keydown", (event) => {
  if (!isOn() || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.target.closest?.("input, select, textarea, [contenteditable]")) return;
  if (waitsForPlace) {
    waitsForPlace = false;
    const place = places[event.key];
    if (place && document.querySelector(`a[href="${place[0]}"], a[href^="${place[0]}?"]`)) location.assign(place[0]);
    return;
  }
  const deed = deeds[event.key];
  if (!deed) return;
  event.preventDefault();
  deed();
});

const opener = document.getElementById("keys");
if (opener) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Keys";
  button.addEventListener("click", help);
  opener.append(button);
}
