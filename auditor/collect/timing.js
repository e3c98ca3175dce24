async () => {
  // Buffered entries reach an observer in a task of their own, even if there are none.
  const entries = (type) => new Promise((resolve) => {
    if (!PerformanceObserver.supportedEntryTypes.includes(type)) return resolve(null);
    const found = [];
    const observer = new PerformanceObserver((list) => found.push(...list.getEntries()));
    observer.observe({ type, buffered: true });
    setTimeout(() => {
      found.push(...observer.takeRecords());
      observer.disconnect();
      resolve(found);
    }, 0);
  });
  const [paints, lcps, shifts, tasks] = await Promise.all(
    ["paint", "largest-contentful-paint", "layout-shift", "longtask"].map(entries)
  );
  const round = (value) => (Number.isFinite(value) ? Math.round(value * 10) / 10 : null);
  const describe = (node) => {
    if (!(node instanceof Element)) return "";
    const id = node.getAttribute("id");
    const name = node.localName + (id ? `#${id}` : "");
    const parent = node.parentElement;
    return id || !parent ? name : `${parent.localName}${parent.getAttribute("id") ? "#" + parent.getAttribute("id") : ""} > ${name}`;
  };
  // web.dev's CLS: the largest session window, at most 5 s long, with gaps of less than 1 s; input excluded.
  let cls = null;
  const sources = new Map();
  if (shifts) {
    cls = 0;
    let sum = 0, first = 0, last = 0;
    for (const shift of shifts) {
      if (shift.hadRecentInput) continue;
      if (sum && shift.startTime - last < 1000 && shift.startTime - first < 5000) sum += shift.value;
      else { sum = shift.value; first = shift.startTime; }
      last = shift.startTime;
      cls = Math.max(cls, sum);
      for (const source of shift.sources || []) {
        const name = describe(source.node);
        if (name) sources.set(name, (sources.get(name) || 0) + shift.value);
      }
    }
  }
  const navigation = performance.getEntriesByType("navigation")[0];
  const fcp = (paints || []).find((entry) => entry.name === "first-contentful-paint");
  const lcp = lcps && lcps.length ? lcps[lcps.length - 1] : null;
  return JSON.stringify({
    ttfb: navigation && navigation.responseStart > 0 ? round(navigation.responseStart) : null,
    fcp: fcp ? round(fcp.startTime) : null,
    lcp: lcp ? round(lcp.startTime) : null,
    lcp_selector: lcp ? describe(lcp.element).slice(0, 200) : "",
    lcp_url: lcp && lcp.url ? lcp.url.slice(0, 500) : "",
    cls: cls === null ? null : Math.round(cls * 10000) / 10000,
    cls_selectors: [...sources].sort((a, b) => b[1] - a[1]).slice(0, 5).map(([name]) => name.slice(0, 200)),
    dom_content_loaded: navigation ? round(navigation.domContentLoadedEventEnd) : null,
    load: navigation ? round(navigation.loadEventEnd) : null,
    long_tasks: tasks ? tasks.map((task) => [round(task.startTime), round(task.duration)]) : null,
  }, (key, value) => (typeof value === "string" ? value.toWellFormed().replaceAll("\u0000", "") : value));
}
