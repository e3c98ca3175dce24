// With what colour text is drawn, and whether the computed colour tells.
(lib) => {
  const BAR = 0.15; // of the screen; overlays.py lifts what covers more
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
      const mixed = state.mixed || (translucent && painted) || computed.mixBlendMode !== "normal" ||
        computed.filter !== "none" || (computed.maskImage || "none") !== "none";
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
    computed.textShadow === "none" ? [] : computed.textShadow.split(/,(?![^(]*\))/).map((part) => {
      const [x = 0, y = 0, blur = 0] = (part.match(/-?[\d.]+(?=px)/g) || []).map(Number);
      return [x, y, blur];
    });
  // How far a narrow border around the letters reaches that is made of shadows, px; 0 where there is none.
  const outline = (computed) => {
    const most = NARROW * parseFloat(computed.fontSize);
    const near = shadows(computed).filter(([x, y, blur]) => Math.max(Math.abs(x), Math.abs(y)) + blur <= most);
    const reach = (side) => near.some((shadow) => side(shadow) > 0);
    const around = reach(([x, , blur]) => x + blur) && reach(([x, , blur]) => blur - x) &&
      reach(([, y, blur]) => y + blur) && reach(([, y, blur]) => blur - y);
    return around ? Math.max(...near.map(([x, y, blur]) => Math.max(Math.abs(x), Math.abs(y)) + blur)) : 0;
  };
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
      const rendered = patterned || hole || shade || group(element).mixed || (svg ? computed.stroke !== "none" : strokes(computed));
      const [red, green, blue, alpha] = patterned ? [0, 0, 0, 1] : lib.rgba(colour);
      // A pseudo-element's own opacity is not among its element's ancestors'.
      const generated = computed !== lib.style(element);
      const opacity = svg ? parseFloat(computed.fillOpacity || "1") : generated ? parseFloat(computed.opacity) : 1;
      return {
        ink: [red, green, blue, lib.round(alpha * opacity)], paint: rendered ? "rendered" : "plain",
        shadowed: !svg && computed.textShadow !== "none", outline: svg ? 0 : lib.round(outline(computed) * lib.magnification(element) * lib.frameScale),
      };
    },
    // What would be hit by a tap on the text in its place: it may lie over it, opaque or as a film. First screen only.
    cover: (element, rects) => {
      if (!rects.length) return null;
      const [x, y, width, height] = rects[0];
      const scale = lib.frameScale || 1;
      const left = (x + width / 2 - lib.originX) / scale, top = (y + height / 2 - lib.originY) / scale;
      if (left < 0 || top < 0 || left >= innerWidth || top >= innerHeight) return null;
      const hit = lib.elementAt(left, top);
      return hit && !lib.contains(hit, element) && !lib.contains(element, hit) ? hit : null;
    },
    // A bar under which the text can be scrolled away. What covers more is no bar, and lifted where it can be.
    isBarOver: (cover, element) => {
      const bar = cover && !lib.pinned(element) ? lib.pinned(cover) : null;
      if (!bar) return false;
      const rect = lib.rect(bar);
      return rect.width * rect.height < BAR * innerWidth * innerHeight;
    },
  };
}
