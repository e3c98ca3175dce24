// Where elements are and whether a person can see them.
(lib) => {
  const styles = new Map();
  const style = (element) => {
    let found = styles.get(element);
    if (!found) styles.set(element, (found = getComputedStyle(element)));
    return found;
  };
  const round = (value) => Math.round(value * 100) / 100;
  const { x: left, y: top } = lib.options.offset;
  // The top frame's offset is its scroll position (the visit scrolls back to the start, pages may not stay there).
  const originX = lib.options.top ? scrollX : left;
  const originY = lib.options.top ? scrollY : top;
  const toBox = (rect) => ({
    x: round(rect.left + originX),
    y: round(rect.top + originY),
    width: round(rect.width),
    height: round(rect.height),
  });

  const opacities = new Map();
  // Product of the opacities of the element and all its ancestors, 0–1.
  const opacity = (element) => {
    if (!element) return 1;
    let value = opacities.get(element);
    if (value === undefined) {
      value = parseFloat(style(element).opacity) * opacity(lib.parent(element));
      opacities.set(element, value);
    }
    return value;
  };

  const CLIPS = new Set(["hidden", "clip"]);
  const isContainingBlock = (computed) =>
    computed.transform !== "none" || computed.filter !== "none" || computed.perspective !== "none" ||
    computed.contain.includes("paint") || computed.contain.includes("layout") || computed.contain === "strict" ||
    computed.contain === "content" || computed.willChange.includes("transform");
  const regions = new Map();
  // What ancestors that hide their overflow leave of an element, as a rectangle of this frame's viewport, or null.
  const clipOf = (element) => {
    if (regions.has(element)) return regions.get(element);
    let region = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
    let position = style(element).position;
    for (let node = lib.parent(element); node; node = lib.parent(node)) {
      const computed = style(node);
      const positioned = computed.position !== "static" || isContainingBlock(computed);
      // An absolutely positioned box is clipped from its containing block upwards, a fixed one from the viewport.
      const applies =
        position === "fixed" ? isContainingBlock(computed) : position === "absolute" ? positioned : true;
      if (!applies) continue;
      position = computed.position;
      if (node === document.body || node === document.documentElement) continue;
      if (CLIPS.has(computed.overflowX) || CLIPS.has(computed.overflowY)) {
        const rect = lib.rect(node);
        if (CLIPS.has(computed.overflowX)) {
          region.left = Math.max(region.left, rect.left);
          region.right = Math.min(region.right, rect.right);
        }
        if (CLIPS.has(computed.overflowY)) {
          region.top = Math.max(region.top, rect.top);
          region.bottom = Math.min(region.bottom, rect.bottom);
        }
      }
    }
    regions.set(element, region);
    return region;
  };
  // The part of a rectangle of `element` that is not cut off by hidden overflow or off the page's start; null if none.
  const unclipped = (element, rect = lib.rect(element)) => {
    const region = clipOf(element);
    const cut = {
      left: Math.max(rect.left, region.left),
      top: Math.max(rect.top, region.top),
      right: Math.min(rect.right, region.right),
      bottom: Math.min(rect.bottom, region.bottom),
    };
    // What lies left of or above the document's origin can't be scrolled to.
    const fixed = style(element).position === "fixed";
    const minLeft = fixed ? 0 : -scrollX;
    const minTop = fixed ? 0 : -scrollY;
    cut.left = Math.max(cut.left, minLeft);
    cut.top = Math.max(cut.top, minTop);
    cut.width = cut.right - cut.left;
    cut.height = cut.bottom - cut.top;
    return cut.width > 0 && cut.height > 0 ? cut : null;
  };
  const hiddenByClip = (element) => {
    for (const node of lib.ancestors(element)) {
      const computed = style(node);
      if (computed.clipPath !== "none" && /^inset\((50%|100%|49|5\d|[6-9]\d%)/.test(computed.clipPath)) return true;
      if (computed.position === "absolute" || computed.position === "fixed") {
        const clip = computed.clip;
        if (clip && clip !== "auto") {
          const [t, r, b, l] = (clip.match(/-?[\d.]+/g) || []).map(Number);
          if (r - l <= 1 && b - t <= 1) return true;
        }
      }
    }
    return false;
  };

  const seen = new Map();
  // Rendered, not transparent, not cut away, at least a pixel: what a sighted person can see (scrolling included).
  const visible = (element) => {
    let value = seen.get(element);
    if (value === undefined) {
      value = (() => {
        if (!element.checkVisibility({ visibilityProperty: true })) return false;
        if (opacity(element) < 0.02) return false;
        const rect = lib.rect(element);
        if (rect.width < 0.5 || rect.height < 0.5) {
          // An inline element around a block or a float has an empty box of its own.
          const rects = [...lib.rects(element)].filter((r) => r.width >= 0.5 && r.height >= 0.5);
          if (!rects.length) return false;
        }
        const rest = unclipped(element);
        if (!rest || (rest.width <= 1 && rest.height <= 1)) return false;
        return !hiddenByClip(element);
      })();
      seen.set(element, value);
    }
    return value;
  };

  return {
    style,
    opacity,
    unclipped,
    visible,
    round,
    toBox,
    originX,
    originY,
    // The border box in CSS px of the top document.
    box: (element) => toBox(lib.rect(element)),
    // Some part of it is inside the first screen of the top document.
    inFirstScreen: (element) => {
      const rest = visible(element) ? unclipped(element) : null;
      if (!rest) return false;
      const { width, height } = lib.options.viewport;
      const x = rest.left + originX;
      const y = rest.top + originY;
      return x < width && y < height && x + rest.width > 0 && y + rest.height > 0;
    },
    // The nearest ancestor (or the element) that is fixed or sticky, or null.
    pinned: (element) => {
      for (const node of lib.ancestors(element)) {
        const position = style(node).position;
        if (position === "fixed" || position === "sticky") return node;
      }
      return null;
    },
  };
}
