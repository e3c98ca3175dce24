// Where on the screen a tap may meet what is pinned there. To try a point costs as much as the page is large, and most
// points of most pages lie under nothing: those need not be tried.
/** @param {Library} lib */
(lib) => {
  const MARGIN = 48; // CSS px: markers of lists and what else hangs out of a box
  const MOST = 3000; // elements of one that are looked at
  const MANY = 40; // pinned elements: then trying is cheaper
  const EVERYWHERE = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
  // Generated content is no element; where it is placed, its place is known, unless it is fixed.
  const generated = (element) => {
    const found = [];
    for (const which of ["::before", "::after"]) {
      const content = lib.content(element, which);
      if (content === "none" || content === "normal") continue;
      const { position, display } = getComputedStyle(element, which);
      if (display === "none" || (position !== "absolute" && position !== "fixed")) continue;
      const placed = position === "absolute" ? lib.pseudoRect(element, which) : null;
      found.push(placed ? placed.rect : EVERYWHERE);
    }
    return found;
  };
  const grown = (region, rect) => ({
    left: Math.min(region.left, rect.left - MARGIN),
    top: Math.min(region.top, rect.top - MARGIN),
    right: Math.max(region.right, rect.right + MARGIN),
    bottom: Math.max(region.bottom, rect.bottom + MARGIN),
  });
  // The box around an element and all in it, with what overflows them.
  const regionOf = (root) => {
    let region = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    const stack = [root];
    for (let count = 0; stack.length; count++) {
      const element = stack.pop();
      if (count > MOST || lib.onTop(element)) return EVERYWHERE; // the backdrop is met as well
      const { left, top, right, bottom } = lib.rect(element);
      const width = lib.scrollWidth(element),
        height = lib.scrollHeight(element);
      region = grown(region, {
        left: Math.min(left, right - width),
        top,
        right: Math.max(right, left + width),
        bottom: Math.max(bottom, top + height),
      });
      for (const rect of generated(element)) region = grown(region, rect);
      for (const child of lib.composedChildren(element)) if (lib.nodeType(child) === 1) stack.push(child);
    }
    return region;
  };
  const inside = (region, x, y) => x >= region.left && x <= region.right && y >= region.top && y <= region.bottom;
  let pinned = null;
  const pinnedRegions = () => {
    const all = lib.elements().filter((element) => /fixed|sticky/.test(lib.style(element).position));
    return all.length > MANY ? [EVERYWHERE] : all.map(regionOf);
  };
  return {
    // Whether a tap at a point of this frame's viewport may meet something in one of the regions; of roots that are given
    // once, as the page stands now.
    meeting: (roots) => {
      const regions = roots.length > MANY ? [EVERYWHERE] : roots.map(regionOf);
      return (x, y) => regions.some((region) => inside(region, x, y));
    },
    // The same for whatever is fixed or sticky. Nothing must have been scrolled since the first question.
    mayMeetPinned: (x, y) => (pinned ??= pinnedRegions()).some((region) => inside(region, x, y)),
  };
};
