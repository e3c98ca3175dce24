// Switches the language, filters the findings, opens what a link leads to. The report is complete without it.
"use strict";
(() => {
  const report = document.getElementById("report");
  const other = document.getElementById("other");
  const sources = new Map();
  for (const image of report.querySelectorAll("img[data-picture]")) sources.set(image.dataset.picture, image.src);

  const openTo = (id) => {
    const target = id && document.getElementById(id);
    if (!target) return;
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    target.closest("details")?.scrollIntoView();
  };

  const filter = (form) => {
    const wanted = Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
    const active = Object.keys(wanted).length > 0;
    let shown = 0;
    for (const quality of report.querySelectorAll("details.quality")) {
      let own = 0;
      for (const entry of quality.querySelectorAll("[data-entry]")) {
        const fits = Object.entries(wanted).every(([name, value]) =>
          (entry.dataset[name] || "").split(" ").includes(value));
        entry.hidden = !fits;
        own += fits;
      }
      for (const rest of quality.querySelectorAll(".rest, .group-title, .inside > .intro")) rest.hidden = active;
      quality.hidden = active && own === 0;
      if (active) quality.open = own > 0;
      shown += own;
    }
    const status = form.querySelector("[role=status]");
    status.textContent = active ? (shown === 1 ? status.dataset.one : status.dataset.other).replace("#", shown) : "";
  };

  const prepare = () => {
    for (const image of report.querySelectorAll("img[data-picture]:not([src])")) {
      image.src = sources.get(image.dataset.picture) ?? "";
    }
    const button = report.querySelector("[data-switch]");
    if (button && other) {
      button.hidden = false;
      button.onclick = change;
    }
    const form = report.querySelector("[data-filter]");
    if (form && report.querySelector("[data-entry]")) {
      form.hidden = false;
      form.onchange = () => filter(form);
      form.onreset = () => setTimeout(() => {
        for (const quality of report.querySelectorAll("details.quality")) quality.open = false;
        filter(form);
      });
      form.onsubmit = (event) => event.preventDefault();
    }
  };

  const change = () => {
    const from = document.documentElement.lang;
    const opened = [...report.querySelectorAll("details")].map((each) => each.open);
    const chosen = [...report.querySelectorAll("[data-filter] select")].map((each) => each.value);
    const shown = document.createDocumentFragment();
    shown.append(...report.childNodes);
    report.append(other.content);
    other.content.append(shown);
    document.documentElement.lang = other.dataset.lang;
    document.title = other.dataset.title;
    [other.dataset.lang, other.dataset.title, report.dataset.title] = [from, report.dataset.title, other.dataset.title];
    report.querySelectorAll("details").forEach((each, number) => { each.open = opened[number] ?? false; });
    report.querySelectorAll("[data-filter] select").forEach((each, number) => { each.value = chosen[number] ?? ""; });
    prepare();
    if (chosen.some(Boolean)) filter(report.querySelector("[data-filter]"));
    report.querySelector("[data-switch]").focus();
  };

  prepare();
  addEventListener("hashchange", () => openTo(location.hash.slice(1)));
  report.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link) setTimeout(() => openTo(link.hash.slice(1)));
  });
  openTo(location.hash.slice(1));
})();
