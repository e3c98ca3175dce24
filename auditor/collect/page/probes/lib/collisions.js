// Text that lies over other text, both of them to be seen.
/** @param {Library} lib */
(lib) => {
  const INSET = 0.2; // of a line's height, above and below: lines set solid touch
  const FAINT = 0.3; // of opacity: a watermark is no text to be read
  const LARGER = 3; // times: lettering behind text is a drawing
  const MOST_PAIRS = 400;
  const MOST_COMPARED = 200000; // lines of a page that piles them up are not all compared
  const alphaOf = (element) =>
    lib.rgba(lib.style(element).webkitTextFillColor || lib.style(element).color)[3] * lib.opacity(element);
  const decorated = lib.inherited(
    false,
    (value, node) =>
      value ||
      lib.attribute(node, "aria-hidden") === "true" ||
      lib.isNamedCarousel(node) ||
      lib.style(node).animationIterationCount.includes("infinite"),
  );
  const covers = (rect, part) =>
    rect.left <= part.left + 1 &&
    rect.right >= part.right - 1 &&
    rect.top <= part.top + 1 &&
    rect.bottom >= part.bottom - 1;
  // Whether what is painted with the upper one hides the lower one there.
  const hides = (upper, lower, part) => {
    for (const node of lib.ancestors(upper)) {
      if (lib.contains(node, lower)) return false;
      const computed = lib.style(node);
      const painted = lib.rgba(computed.backgroundColor)[3] > FAINT || computed.backgroundImage !== "none";
      if (painted && covers(lib.rect(node), part)) return true;
    }
    return false;
  };
  // Whether something else lies over both there; known in the first screen only.
  const buried = (one, other, part) => {
    const x = (part.left + part.right) / 2,
      y = (part.top + part.bottom) / 2;
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false;
    const hit = lib.elementAt(x, y);
    return Boolean(hit) && ![one, other].some((each) => lib.contains(hit, each) || lib.contains(each, hit));
  };
  const both = (one, other, part) => {
    const [a, b] = [one.element, other.element];
    if (lib.contains(a, b) || lib.contains(b, a) || decorated(a) || decorated(b)) return false;
    if (Math.max(one.size, other.size) >= LARGER * Math.min(one.size, other.size)) return false;
    if (alphaOf(a) < FAINT || alphaOf(b) < FAINT || lib.aslant(a) || lib.aslant(b)) return false;
    if (lib.words(a, 200, false) === lib.words(b, 200, false)) return false; // a shadow of itself
    const [upper, lower] = lib.byPaintOrder(a, b) > 0 ? [a, b] : [b, a];
    return !hides(upper, lower, part) && !buried(a, b, part);
  };
  return {
    // lines: of all texts, [{ text, left, top, right, bottom }] in px of the viewport; text: { element, size }. Text →
    // the largest share of one of its lines that lies over or under a line of another.
    collisions: (lines) => {
      const found = new Map();
      const inset = lines
        .map((line) => {
          const edge = INSET * (line.bottom - line.top);
          return { ...line, top: line.top + edge, bottom: line.bottom - edge };
        })
        .sort((a, b) => a.top - b.top);
      let open = [],
        pairs = 0,
        compared = 0;
      for (const line of inset) {
        compared += open.length;
        if (compared > MOST_COMPARED || pairs > MOST_PAIRS) break;
        open = open.filter((other) => other.bottom > line.top);
        for (const other of open) {
          if (other.text === line.text) continue;
          const part = {
            left: Math.max(line.left, other.left),
            right: Math.min(line.right, other.right),
            top: line.top,
            bottom: Math.min(line.bottom, other.bottom),
          };
          const height = line.bottom - line.top;
          // Less than a letter is kerning, or a superscript.
          if (part.right - part.left < height / 2 || part.bottom - part.top < height / 4) continue;
          if (++pairs > MOST_PAIRS || !both(line.text, other.text, part)) continue;
          const area = (part.right - part.left) * (part.bottom - part.top);
          for (const each of [line, other]) {
            const share = area / ((each.right - each.left) * (each.bottom - each.top));
            found.set(each.text, Math.max(share, found.get(each.text) ?? 0));
          }
        }
        open.push(line);
      }
      return found;
    },
  };
};
