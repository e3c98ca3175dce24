// Where elements are and whether a person can see them.
/** @param {Library} lib */
(lib) => {
  const styles = new Map();
  const style = (element) => {
    let found = styles.get(element);
    if (!found) styles.set(element, (found = getComputedStyle(element)));
    return found;
  };
  // The computed `content` of generated content. To ask for it costs as much as a style; names, texts and drawings all do.
  const contents = { "::before": new Map(), "::after": new Map() };
  const content = (element, which) => {
    if (!lib.still()) return getComputedStyle(element, which).content;
    let found = contents[which].get(element);
    if (found === undefined) contents[which].set(element, (found = getComputedStyle(element, which).content));
    return found;
  };
  const round = (value) => Math.round(value * 100) / 100;
  const { x: left, y: top } = lib.options.offset;
  // The top frame's offset is its scroll position (the visit scrolls back to the start, pages may not stay there).
  const originX = lib.options.top ? scrollX : left;
  const originY = lib.options.top ? scrollY : top;
  // Px of the top document for one of this frame: not 1 where an ancestor of the frame's element is scaled.
  const frameScale = lib.options.scale ?? 1;
  const toBox = (rect) => ({
    x: round(rect.left * frameScale + originX),
    y: round(rect.top * frameScale + originY),
    width: round(rect.width * frameScale),
    height: round(rect.height * frameScale),
  });

  // A value that each element makes from its parent's: kept, and worked out from the top, however deep the tree.
  const inherited = (initial, derive) => {
    const known = new Map();
    return (element) => {
      const chain = [];
      let node = element;
      for (; node && !known.has(node); node = lib.parent(node)) chain.push(node);
      let value = node ? known.get(node) : initial;
      while (chain.length) {
        node = chain.pop();
        value = derive(value, node);
        known.set(node, value);
      }
      return value;
    };
  };
  // Of `filter: opacity(…)`, which computes to a number; of several the product.
  const filtered = (filter) =>
    [...filter.matchAll(/\bopacity\(([\d.]+)\)/g)].reduce((product, [, part]) => product * Number(part), 1);
  // Product of the opacities of the element and all its ancestors, 0–1.
  const opacity = inherited(1, (value, node) => {
    const { opacity: own, filter } = style(node);
    return value * parseFloat(own) * (filter === "none" ? 1 : filtered(filter));
  });

  const FAINT = 0.02; // of opacity: what is drawn with less nobody sees
  const CLIPS = new Set(["hidden", "clip"]);
  const SCROLLS = new Set(["auto", "scroll"]);
  const isContainingBlock = (computed) =>
    computed.transform !== "none" ||
    computed.filter !== "none" ||
    computed.perspective !== "none" ||
    computed.contain.includes("paint") ||
    computed.contain.includes("layout") ||
    computed.contain === "strict" ||
    computed.contain === "content" ||
    computed.willChange.includes("transform") ||
    computed.translate !== "none" ||
    computed.scale !== "none" ||
    computed.rotate !== "none";
  // CSS Overflow 3, 3.3: the viewport takes its overflow from the root element or, where that has none, from body.
  const overflowing = () => {
    const root = document.documentElement;
    const body = document.body;
    const none = (element) => style(element).overflowX === "visible" && style(element).overflowY === "visible";
    return root && body && none(root) && !none(body) && lib.parent(body) === root ? body : root;
  };
  let viewportOwner;
  const ownerOfViewport = () => (viewportOwner === undefined ? (viewportOwner = overflowing()) : viewportOwner);
  // Where boxes of the document can be seen after all the scrolling a person can do.
  const ofDocument = () => {
    const owner = ownerOfViewport();
    const root = document.documentElement;
    const region = { left: -scrollX, top: -scrollY, right: Infinity, bottom: Infinity };
    if (!owner) return region;
    const computed = style(owner);
    // innerWidth exceeds clientWidth where a touch screen lets the reader zoom out or pan to a wider layout.
    if (CLIPS.has(computed.overflowX)) region.right = Math.max(lib.clientWidth(root), innerWidth) - scrollX;
    if (CLIPS.has(computed.overflowY)) region.bottom = Math.max(lib.clientHeight(root), innerHeight) - scrollY;
    if (style(root).direction === "rtl") {
      region.right = lib.clientWidth(root) - scrollX;
      region.left = CLIPS.has(computed.overflowX)
        ? region.right - Math.max(lib.clientWidth(root), innerWidth)
        : -Infinity;
    }
    return region;
  };
  const outer = new Map(); // element → where its own box can be seen
  const inner = new Map(); // element → where the boxes inside it can be seen
  const outerOf = (element) => {
    const position = style(element).position;
    let node = lib.parent(element);
    if (position === "absolute" || position === "fixed") {
      // Clipped from its containing block upwards, a fixed one by the viewport.
      while (
        node &&
        !((position === "absolute" && style(node).position !== "static") || isContainingBlock(style(node)))
      ) {
        node = lib.parent(node);
      }
      if (!node && position === "fixed") {
        const root = document.documentElement;
        return {
          left: 0,
          top: 0,
          right: Math.max(lib.clientWidth(root), innerWidth),
          bottom: Math.max(lib.clientHeight(root), innerHeight),
        };
      }
    }
    return node ? inner.get(node) : ofDocument();
  };
  const cut = (rect, region) => {
    const rest = {
      left: Math.max(rect.left, region.left),
      top: Math.max(rect.top, region.top),
      right: Math.min(rect.right, region.right),
      bottom: Math.min(rect.bottom, region.bottom),
    };
    rest.width = rest.right - rest.left;
    rest.height = rest.bottom - rest.top;
    return rest.width > 0 && rest.height > 0 ? rest : null;
  };
  const EMPTY = { left: 0, top: 0, right: 0, bottom: 0 };
  const innerOf = (element, own) => {
    if (own === EMPTY || element === ownerOfViewport()) return own;
    const computed = style(element);
    const paints =
      computed.contain.includes("paint") || computed.contain === "strict" || computed.contain === "content";
    if (computed.overflowX === "visible" && computed.overflowY === "visible" && !paints) return own;
    if (computed.display === "inline" || computed.display === "contents") return own;
    const rect = lib.rect(element);
    const scrolls = SCROLLS.has(computed.overflowX) || SCROLLS.has(computed.overflowY);
    if (scrolls && !cut(rect, own)) return EMPTY; // a scroller that can't be seen shows nothing
    const region = { ...own };
    if (scrolls) region.scroller = element;
    if (SCROLLS.has(computed.overflowX)) {
      const start = computed.direction === "rtl";
      region.left = start ? -Infinity : rect.left - lib.scrollLeft(element);
      region.right = start ? rect.right - lib.scrollLeft(element) : Infinity;
    } else if (paints || CLIPS.has(computed.overflowX)) {
      region.left = Math.max(region.left, rect.left);
      region.right = Math.min(region.right, rect.right);
    }
    if (SCROLLS.has(computed.overflowY)) {
      region.top = rect.top - lib.scrollTop(element);
      region.bottom = Infinity;
    } else if (paints || CLIPS.has(computed.overflowY)) {
      region.top = Math.max(region.top, rect.top);
      region.bottom = Math.min(region.bottom, rect.bottom);
    }
    return region;
  };
  const regionsOf = (element) => {
    const chain = [];
    for (let node = element; node && !outer.has(node); node = lib.parent(node)) chain.push(node);
    while (chain.length) {
      const node = chain.pop();
      const own = outerOf(node);
      outer.set(node, own);
      inner.set(node, innerOf(node, own));
    }
  };
  // The part of a rectangle of `element` that a person can see, after scrolling what scrolls: not cut off by hidden
  // overflow, not off the page's start, not off the screen where it is fixed. Null if none.
  const unclipped = (element, rect = lib.rect(element)) => {
    regionsOf(element);
    return cut(rect, outer.get(element));
  };
  // The same for a rectangle of something inside `element`, a line of its text for example.
  const unclippedInside = (element, rect) => {
    regionsOf(element);
    return cut(rect, inner.get(element));
  };
  // The innermost element, other than the document, that an element's box scrolls in, or null.
  const scroller = (element) => {
    regionsOf(element);
    return outer.get(element).scroller ?? null;
  };
  // The innermost element, other than the document, that the content of an element scrolls in, or null.
  const scrollerInside = (element) => {
    regionsOf(element);
    return inner.get(element).scroller ?? null;
  };
  const cutAway = (node) => {
    const computed = style(node);
    if (
      computed.clipPath !== "none" &&
      /^(inset\((50%|100%|49|5\d|[6-9]\d%)|(circle|ellipse)\(0(px|%)?[ )])/.test(computed.clipPath)
    ) {
      return true;
    }
    if (computed.position !== "absolute" && computed.position !== "fixed") return false;
    const clip = computed.clip;
    if (!clip || clip === "auto") return false;
    const [t, r, b, l] = (clip.match(/-?[\d.]+/g) || []).map(Number);
    return r - l <= 1 && b - t <= 1;
  };
  // Cut away by `clip` or `clip-path`, of its own or of an ancestor.
  const hiddenByClip = inherited(false, (value, node) => value || cutAway(node));

  // Drawn, neither transparent nor cut away. What has no box of its own but passes its children on (`display: contents`,
  // as every slot has) is drawn as what is around it.
  const drawn = new Map();
  const painted = (element) => {
    let value = drawn.get(element);
    if (value === undefined) {
      const computed = style(element);
      const around = computed.display === "contents" ? lib.parent(element) : null;
      value = around
        ? painted(around) && computed.visibility === "visible"
        : lib.rendered(element) && opacity(element) >= FAINT && !hiddenByClip(element);
      drawn.set(element, value);
    }
    return value;
  };
  const seen = new Map();
  // Painted, with at least a pixel of it where a person can get: what one can see, scrolling included.
  const visible = (element) => {
    let value = seen.get(element);
    if (value === undefined) {
      value = (() => {
        if (!painted(element)) return false;
        const rect = lib.rect(element);
        if (rect.width < 0.5 || rect.height < 0.5) {
          // An inline element around a block or a float has an empty box of its own.
          const rects = [...lib.rects(element)].filter((r) => r.width >= 0.5 && r.height >= 0.5);
          if (!rects.length) return false;
        }
        const rest = unclipped(element);
        if (!rest || (rest.width <= 1 && rest.height <= 1)) return false;
        return true;
      })();
      seen.set(element, value);
    }
    return value;
  };

  return {
    style,
    content,
    inherited,
    opacity,
    unclipped,
    unclippedInside,
    scroller,
    scrollerInside,
    // The element, root or body, whose overflow is that of the viewport.
    ownerOfViewport,
    // The used `overflow-x` of the viewport.
    viewportOverflow: () => (ownerOfViewport() ? style(ownerOfViewport()).overflowX : "visible"),
    hiddenByClip,
    painted,
    visible,
    round,
    toBox,
    originX,
    originY,
    frameScale,
    // The border box in CSS px of the top document.
    box: (element) => toBox(lib.rect(element)),
    // Some part of it is inside the first screen of the top document.
    inFirstScreen: (element) => {
      const { width, height } = lib.options.viewport;
      const inside = (box) => box.x < width && box.y < height && box.x + box.width > 0 && box.y + box.height > 0;
      // Most of a long page is far away, which is soon said.
      if (!inside(toBox(lib.rect(element)))) return false;
      const rest = visible(element) ? unclipped(element) : null;
      return rest !== null && inside(toBox(rest));
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
};
