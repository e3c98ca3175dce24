// What the page cuts off at the end of its lines and no scroll brings back: text, fields and buttons in its normal flow.
/** @param {Library} lib */
(lib) => {
  const MOST = 5; // elements that are named
  const MOST_NODES = 50000;
  const CLIPS = new Set(["hidden", "clip"]);
  const FIELDS = new Set(["input", "select", "textarea", "button"]);
  const UNREAD = new Set(
    "script style noscript template title head iframe object embed svg math canvas video audio marquee option optgroup datalist".split(
      " ",
    ),
  );
  const WAYS = ["next", "prev", "arrow", "chevron", "suivant", "précédent", "weiter", "zurück"]
    .flatMap((word) => [`[class*="${word}" i]`, `[aria-label*="${word}" i]`, `[title*="${word}" i]`, `[data-${word}]`])
    .join(",");
  const root = document.documentElement;
  const width = () => lib.clientWidth(root);
  const toTheLeft = () => lib.style(root).direction === "rtl";
  // px by which a rectangle reaches beyond an edge, and whether nothing of it is on this side.
  const beyond = (rect, edge) => (toTheLeft() ? edge - rect.left : rect.right - edge);
  const wholly = (rect, edge) => (toTheLeft() ? rect.right <= edge : rect.left >= edge);
  const endOf = (rect) => (toTheLeft() ? rect.left : rect.right);
  // Less than half a letter is no loss: the box of a line ends behind its last letter's side bearing and spacing.
  const slack = (element) => Math.max(1, parseFloat(lib.style(element).fontSize) / 2 || 1);

  // The boxes as wide as the viewport that hide what is beyond their end, and where that is.
  const clippers = () => {
    const found = new Map();
    if (!root) return found;
    const viewport = lib.viewportOverflow();
    if (CLIPS.has(viewport) && lib.scrollWidth(root) > Math.max(width(), innerWidth)) {
      // innerWidth exceeds clientWidth where a touch screen lets the reader zoom out or pan to a wider layout.
      found.set(root, toTheLeft() ? width() - Math.max(width(), innerWidth) : Math.max(width(), innerWidth));
    }
    for (const element of lib.elements()) {
      if (element === root || lib.scrollWidth(element) <= lib.clientWidth(element) + 1) continue;
      const style = lib.style(element);
      if (!CLIPS.has(style.overflowX) || style.textOverflow === "ellipsis" || element === lib.ownerOfViewport())
        continue;
      const rect = lib.rect(element);
      if (element !== document.body && rect.width < width() - 1) continue;
      if (Math.abs(endOf(rect) - (toTheLeft() ? 0 : width())) > 1 && element !== document.body) continue;
      if (displaced(element) || lib.scroller(element) || !lib.visible(element)) continue;
      found.set(element, endOf(rect));
    }
    return found;
  };
  const px = (value) => parseFloat(value) || 0;
  // Not where the flow of the page puts it: a closed menu, a slide, a ribbon, a line that runs.
  const moved = (style) =>
    style.position === "absolute" ||
    style.position === "fixed" ||
    style.transform !== "none" ||
    style.translate !== "none" ||
    style.rotate !== "none" ||
    style.scale !== "none" ||
    style.offsetPath !== "none" ||
    (style.position === "relative" && (px(style.left) !== 0 || px(style.right) !== 0)) ||
    style.animationIterationCount.includes("infinite") ||
    style.touchAction === "none" ||
    style.touchAction === "pan-y";
  const displaced = (element) =>
    element !== document.body &&
    [...lib.ancestors(element)].some((node) => node !== root && node !== document.body && moved(lib.style(node)));
  const passedOver = (element) =>
    UNREAD.has(lib.tag(element)) ||
    lib.attribute(element, "aria-hidden") === "true" ||
    lib.hasAttribute(element, "inert") ||
    lib.style(element).display === "none" ||
    moved(lib.style(element)) ||
    lib.isNamedCarousel(element) ||
    ["auto", "scroll"].includes(lib.style(element).overflowX);
  // A strip of slides with buttons to move it.
  const leafed = (element, clipper) => {
    for (const node of lib.ancestors(element)) {
      if (node === root || node === document.body) return false;
      if (lib.rect(node).height <= innerHeight && lib.holds(node, WAYS)) return true;
      if (node === clipper) return false;
    }
    return false;
  };
  // What is wholly beyond the edge counts where it goes on from something that is not: a row of cells, a line, a bar.
  const continued = (element, clipper, edge) => {
    let top = null;
    for (const node of lib.ancestors(element)) {
      if (node === clipper) break;
      if (wholly(lib.rect(node), edge)) top = node;
    }
    if (!top) return true;
    const rect = lib.rect(top);
    const display = lib.style(top).display;
    if (display === "table-cell" || display.startsWith("inline")) return true;
    const before = [...lib.composedChildren(lib.parent(top))]
      .filter((node) => lib.nodeType(node) === 1 && node !== top)
      .map((node) => lib.rect(node));
    // Beside what fills the screen stands a closed menu or the next page of something.
    return (
      rect.width < width() / 2 &&
      before.some(
        (other) =>
          other.width > 0 &&
          other.width < 0.9 * width() &&
          !wholly(other, edge) &&
          other.top < rect.bottom &&
          other.bottom > rect.top,
      )
    );
  };
  const textRects = (node) => {
    const start = node.data.search(/\S/);
    if (start < 0) return [];
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, node.data.trimEnd().length);
    return [...range.getClientRects()].filter((rect) => rect.width >= 1 && rect.height >= 1);
  };
  // The outermost element inside `clipper` that sticks out itself; the text's own where its line alone does.
  const outermost = (element, clipper, edge) => {
    let found = element;
    for (const node of lib.ancestors(element)) {
      if (node === clipper || node === document.body || node === root) break;
      if (beyond(lib.rect(node), edge) >= 1) found = node;
    }
    return found;
  };
  const inside = (clipper, edge, note) => {
    const stack = [[clipper, null]];
    const parents = new Map();
    let count = 0;
    while (stack.length && count++ < MOST_NODES) {
      const [node, limit] = stack.pop();
      const type = lib.nodeType(node);
      if (type === 3) {
        const parent = parents.get(node);
        const over = textRects(node)
          .map((rect) => beyond(rect, edge))
          .reduce((most, by) => Math.max(most, by), 0);
        note(parent, limit === null ? over : Math.min(over, limit));
        continue;
      }
      if (type !== 1 || (node !== clipper && passedOver(node))) continue;
      let within = limit;
      const style = lib.style(node);
      if (node !== clipper && CLIPS.has(style.overflowX) && style.display !== "inline") {
        const by = beyond(lib.rect(node), edge);
        if (by < 1) continue; // what it hides, it hides itself
        within = limit === null ? by : Math.min(by, limit);
      }
      if (FIELDS.has(lib.tag(node)) && lib.attribute(node, "type") !== "hidden")
        note(node, beyond(lib.rect(node), edge));
      for (const child of lib.composedChildren(node)) {
        if (lib.nodeType(child) === 3) parents.set(child, node);
        stack.push([child, within]);
      }
    }
  };
  return {
    // The elements that reach furthest, and by how many px text, fields or buttons in them do.
    cutOff: () => {
      const found = new Map();
      for (const [clipper, edge] of clippers()) {
        inside(clipper, edge, (element, by) => {
          if (by < slack(element) || !lib.painted(element) || px(lib.style(element).textIndent) >= width()) return;
          if (!continued(element, clipper, edge) || leafed(element, clipper)) return;
          const named = outermost(element, clipper, edge);
          found.set(named, Math.max(by, found.get(named) ?? 0));
        });
      }
      return [...found]
        .sort((a, b) => b[1] - a[1])
        .slice(0, MOST)
        .map(([element, by]) => ({ at: lib.at(element), by: lib.round(by) }));
    },
  };
};
