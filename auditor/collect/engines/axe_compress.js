// axe's results as one JSON string: an entry for each element that a rule looked at, named as our own evidence names it.
(results) => {
  const lib = globalThis.auditorLibrary;
  const OUTCOMES = { violations: "failed", incomplete: "incomplete", passes: "passed" };
  const plain = (data) => {
    const out = {};
    for (const [name, value] of Object.entries(data && typeof data === "object" && !Array.isArray(data) ? data : {})) {
      if (typeof value === "number" && Number.isFinite(value)) out[name] = value;
      else if (typeof value === "boolean") out[name] = value;
      else if (typeof value === "string") out[name] = lib.text(value, 100);
    }
    return out;
  };
  const nodes = [];
  for (const [list, outcome] of Object.entries(OUTCOMES)) {
    for (const rule of results[list] || []) {
      // What passes is of use only where our own verdict can be compared with it.
      if (outcome === "passed" && rule.id !== "color-contrast" && rule.id !== "target-size") continue;
      for (const node of rule.nodes) {
        const element = node.element;
        if (!element || lib.getRootNode(element, { composed: true }) !== document) continue;
        const checks = [...node.any, ...node.all, ...node.none];
        const telling = checks.find((check) => check.data) || checks[0];
        const entry = { rule: rule.id, outcome, selector: lib.selector(element), data: plain(telling && telling.data) };
        if (outcome !== "passed") {
          entry.html = lib.html(element);
          entry.box = lib.box(element);
          entry.message = lib.text(telling ? telling.message : "", 300);
        }
        nodes.push(entry);
      }
    }
  }
  return JSON.stringify({ version: results.testEngine.version, nodes });
};
