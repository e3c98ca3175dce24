/** @param {Unclobbered} dom */
(dom) => {
  // Observed in the isolated world: a page can't replace what is asked there.
  const { localName, id: idOf } = dom;

  // Buffered entries are there as soon as one observes; those that did not fit into the buffer are lost, so that one
  // that is full tells nothing certain (https://w3c.github.io/timing-entrytypes-registry/).
  const BUFFER = { "largest-contentful-paint": 150, "layout-shift": 150 };
  const entries = (type) => {
    if (!PerformanceObserver.supportedEntryTypes.includes(type)) return null;
    const observer = new PerformanceObserver(() => {});
    observer.observe({ type, buffered: true });
    const found = observer.takeRecords();
    observer.disconnect();
    return found.length < (BUFFER[type] || Infinity) ? found : null;
  };
  const [paints, lcps, shifts, tasks] = ["paint", "largest-contentful-paint", "layout-shift", "longtask"].map(entries);
  const round = (value) => (Number.isFinite(value) ? Math.round(value * 10) / 10 : null);
  const describe = (node) => {
    if (!(node instanceof Element)) return "";
    const one = (element) => localName(element) + (idOf(element) ? `#${idOf(element)}` : "");
    const parent = dom.parentNode(node) instanceof Element ? dom.parentNode(node) : null;
    return (idOf(node) || !parent ? one(node) : `${one(parent)} > ${localName(node)}`).slice(0, 200);
  };
  // web.dev's CLS: the largest session window, at most 5 s long, with gaps of less than 1 s. Shifts soon after input
  // would not count, but there was none yet: Chromium sets hadRecentInput after every change of the viewport too, and
  // emulating a phone is one, so that all shifts of the first half second carry it (crbug.com/1094974).
  const windowOf = (list) => {
    let largest = { sum: 0, shifts: [] };
    let current = { sum: 0, shifts: [] };
    for (const shift of list) {
      const inside = current.shifts;
      const last = inside[inside.length - 1];
      if (!(last && shift.startTime - last.startTime < 1000 && shift.startTime - inside[0].startTime < 5000)) {
        current = { sum: 0, shifts: [] };
      }
      current.sum += shift.value;
      current.shifts.push(shift);
      if (current.sum > largest.sum) largest = current;
    }
    return largest;
  };
  const worst = shifts ? windowOf(shifts) : null;
  const sources = new Map();
  for (const shift of worst ? worst.shifts : []) {
    for (const source of shift.sources || []) {
      const name = describe(source.node);
      if (name) sources.set(name, (sources.get(name) || 0) + shift.value);
    }
  }
  const navigation = performance.getEntriesByType("navigation")[0];
  const fcp = (paints || []).find((entry) => entry.name === "first-contentful-paint");
  const lcp = lcps && lcps.length ? lcps[lcps.length - 1] : null;
  const since = (value) => (navigation && value > 0 ? round(value) : null); // 0: not yet
  return JSON.stringify(
    {
      ttfb: since(navigation && navigation.responseStart),
      fcp: fcp ? round(fcp.startTime) : null,
      lcp: lcp ? round(lcp.startTime) : null,
      lcp_selector: lcp ? describe(lcp.element) : "",
      lcp_url: lcp && lcp.url ? lcp.url.slice(0, 500) : "",
      cls: worst === null ? null : Math.round(worst.sum * 10000) / 10000,
      cls_selectors: [...sources]
        .sort((a, b) => b[1] - a[1])
        .slice(0, 5)
        .map(([name]) => name),
      dom_content_loaded: since(navigation && navigation.domContentLoadedEventEnd),
      load: since(navigation && navigation.loadEventEnd),
      long_tasks: tasks ? tasks.map((task) => [round(task.startTime), round(task.duration)]) : null,
    },
    (key, value) => (typeof value === "string" ? value.toWellFormed().replaceAll("\u0000", "") : value),
  );
};
