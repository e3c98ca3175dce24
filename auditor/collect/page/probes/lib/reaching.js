// The text, fields and buttons that lie beyond the edge of the screen where only a scroll sideways brings them into view.
/** @param {Library} lib */
(lib) => {
  const MOST_NODES = 50000;
  const NEAR = 4; // levels above a label: a chart's drawing stands in the same box
  const DRAWING = 0.4; // of that box
  const FIELDS = new Set(["input", "select", "textarea", "button"]);
  const UNREAD = new Set(
    "script style noscript template title head iframe object embed svg canvas video audio marquee option optgroup datalist".split(
      " ",
    ),
  );
  // What needs two dimensions for its use or meaning (WCAG 1.4.10).
  const PLANE = new Set("table pre code samp kbd math".split(" "));
  const PLANE_ROLES = /^(table|grid|treegrid|math|img)$/i;
  const passedOver = (element, style) =>
    UNREAD.has(lib.tag(element)) ||
    PLANE.has(lib.tag(element)) ||
    PLANE_ROLES.test(lib.attribute(element, "role")) ||
    lib.attribute(element, "aria-hidden") === "true" ||
    lib.hasAttribute(element, "inert") ||
    style.display === "none" ||
    style.position === "fixed" ||
    ["auto", "scroll"].includes(style.overflowX) ||
    lib.isNamedCarousel(element);
  // Placed beside the page: a closed menu, the next slide.
  const aside = (element, style, beyond) => {
    const placed = style.position === "absolute" || style.transform !== "none" || style.translate !== "none";
    const rect = placed ? lib.rect(element) : null;
    return Boolean(rect) && beyond(rect) >= Math.max(1, rect.width);
  };
  // A label of a chart, whose drawing fills most of a box around both.
  const labelsDrawing = (element) => {
    let node = element;
    for (let level = 0; node && level < NEAR; level++, node = lib.parent(node)) {
      const box = lib.rect(node);
      for (const drawing of lib.querySelectorAll(node, "canvas, svg")) {
        const rect = lib.rect(drawing);
        if (rect.width >= 100 && rect.height >= 60 && rect.width * rect.height >= DRAWING * box.width * box.height)
          return true;
      }
    }
    return false;
  };
  // Of a link its words count, and its box alone where it shows a sign: a block is as wide as its parent, and a link
  // around a picture as that.
  const isSign = (link) =>
    !lib.words(link, 1, false) && lib.rect(link).width < lib.clientWidth(document.documentElement) / 2;
  const range = document.createRange();
  return {
    // Element → by how many px its own text, or it itself, reaches beyond. `beyond` tells it of a rectangle.
    reaching: (beyond) => {
      const found = new Map();
      const note = (element, rect) => {
        const by = rect ? beyond(rect) : 0;
        if (by >= 1 && lib.painted(element) && !labelsDrawing(element))
          found.set(element, Math.max(by, found.get(element) ?? 0));
      };
      const stack = document.body ? [document.body] : [];
      for (let count = 0; stack.length && count < MOST_NODES; count++) {
        const element = stack.pop();
        const style = lib.style(element);
        if (passedOver(element, style) || aside(element, style, beyond)) continue;
        const control = FIELDS.has(lib.tag(element))
          ? lib.attribute(element, "type") !== "hidden"
          : lib.matches(element, "a[href],[role=button]");
        if (control && (lib.tag(element) !== "a" || isSign(element))) note(element, lib.unclipped(element));
        for (const child of lib.composedChildren(element)) {
          if (lib.nodeType(child) === 1) stack.push(child);
          if (lib.nodeType(child) !== 3 || !/\S/.test(child.data)) continue;
          range.selectNodeContents(child);
          for (const rect of range.getClientRects())
            if (rect.width >= 1 && beyond(rect) >= 1) note(element, lib.unclippedInside(element, rect));
        }
      }
      return found;
    },
  };
};
