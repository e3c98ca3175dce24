// The box, ring or track that a page draws for a check box, radio button or switch in place of the browser's own.
(lib) => {
  const KINDS = { checkbox: "checkbox", menuitemcheckbox: "checkbox", radio: "radio", menuitemradio: "radio", switch: "switch" };
  const LEAST = 8, WIDEST = 80, TALLEST = 48; // CSS px of such a box; what is larger is a card or a button to choose
  const MARK = 0.02; // of the box: the least that a tick takes; one scaled to nothing is not there
  const SWITCH = 1.4; // a track is this much longer than it is high; boxes and rings are square
  const SWATCH = /swatch|colou?r|couleur|pastille|farbe|nuance/i;
  const CONTAINER = "input,select,textarea,button,a[href],label";
  const getNext = Object.getOwnPropertyDescriptor(Element.prototype, "nextElementSibling").get;
  const nextSibling = (element) => getNext.call(element);

  const kindOf = (control) => {
    const role = lib.role(control);
    if (KINDS[role]) return KINDS[role];
    return lib.tag(control) === "input" ? KINDS[control.type] || "" : "";
  };
  const sized = ({ left, top, right, bottom }) => {
    const width = right - left, height = bottom - top;
    return Math.min(width, height) >= LEAST && width <= WIDEST && height <= TALLEST;
  };
  const holds = (outer, inner) =>
    inner.left >= outer.left - 1 && inner.right <= outer.right + 1 && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
  // Where the drawing may stand: the labels; without them around it, what follows the hidden input.
  const around = (control) => {
    const labels = lib.labels(control).filter((label) => lib.visible(label));
    if (labels.some((label) => lib.contains(label, control))) return labels;
    const after = [];
    let sibling = nextSibling(control);
    for (let i = 0; sibling && i < 2; i++, sibling = nextSibling(sibling)) {
      if (lib.matches(sibling, CONTAINER) || sibling.querySelector(CONTAINER)) break;
      after.push(sibling);
    }
    return [...labels, ...after];
  };
  // Its colour is what a swatch offers, and no sign of anything.
  const isSwatch = (kind, control, part, roots) =>
    kind !== "switch" && ([control, part.element, ...roots].some((each) =>
      SWATCH.test(`${lib.attribute(each, "class")} ${lib.attribute(each, "name")} ${lib.id(each)}`)) ||
    /background/i.test(lib.attribute(part.element, "style")));
  const ownBox = (control) => {
    const computed = lib.style(control);
    const { edges, fill, shadow } = lib.inksOfBox(computed, lib.opacity(control));
    const pictured = computed.backgroundImage !== "none";
    if (!edges.length && !fill && !shadow && !pictured) return null;
    const inks = lib.seenInks([...edges, ...(fill ? [fill] : [])]);
    return { kind: "box", element: control, which: "", rect: lib.rect(control), inks, fill, plain: !shadow && !pictured && !lib.mixed(control) };
  };

  return {
    // {kind, checked, box, marks, words}: the part that stands for the control, and those within it; null where the
    // browser draws it, or nothing does.
    indicatorOf: (control) => {
      const kind = kindOf(control);
      if (!kind) return null;
      const native = lib.tag(control) === "input";
      const shown = lib.visible(control);
      if (native && shown && lib.style(control).appearance !== "none") return null;
      const roots = native && !shown ? around(control) : [control];
      const { parts, words, read, counts } = lib.drawingsOf(control, { roots });
      const own = shown ? ownBox(control) : null;
      const boxes = [...(own ? [own] : []), ...parts].filter((part) =>
        part.kind !== "image" && (part.kind !== "sign" || /\p{Co}/u.test(part.text)) && sized(part.rect) && ![...read, ...counts].some((rect) => lib.middleIn(rect, part.rect)));
      const area = ({ rect }) => (rect.right - rect.left) * (rect.bottom - rect.top);
      const box = boxes.reduce((best, part) => (best && area(best) >= area(part) ? best : part), null);
      if (!box || isSwatch(kind, control, box, roots)) return null;
      // A ring without words beside it may be a star to give, or one of ten products to look at.
      if (kind === "radio" && !words && !(native && shown && lib.drawingsOf(control, { roots: lib.labels(control) }).words)) return null;
      const { left, top, right, bottom } = box.rect;
      const long = (right - left) / (bottom - top) >= SWITCH;
      return {
        kind: long ? "switch" : kind, box,
        checked: native ? control.checked && !control.indeterminate : lib.attribute(control, "aria-checked") === "true",
        marks: parts.filter((part) => part !== box && holds(box.rect, part.rect) && area(part) >= MARK * area(box)),
      };
    },
    isChoice: (control) => kindOf(control) !== "",
  };
}
