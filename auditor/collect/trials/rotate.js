// The page in one posture of the device. Runs in the world of the probes, again in each posture.
(() => {
  const lib = globalThis.auditorLibrary;
  const ELEMENTS = 20000;
  const seen = { angles: null, boxes: null };

  // The tree as it is now: what is shown on one side only may have been made by a script.
  /** @returns {Generator<[any, number]>} */
  const textElements = function* () {
    const stack = [document.documentElement];
    for (let count = 0; stack.length && count < ELEMENTS; count++) {
      const element = stack.pop();
      if (["script", "style", "noscript", "template", "head"].includes(lib.tag(element))) continue;
      let own = 0;
      for (const child of lib.composedChildren(element)) {
        if (lib.nodeType(child) === 1) stack.push(child);
        else if (lib.nodeType(child) === 3) own += child.data.trim().length;
      }
      if (own) yield [element, own];
    }
  };

  // Degrees by which an element and its ancestors are turned in the plane of the screen.
  const turnOf = (computed) => {
    const matrix = lib.matrix(computed);
    const degrees = matrix ? (Math.atan2(matrix.m12, matrix.m11) * 180) / Math.PI : 0;
    const rotate = computed.rotate && /^(?:z )?(-?[\d.e+-]+)deg$/.exec(computed.rotate);
    return rotate ? degrees + parseFloat(rotate[1]) : degrees;
  };
  const angles = () => {
    const known = new Map();
    return (element) => {
      const chain = [];
      let node = element;
      for (; node && !known.has(node); node = lib.parentNow(node)) chain.push(node);
      let angle = node ? known.get(node) : 0;
      while (chain.length) {
        node = chain.pop();
        angle += turnOf(getComputedStyle(node));
        known.set(node, angle);
      }
      return angle;
    };
  };
  const isQuarter = (one, other) => {
    const apart = Math.abs((((one - other) % 180) + 180) % 180);
    return Math.abs(apart - 90) <= 1;
  };

  // The outermost layer, lifted out of the page, in which a tap lands wherever one tries.
  const coverOf = () => {
    const hits = [];
    for (const x of [0.08, 0.5, 0.92]) {
      for (const y of [0.08, 0.5, 0.92]) hits.push(lib.elementAt(x * innerWidth, y * innerHeight));
    }
    if (hits.some((hit) => !hit)) return null;
    const chains = hits.map((hit) => {
      const chain = new Set();
      for (let node = hit; node; node = lib.parentNow(node)) chain.add(node);
      return chain;
    });
    let found = null;
    for (const node of chains[0]) {
      if (!chains.every((chain) => chain.has(node))) continue;
      if (!["fixed", "absolute"].includes(getComputedStyle(node).position)) continue;
      const rect = lib.rect(node);
      const full =
        Math.min(rect.right, innerWidth) - Math.max(rect.left, 0) >= 0.95 * innerWidth &&
        Math.min(rect.bottom, innerHeight) - Math.max(rect.top, 0) >= 0.95 * innerHeight;
      if (full && lib.opaqueNow(node)) found = node;
    }
    return found;
  };

  const covers = new Set(); // found in any posture so far
  const isStanding = (element) => {
    const rect = lib.rect(element);
    return (
      lib.seenNow(element) &&
      rect.right > 1 &&
      rect.bottom > 1 &&
      rect.left < innerWidth - 1 &&
      rect.top < innerHeight - 1
    );
  };
  const look = () => {
    const angleOf = angles();
    const now = new Map();
    let characters = 0,
      both = 0,
      turned = 0;
    for (const [element, own] of textElements()) {
      if (!lib.seenNow(element)) continue;
      characters += own;
      const angle = angleOf(element);
      now.set(element, angle);
      if (!seen.angles || !seen.angles.has(element)) continue;
      both += own;
      if (isQuarter(angle, seen.angles.get(element))) turned += own;
    }
    seen.angles = seen.angles || now;
    const standing = [...covers].filter(isStanding).map((element) => lib.selector(element));
    const cover = coverOf();
    if (cover) covers.add(cover);
    return JSON.stringify({
      characters,
      cover: cover ? lib.selector(cover) : "",
      standing,
      rotated: both ? turned / both : 0,
    });
  };

  // Targets of which the insets take something; in portrait only what stays there however far one scrolls.
  const edges = (insets, mustStay) => {
    const rectsOf = () =>
      new Map(
        lib
          .targets()
          .slice(0, 5000)
          .map((target) => [target, lib.box(target)]),
      );
    seen.boxes = seen.boxes || rectsOf();
    const out = [];
    for (const [target, box] of seen.boxes) {
      const rect = lib.rect(target);
      const left = Math.max(rect.left, 0),
        right = Math.min(rect.right, innerWidth);
      const top = Math.max(rect.top, 0),
        bottom = Math.min(rect.bottom, innerHeight);
      if (right - left < 1 || bottom - top < 1 || (right - left) * (bottom - top) < 0.5 * rect.width * rect.height)
        continue;
      const free =
        Math.max(0, Math.min(right, innerWidth - insets.right) - Math.max(left, insets.left)) *
        Math.max(
          0,
          mustStay ? Math.min(bottom, innerHeight - insets.bottom) - Math.max(top, insets.top) : bottom - top,
        );
      const cut = 1 - free / ((right - left) * (bottom - top));
      if (cut < 0.01 || !lib.seenNow(target) || (mustStay && !lib.pinnedNow(target))) continue;
      const hit = lib.elementAt((left + right) / 2, (top + bottom) / 2);
      if (hit && lib.holdsNow(target, hit))
        out.push({
          at: { selector: lib.selector(target), html: lib.html(target), box },
          name: lib.name(target, 120),
          cut: lib.round(cut),
        });
    }
    return JSON.stringify(out);
  };
  globalThis.auditorRotation = { look, edges };
})();
