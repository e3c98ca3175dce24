// The viewport: what the page asks for, how wide it is laid out, how wide it is, and what makes it wider.
/** @param {Library} lib */
(lib) => {
  const MOST = 5; // elements that stick out and are named
  const root =
    document.compatMode === "BackCompat" ? document.scrollingElement || document.body : document.documentElement;
  const metas = [];
  for (const element of lib.elements()) {
    if (lib.tag(element) !== "meta" || lib.attribute(element, "name").toLowerCase() !== "viewport") continue;
    if (!lib.hasAttribute(element, "content")) continue;
    metas.push({ at: { ...lib.at(element), box: null }, content: lib.text(lib.attribute(element, "content"), 500) });
  }
  const clientWidth = root ? lib.clientWidth(root) : 0;
  const scrollWidth = root ? lib.scrollWidth(root) : 0;
  const rtl = document.documentElement ? lib.style(document.documentElement).direction === "rtl" : false;

  // px by which a rectangle reaches over the edge that the page can be scrolled past.
  const beyond = (rect) => (rtl ? -(rect.left + scrollX) : rect.right + scrollX - clientWidth);
  const REPLACED = new Set([
    "img",
    "video",
    "iframe",
    "canvas",
    "svg",
    "input",
    "select",
    "textarea",
    "object",
    "embed",
  ]);
  // Whether a width that is set makes the element `width` px wide. Of its parent's width it takes a part, unless it is
  // the outermost element that sticks out: then its parent does not, and whatever it computes from it is too much.
  const sets = (element, property, width, outermost) => {
    const value = lib.computedStyleMap(element).get(property);
    if (value instanceof CSSUnitValue)
      return value.unit === "percent" ? value.value > 100 : value.value >= Math.min(width, clientWidth);
    return outermost && value instanceof CSSMathValue;
  };
  // Whether the element is as wide as it is by its own making, and not because of what is inside it.
  const ownMaking = (element, rect, outermost) => {
    if (rect.width <= clientWidth + 0.5 || REPLACED.has(lib.tag(element))) return true; // displaced, or nothing inside
    const computed = lib.style(element);
    if (parseFloat(computed.marginLeft) < 0 || parseFloat(computed.marginRight) < 0) return true;
    const width = rect.width / lib.magnification(element) - 1;
    if (width <= clientWidth) return true; // enlarged
    return sets(element, "width", width, outermost) || sets(element, "min-width", width, outermost);
  };
  const stickingOut = () => {
    const out = new Map();
    for (const element of lib.elements()) {
      if (element === document.documentElement || element === document.body) continue;
      const rect = lib.rect(element);
      if (beyond(rect) < 0.5 || lib.scroller(element)) continue;
      const rest = lib.unclipped(element, rect);
      if (rest && beyond(rest) >= 0.5) out.set(element, { rect, by: beyond(rest) });
    }
    // What is fixed does not make the page wider: it is laid out on what the rest has made of it.
    const isFixed = (element) => [...lib.ancestors(element)].some((node) => lib.style(node).position === "fixed");
    const all = [...out.keys()].filter((element) => !out.has(lib.parent(element)));
    const tops = all.some((element) => !isFixed(element)) ? all.filter((element) => !isFixed(element)) : all;
    tops.sort((a, b) => out.get(b).by - out.get(a).by); // stable: document order among equals
    return tops.slice(0, MOST).map((top) => ({ at: lib.at(culprit(top, out)), by: lib.round(out.get(top).by) }));
  };
  // What in an element that sticks out makes it do so.
  const culprit = (top, out) => {
    let element = top;
    while (!ownMaking(element, out.get(element).rect, element === top)) {
      const inside = lib.composedChildren(element).filter((child) => out.has(child));
      if (!inside.length) break;
      element = inside.reduce((most, child) => (out.get(child).by > out.get(most).by ? child : most));
    }
    return element;
  };
  // What sticks out with text, fields or buttons in it, by how far those reach.
  const reachingOut = () => {
    const reaching = lib.reaching(beyond);
    const tops = new Map();
    for (const [element, by] of reaching) {
      let top = element;
      for (const node of lib.ancestors(element)) {
        if (node !== document.body && node !== document.documentElement && beyond(lib.rect(node)) >= 0.5) top = node;
      }
      const known = tops.get(top);
      if (!known || known.by < by) tops.set(top, { element, by });
    }
    return [...tops]
      .sort((a, b) => b[1].by - a[1].by)
      .slice(0, MOST)
      .map(([top, { element, by }]) => {
        // Of the box and all that it holds, what is as wide by its own making; else the text that is cut.
        const out = new Map(
          [...lib.ancestors(element)]
            .filter((node) => lib.contains(top, node))
            .map((node) => [node, { rect: lib.rect(node), by: beyond(lib.rect(node)) }]),
        );
        for (const [node, each] of out) if (each.by < 0.5) out.delete(node);
        return { at: lib.at(out.has(top) ? culprit(top, out) : element), by: lib.round(by) };
      });
  };
  // Text and generated content can stick out of a box that does not: the innermost box that says it overflows.
  const overflowing = () => {
    let found = null;
    for (let element = document.body; element;) {
      const wide = (child) =>
        lib.nodeType(child) === 1 &&
        lib.style(child).overflowX === "visible" &&
        lib.clientWidth(child) > 0 &&
        beyond({
          left: lib.rect(child).right - lib.scrollWidth(child),
          right: lib.rect(child).left + lib.scrollWidth(child),
        }) >= 0.5;
      const next = lib.composedChildren(element).find(wide);
      if (next) found = next;
      element = next;
    }
    return found ? [{ at: lib.at(found), by: lib.round(Math.max(scrollWidth, innerWidth) - clientWidth) }] : [];
  };
  const SAME = 0.005; // of the ratio of two sizes: what a media query changes meets it by chance at most
  const following = () => {
    const { sizes, width } = lib.kept("auditorSizes") || { sizes: new Map(), width: innerWidth };
    const ratio = lib.clientWidth(document.documentElement) / width;
    if (ratio > 1 - 10 * SAME) return [];
    const same = ([element, { size }]) =>
      lib.isConnected(element) && Math.abs(parseFloat(lib.style(element).fontSize) / size / ratio - 1) <= SAME;
    return [...sizes].filter(same).map(([, { index }]) => index);
  };
  const wider = lib.options.top && Math.max(scrollWidth, innerWidth) > clientWidth;
  let sticking = wider ? stickingOut() : [];
  if (wider && !sticking.length) sticking = overflowing();
  return {
    metas,
    page_scale: lib.options.top && window.visualViewport ? visualViewport.scale : 1,
    client_width: clientWidth,
    scroll_width: scrollWidth,
    inner_width: innerWidth,
    overflow_x: lib.viewportOverflow(),
    sticking_out: sticking,
    reaching: lib.options.top && lib.options.changed ? (wider ? reachingOut() : []) : null,
    following: lib.options.top && lib.options.changed ? following() : null,
    cut_off: lib.options.top ? lib.cutOff() : [],
  };
};
