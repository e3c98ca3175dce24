// The room that each text has: how much of its lines is cut off, and where they are. Run before and after a change.
/** @param {Library} lib */
(lib) => {
  const MOST = 6000; // texts of one frame
  const NORMAL = 1.2; // of the font size: a line height of `normal` (CSS Inline 3: 1.0 to 1.2)
  const MOST_LINES = 12; // of one text: enough to find what runs into it
  const LINES = new Set(
    "script style noscript template title textarea select option iframe object video audio canvas head".split(" "),
  );
  const clamps = (element) => {
    for (const node of lib.ancestors(element)) {
      const computed = lib.style(node);
      if (computed.textOverflow !== "clip" && computed.overflowX !== "visible") return true;
      if (!/^inline/.test(computed.display)) return false;
    }
    return false;
  };
  const SPACING = ["letter-spacing", "word-spacing", "line-height"];
  const fixed = [];
  // Spacing that a style attribute forces on an element, which no style sheet of a reader's tool overrides.
  const forced = (element, size, rows) => {
    if (!(size > 0) || !/important/i.test(lib.attribute(element, "style"))) return;
    const declared = new CSSStyleSheet();
    declared.replaceSync(`x { ${lib.attribute(element, "style").slice(0, 5000)} }`);
    const [rule] = declared.cssRules;
    const style = declared.cssRules.length === 1 ? rule.style : null;
    for (const property of SPACING) {
      if (!style || style.getPropertyPriority(property) !== "important") continue;
      if (property === "line-height" && rows < 2) continue; // no line to be apart from
      const value = lib.style(element).getPropertyValue(property);
      const px = value === "normal" ? (property === "line-height" ? NORMAL * size : 0) : parseFloat(value);
      fixed.push({ at: lib.at(element), property, em: lib.round(px / size) });
    }
  };
  const sizes = new Map();
  const places = []; // every line that can be seen, and whose it is
  const known = new Map(); // text → its place in the list
  const texts = [];
  const range = document.createRange();
  const windows = new Map(); // scroller → what can be seen of it now
  const windowOf = (scroller) => {
    if (!windows.has(scroller)) windows.set(scroller, lib.unclipped(scroller));
    return windows.get(scroller);
  };
  // A component's text stands where its slot is: that is what cuts it off.
  const textsOf = (element) => {
    if (lib.rootOf(element)) return [];
    const assigned = lib.tag(element) === "slot" ? lib.composedChildren(element) : [];
    const own = assigned.filter((node) => lib.nodeType(node) === 3 && /\S/.test(node.data));
    return own.length ? own : lib.texts(element);
  };
  const boxed = (element) => {
    for (const node of lib.ancestors(element)) if (lib.style(node).display !== "contents") return node;
    return element;
  };
  lib.elements().forEach((element, index) => {
    if (texts.length >= MOST || LINES.has(lib.tag(element)) || element instanceof SVGElement) return;
    let cut = 0,
      size = 0,
      torn = 0;
    const text = { element, size: 0 };
    const lines = [];
    for (const node of textsOf(element)) {
      // A sign of an icon font, which is drawn larger than its box as a rule; a picture, which a count lies on.
      const said = lib.plainText(node.data);
      if (!said || (!/[\p{L}\p{N}]/u.test(said) && /\p{Extended_Pictographic}/u.test(said))) continue;
      if (!size) {
        // Hidden by opacity, clipping or display: its room is nobody's concern.
        if (!lib.painted(element)) return;
        size = parseFloat(lib.style(element).fontSize) || 0;
      }
      range.selectNodeContents(node);
      const scroller = lib.scrollerInside(element);
      for (const rect of range.getClientRects()) {
        if (rect.width < 0.5 || rect.height < 0.5) continue;
        const rest = lib.unclippedInside(element, rect);
        // Off the start of the page, as menus and labels for readers are put: not cut off but hidden.
        const gone = !rest || rest.width <= 1 || rest.height <= 1;
        cut = Math.max(
          cut,
          gone ? 1 : Math.max(1 - rest.height / rect.height, (rect.width - rest.width) / rect.height),
        );
        if (!lib.options.changed) torn = Math.max(torn, lib.torn(element, rect, rest));
        const window = scroller ? windowOf(scroller) : null;
        if (gone || (scroller && !window) || lines.length >= MOST_LINES) continue;
        const seen = scroller
          ? {
              left: Math.max(rest.left, window.left),
              top: Math.max(rest.top, window.top),
              right: Math.min(rest.right, window.right),
              bottom: Math.min(rest.bottom, window.bottom),
            }
          : rest;
        if (seen.right - seen.left < 2 || seen.bottom - seen.top < 2) continue;
        const box = lib.toBox({
          left: seen.left,
          top: seen.top,
          width: seen.right - seen.left,
          height: seen.bottom - seen.top,
        });
        lines.push([box.x, box.y, box.width, box.height]);
        if (!lib.options.changed) places.push({ text, ...seen });
      }
    }
    if (!size) return;
    if (!lib.options.changed && lines.length) forced(element, size, new Set(lines.map(([, y]) => Math.round(y))).size);
    text.size = size;
    if (!lib.options.changed) sizes.set(element, { index, size });
    if (!lib.options.changed) known.set(text, texts.length);
    texts.push({
      index,
      torn: lib.round(Math.min(torn, 99)),
      overlap: 0,
      cut: lib.round(Math.min(cut, 99)),
      lines,
      ellipsis: cut > 0 && clamps(element),
      pinned: Boolean(lib.pinned(element)),
      at: lib.options.changed ? null : lib.at(boxed(element)),
    });
  });
  const free = places.filter(({ text }) => known.has(text) && !lib.pinned(text.element));
  for (const [text, share] of lib.collisions(free)) texts[known.get(text)].overlap = lib.round(Math.min(share, 1));
  // For the narrow screen, in the same world: what has the same share of its width there is sized by the screen.
  if (!lib.options.changed) globalThis.auditorSizes = { sizes, width: innerWidth };
  const root = document.scrollingElement || document.documentElement;
  return { texts, fixed, scroll_width: lib.scrollWidth(root), client_width: lib.clientWidth(root) };
};
