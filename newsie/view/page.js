(() => {
  "use strict";
  const quotations = new Map(), records = new Map();
  for (const run of document.querySelectorAll("[data-keys]"))
    for (const key of run.dataset.keys.split(" "))
      (quotations.get(key) || quotations.set(key, []).get(key)).push(run);
  for (const card of document.querySelectorAll("[data-key]")) records.set(card.dataset.key, card);
  let lit = [];
  const dark = () => { for (const one of lit) one.classList.remove("lit"); lit = []; };
  const light = (ones) => { for (const one of ones) { one.classList.add("lit"); lit.push(one); } };
  const near = (one) => one && one.scrollIntoView({ block: "nearest" });
  // What is lit comes into sight in its own pane; the page itself stays where the reader has it.
  const inPane = (run) => {
    const pane = run && run.closest(".source, .reading");
    if (!pane) return;
    if (pane.scrollHeight <= pane.clientHeight + 1) { near(run); return; }  // a narrow window has no panes
    const seen = pane.getBoundingClientRect(), there = run.getBoundingClientRect();
    if (there.top < seen.top || there.bottom > seen.bottom) pane.scrollTop += there.top - seen.top - seen.height / 3;
  };
  const byRecord = (card) => {
    dark();
    const runs = quotations.get(card.dataset.key) || [];
    light([card, ...runs]);
    inPane(runs[0]);
  };
  const byRun = (run, scroll) => {
    dark();
    const cards = run.dataset.keys.split(" ").map((key) => records.get(key)).filter(Boolean);
    light([run, ...cards]);
    if (scroll) near(cards[0]); else inPane(cards[0]);
  };
  const act = (event, scroll) => {
    const card = event.target.closest("[data-key]"), run = event.target.closest("[data-keys]");
    if (card) byRecord(card); else if (run) byRun(run, scroll); else dark();
  };
  // After a jump the pointer rests on another record by chance: it says nothing until it moves.
  let still = false;
  document.addEventListener("mousemove", () => { still = false; });
  document.addEventListener("mouseover", (event) => { if (!still) act(event, false); });
  const jump = () => {
    const card = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (card && card.dataset.key) { still = true; byRecord(card); }
  };
  window.addEventListener("hashchange", jump);
  document.addEventListener("focusin", (event) => act(event, true));
  document.addEventListener("click", (event) => act(event, true));
  // In the source, the arrow keys go from quotation to quotation.
  let place = -1;
  const runs = [...document.querySelectorAll(".source [data-keys]")];
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") dark();
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key], pane = event.target.closest && event.target.closest(".source");
    if (!step || !pane) return;
    const here = runs.filter((run) => pane.contains(run));
    place = here.includes(runs[place]) ? place : runs.indexOf(here[0]) - step;
    const next = runs[place + step];
    if (!next || !pane.contains(next)) return;
    place += step;
    event.preventDefault();
    byRun(next, true);
    inPane(next);
  });
})();
