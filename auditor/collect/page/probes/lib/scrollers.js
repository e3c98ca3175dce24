// The boxes that scroll, other than the document, and which part of them can be seen before anybody has scrolled.
/** @param {Library} lib */
(lib) => {
  const all = [];
  const known = new Map(); // element → { index, window }
  const cut = (rect, other) => {
    const left = Math.max(rect.left, other.left),
      top = Math.max(rect.top, other.top);
    const right = Math.min(rect.right, other.right),
      bottom = Math.min(rect.bottom, other.bottom);
    return right - left > 1 && bottom - top > 1
      ? { left, top, right, bottom, width: right - left, height: bottom - top }
      : null;
  };
  const entryOf = (element) => {
    let entry = known.get(element);
    if (!entry) {
      const rest = lib.unclipped(element);
      const around = lib.scroller(element);
      const outside = around ? entryOf(around).window : rest;
      entry = { index: all.length, window: rest && outside ? cut(rest, outside) : null };
      known.set(element, entry);
      all.push(element);
    }
    return entry;
  };
  // What a text is drawn on by the style sheets alone: the nearest opaque colour, as long as nothing on the way up to it
  // is positioned, moved or translucent, or shows a picture. Null where that does not tell.
  const plainly = lib.inherited(null, (behind, node) => {
    const computed = lib.style(node);
    if (computed.backgroundImage !== "none") return null;
    const colour = lib.rgba(computed.backgroundColor);
    if (colour[3] >= 1) return colour.slice(0, 3);
    const moved =
      computed.position !== "static" ||
      computed.transform !== "none" ||
      computed.filter !== "none" ||
      computed.mixBlendMode !== "normal" ||
      computed.float !== "none" ||
      parseFloat(computed.opacity) < 1 ||
      /^-/.test(computed.marginTop) ||
      /^-/.test(computed.marginLeft);
    return moved || colour[3] > 0 ? null : behind;
  });
  return {
    // -1 where all the rects (px of this frame's viewport) of a text in `element` can be seen at once, else the index of
    // the innermost box that must be scrolled to see them.
    awayIn: (element, rects) => {
      const scroller = lib.scrollerInside(element);
      if (!scroller) return -1;
      const { index, window } = entryOf(scroller);
      const inside = (rect) =>
        rect.left >= window.left - 1 &&
        rect.right <= window.right + 1 &&
        rect.top >= window.top - 1 &&
        rect.bottom <= window.bottom + 1;
      return window && rects.every(inside) ? -1 : index;
    },
    plainly,
    scrollers: () =>
      all.map((element) => {
        const { window } = known.get(element);
        return window ? lib.toBox(window) : null;
      }),
    // Scrolls a box by so much from where it was first, without animation, and says by how much it could: CSS px of the
    // top document. lib.scrolled() without arguments brings all back.
    scrolled: (() => {
      const starts = new Map();
      const set = (element, left, top) => lib.scrollTo(element, { left, top, behavior: "instant" });
      return (index, dx = 0, dy = 0) => {
        if (index === undefined) {
          for (const [element, start] of starts) {
            set(element, start.left, start.top);
            if (start.declared === null) lib.removeAttribute(element, "style");
            else lib.inlineStyle(element).cssText = start.declared; // not the attribute: the page may forbid that one (CSP)
          }
          starts.clear();
          return [0, 0];
        }
        const element = all[index];
        if (!starts.has(element)) {
          const declared = lib.hasAttribute(element, "style") ? lib.attribute(element, "style") : null;
          starts.set(element, { left: lib.scrollLeft(element), top: lib.scrollTop(element), declared });
          // Else it snaps to another place when a capture lays the page out anew.
          lib.inlineStyle(element).setProperty("scroll-snap-type", "none", "important");
        }
        const start = starts.get(element);
        const scale = lib.magnification(element) * lib.frameScale;
        set(element, start.left + dx / scale, start.top + dy / scale);
        return [(lib.scrollLeft(element) - start.left) * scale, (lib.scrollTop(element) - start.top) * scale];
      };
    })(),
  };
};
