// With what colour text is drawn, and whether the computed colour tells.
/** @param {Library} lib */
(lib) => {
  const BAR = 0.15; // of the screen; overlays.py lifts what covers more
  const STICKY = 0.9; // of the screen: the page itself may be a sticky box
  const EDGE = 0.15; // of a line's height: above and below there are no letters
  const NARROW = 0.2; // of the font size: wider, it is a background and no part of the letters (as axe-core draws the line)
  const groups = new Map();
  // Blended, filtered or masked, or in a group that is translucent together with a background of its own: then what is
  // seen is not the computed colour over what is seen behind it. One step for each element, from the root inwards.
  const group = (element) => {
    const chain = [];
    let node = element;
    for (; node && !groups.has(node); node = lib.parent(node)) chain.push(node);
    let state = node ? groups.get(node) : { translucent: false, mixed: false };
    while (chain.length) {
      node = chain.pop();
      const computed = lib.style(node);
      const translucent = state.translucent || parseFloat(computed.opacity) < 0.99;
      const painted = computed.backgroundImage !== "none" || lib.rgba(computed.backgroundColor)[3] > 0;
      const mixed =
        state.mixed ||
        (translucent && painted) ||
        computed.mixBlendMode !== "normal" ||
        computed.filter !== "none" ||
        (computed.maskImage || "none") !== "none";
      state = { translucent, mixed };
      groups.set(node, state);
    }
    return state;
  };
  const strokes = (computed) =>
    parseFloat(computed.webkitTextStrokeWidth) > 0 &&
    computed.webkitTextStrokeColor !== (computed.webkitTextFillColor || computed.color);
  // What the shadows of a text are: one part for each, [x, y, blur] in px.
  const shadows = (computed) =>
    computed.textShadow === "none"
      ? []
      : computed.textShadow.split(/,(?![^(]*\))/).map((part) => {
          const [x = 0, y = 0, blur = 0] = (part.match(/-?[\d.]+(?=px)/g) || []).map(Number);
          return [x, y, blur];
        });
  // How far a narrow border around the letters reaches that is made of shadows, px; 0 where there is none.
  const outline = (computed) => {
    const most = NARROW * parseFloat(computed.fontSize);
    const near = shadows(computed).filter(([x, y, blur]) => Math.max(Math.abs(x), Math.abs(y)) + blur <= most);
    const reach = (side) => near.some((shadow) => side(shadow) > 0);
    const around =
      reach(([x, , blur]) => x + blur) &&
      reach(([x, , blur]) => blur - x) &&
      reach(([, y, blur]) => y + blur) &&
      reach(([, y, blur]) => blur - y);
    return around ? Math.max(...near.map(([x, y, blur]) => Math.max(Math.abs(x), Math.abs(y)) + blur)) : 0;
  };
  // What a tap there hits that is not of the text; undefined outside the first screen.
  const middleHit = (element, x, y) => {
    const scale = lib.frameScale || 1;
    const left = (x - lib.originX) / scale,
      top = (y - lib.originY) / scale;
    if (left < 0 || top < 0 || left >= innerWidth || top >= innerHeight) return undefined;
    const hit = lib.elementAt(left, top);
    return hit && !lib.contains(hit, element) && !lib.contains(element, hit) ? hit : null;
  };
  const isBarAt = (x, y, element) => {
    const scale = lib.frameScale || 1;
    return (
      lib.mayMeetPinned((x - lib.originX) / scale, (y - lib.originY) / scale) &&
      isBarOver(middleHit(element, x, y), element)
    );
  };
  // A little inside a line's corners: a bar may lie over a part of it only.
  const corners = (x, y, width, height) => {
    const [left, right, top, bottom] = [x + 2, x + width - 2, y + EDGE * height, y + (1 - EDGE) * height];
    return [
      [left, top],
      [right, top],
      [left, bottom],
      [right, bottom],
    ];
  };
  // A bar under which the text can be scrolled away. What is fixed and covers more is no bar, and lifted where it can be;
  // what is sticky is never lifted.
  const isBarOver = (cover, element) => {
    const bar = cover && !lib.pinned(element) ? lib.pinned(cover) : null;
    if (!bar) return false;
    const rect = lib.rect(bar);
    const most = lib.style(bar).position === "sticky" ? STICKY : BAR;
    return rect.width * rect.height < most * innerWidth * innerHeight;
  };
  let known = null;
  // What is open in the top layer with a backdrop that is painted: no tap tells of that, as it may let taps through.
  const veils = () => (known ??= lib.elements().filter((element) => lib.veiling(element)));
  return {
    // What is seen of the element is not its colours over what is seen behind it.
    mixed: (element) => group(element).mixed,
    // `ink`: sRGB 0–255 and alpha 0–1. `paint`: "plain" where it is what one sees, "rendered" where only pixels tell.
    ink: (element, computed) => {
      const svg = element instanceof SVGElement;
      const colour = svg ? computed.fill : computed.webkitTextFillColor || computed.color;
      const patterned = svg && /url\(/.test(colour);
      const hole = (computed.webkitBackgroundClip || "").includes("text");
      // Words of which only the shadow is drawn.
      const shade = !svg && computed.textShadow !== "none" && lib.rgba(colour)[3] < 0.02;
      const rendered =
        patterned || hole || shade || group(element).mixed || (svg ? computed.stroke !== "none" : strokes(computed));
      const [red, green, blue, alpha] = patterned ? [0, 0, 0, 1] : lib.rgba(colour);
      // A pseudo-element's own opacity is not among its element's ancestors'.
      const generated = computed !== lib.style(element);
      const opacity = svg ? parseFloat(computed.fillOpacity || "1") : generated ? parseFloat(computed.opacity) : 1;
      return {
        ink: [red, green, blue, lib.round(alpha * opacity)],
        paint: rendered ? "rendered" : "plain",
        shadowed: !svg && computed.textShadow !== "none",
        outline: svg ? 0 : lib.round(outline(computed) * lib.magnification(element) * lib.frameScale),
      };
    },
    // What would be hit by a tap in the middle of a place, [[x, y, width, height]]: it may lie over the element, opaque or
    // as a film. Null for nothing, and outside the first screen.
    cover: (element, [[x, y, width, height] = []]) =>
      x === undefined ? null : middleHit(element, x + width / 2, y + height / 2) || null,
    isBarOver,
    // What lies over a text in its place, opaque or as a film, line by line: `covered`, the lines on which a tap hits it;
    // `barred`, those from which scrolling takes it away. Indexes of rects; first screen only.
    covers: (element, rects) => {
      const covered = [],
        barred = [];
      const films = veils().filter(
        (veil) => !lib.contains(veil, element) && (lib.onTop(veil) || lib.byPaintOrder(veil, element) > 0),
      );
      rects.forEach(([x, y, width, height], index) => {
        const over = middleHit(element, x + width / 2, y + height / 2);
        const outside = over === undefined; // with its middle; its upper half may lie under a bar nevertheless
        if (!outside && (over || films.length)) covered.push(index);
        const bar = over
          ? isBarOver(over, element)
          : !films.length && corners(x, y, width, height).some(([left, top]) => isBarAt(left, top, element));
        if (!bar) return;
        barred.push(index);
        if (!over) covered.push(index);
      });
      return { covered, barred };
    },
  };
};
