// Switches the language, filters the findings, opens what a link leads to. The report is complete without it.
"use strict";
(() => {
  const report = document.getElementById("report");
  const other = document.getElementById("other");
  const sources = new Map();

  // What is folded stands in noscript elements: text to a browser that runs scripts, so that a report of thousands of elements
  // opens as quickly as its first screen, and the report itself to one that does not.
  const unfold = (root) => {
    for (const folded of root.querySelectorAll("noscript")) {
      const parsed = document.createElement("template");
      parsed.innerHTML = folded.textContent;
      folded.replaceWith(parsed.content);
    }
  };

  const picture = (root) => {
    for (const image of root.querySelectorAll("img[data-picture][src]")) sources.set(image.dataset.picture, image.src);
    for (const image of root.querySelectorAll("img[data-picture]:not([src])")) {
      image.src = sources.get(image.dataset.picture) ?? "";
    }
  };

  const openTo = (id) => {
    if (!id) return;
    if (!document.getElementById(id)) unfold(report);
    const target = document.getElementById(id);
    if (!target) return;
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    target.closest("details")?.scrollIntoView();
  };

  const filter = (form) => {
    unfold(report);
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
    const button = report.querySelector("[data-switch]");
    if (button && other) {
      button.hidden = false;
      button.onclick = change;
    }
    const form = report.querySelector("[data-filter]");
    if (form && form.dataset.filter) {
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
    for (const root of [report, other.content]) unfold(root);
    picture(report);
    picture(other.content);
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
  report.addEventListener("toggle", (event) => unfold(event.target), true);
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "f") unfold(report); // so that all of it can be found
  });
  report.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link) setTimeout(() => openTo(link.hash.slice(1)));
  });
  openTo(location.hash.slice(1));
})();
