// A CSS selector that finds exactly this element in its document; " >>> " leads into a frame or a shadow root.
/** @param {Library} lib */
(lib) => {
  const idCounts = new Map();
  const counted = (root) => {
    let counts = idCounts.get(root);
    if (!counts) {
      idCounts.set(root, (counts = new Map()));
      for (const element of lib.querySelectorAll(root, "[id]")) {
        const id = lib.id(element);
        counts.set(id, (counts.get(id) || 0) + 1);
      }
    }
    return counts;
  };
  // Ids with long numbers or punctuation tend to be generated anew for each load.
  const stable = (id) => /^[A-Za-z][\w-]{0,60}$/.test(id) && !/\d{4}/.test(id);
  const positions = new Map();
  const step = (element) => {
    const parent = lib.parentNode(element);
    const name = CSS.escape(lib.tag(element));
    if (!parent) return name;
    let known = positions.get(parent);
    if (!known) {
      positions.set(parent, (known = { index: new Map(), totals: new Map() }));
      for (const child of lib.childNodes(parent)) {
        if (lib.nodeType(child) !== 1) continue;
        const tag = lib.tag(child);
        const nth = (known.totals.get(tag) || 0) + 1;
        known.totals.set(tag, nth);
        known.index.set(child, nth);
      }
    }
    return known.totals.get(lib.tag(element)) > 1 ? `${name}:nth-of-type(${known.index.get(element)})` : name;
  };
  const paths = new Map();
  const path = (element) => {
    let found = paths.get(element);
    if (found !== undefined) return found;
    const root = lib.getRootNode(element);
    const id = lib.id(element);
    const parent = lib.parentNode(element);
    if (typeof id === "string" && stable(id) && counted(root).get(id) === 1) found = `#${CSS.escape(id)}`;
    else if (parent && lib.nodeType(parent) === 1) found = `${path(parent)} > ${step(element)}`;
    else if (root === document || element === document.documentElement) found = step(element);
    else found = `:host > ${step(element)}`;
    paths.set(element, found);
    return found;
  };
  const selector = (element) => {
    const root = lib.getRootNode(element);
    const own = path(element);
    if (root !== document && root.host) return `${selector(root.host)} >>> ${own.replace(/^:host > /, "")}`;
    return own;
  };
  return {
    // `max` keeps a hostile nesting of thousands of elements from filling the report.
    selector: (element) => lib.text((lib.options.frame ? `${lib.options.frame} >>> ` : "") + selector(element), 1500),
    at: (element) => ({ selector: lib.selector(element), html: lib.html(element), box: lib.box(element) }),
  };
};
