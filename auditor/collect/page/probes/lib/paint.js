// What lies on top of what (CSS 2.2, Appendix E), and what colour it has.
/** @param {Library} lib */
(lib) => {
  const positions = new Map();
  const treeIndex = (element) => {
    if (!positions.size) lib.elements().forEach((each, index) => positions.set(each, index));
    return positions.get(element) ?? -1;
  };
  const isItem = (element) => {
    const parent = lib.parent(element);
    return Boolean(parent) && /flex|grid/.test(lib.style(parent).display);
  };
  const createsContext = (computed) =>
    computed.opacity !== "1" ||
    computed.transform !== "none" ||
    computed.filter !== "none" ||
    computed.isolation === "isolate" ||
    computed.mixBlendMode !== "normal" ||
    computed.clipPath !== "none" ||
    computed.perspective !== "none" ||
    computed.translate !== "none" ||
    computed.scale !== "none" ||
    computed.rotate !== "none" ||
    /transform|opacity/.test(computed.willChange) ||
    /paint|layout|strict|content/.test(computed.contain) ||
    (computed.backdropFilter || "none") !== "none";

  // A place in the painting order: [z-index, 1 for a positioned box, place in the tree] for each box that is painted in
  // a layer of its own, from the root inwards. `firm` boxes are stacking contexts: what is inside can't leave them.
  const places = new Map();
  const placeOf = (element) => {
    const chain = [];
    for (let node = element; node && !places.has(node); node = lib.parent(node)) chain.push(node);
    while (chain.length) {
      const node = chain.pop();
      const parent = lib.parent(node);
      const around = parent ? places.get(parent) : [];
      const computed = lib.style(node);
      const positioned = computed.position !== "static";
      const leveled = computed.zIndex !== "auto" && (positioned || isItem(node));
      const firm =
        leveled || computed.position === "fixed" || computed.position === "sticky" || createsContext(computed);
      let place = around;
      if (firm || positioned) {
        let end = around.length;
        while (end && !around[end - 1].firm) end--;
        place = [...around.slice(0, end), { z: leveled ? Number(computed.zIndex) : 0, index: treeIndex(node), firm }];
      }
      places.set(node, place);
    }
    return places.get(element);
  };
  const compare = (a, b) => {
    const left = placeOf(a),
      right = placeOf(b);
    for (let i = 0; i < Math.max(left.length, right.length); i++) {
      // Beside a box that is painted in a layer, what has none lies at level 0, under the positioned boxes of level 0.
      if (!left[i]) return right[i].z < 0 && !lib.contains(a, b) ? 1 : -1;
      if (!right[i]) return left[i].z < 0 && !lib.contains(b, a) ? -1 : 1;
      if (left[i].z !== right[i].z) return left[i].z - right[i].z;
      if (left[i].index !== right[i].index) return left[i].index - right[i].index;
    }
    return treeIndex(a) - treeIndex(b);
  };

  let context = null;
  const colours = new Map();
  // Any CSS colour, in whatever colour space, as [red, green, blue] 0–255 and alpha 0–1 of sRGB.
  const rgba = (colour) => {
    let found = colours.get(colour);
    if (found) return found;
    const plain = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(colour);
    if (plain)
      found = [Number(plain[1]), Number(plain[2]), Number(plain[3]), plain[4] === undefined ? 1 : Number(plain[4])];
    else {
      context ||= new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = "#0000";
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
      found = [red, green, blue, lib.round(alpha / 255)];
    }
    colours.set(colour, found);
    return found;
  };
  const over = (top, below) => [0, 1, 2].map((i) => Math.round(top[i] * top[3] + below[i] * (1 - top[3])));
  // The plain background behind an element, as [red, green, blue], or null where an image or a gradient lies there.
  const behind = (element) => {
    const films = [];
    let base = [255, 255, 255];
    for (let node = lib.parent(element); node; node = lib.parent(node)) {
      const computed = lib.style(node);
      if (computed.backgroundImage !== "none") return null;
      const colour = rgba(computed.backgroundColor);
      if (colour[3] >= 1) {
        base = colour.slice(0, 3);
        break;
      }
      if (colour[3] > 0) films.push(colour);
    }
    return films.reduceRight((below, film) => over(film, below), base);
  };

  return {
    // Whether what is inside an element with this style is painted in it, whatever its z-index.
    createsContext,
    byPaintOrder: compare,
    rgba,
    over,
    behind,
  };
};
