// What an element shows that is no word: drawings, signs, the boxes of generated content. Each is told apart from the
// surface that it lies on, so that a second capture can show that surface without it.
/** @param {Library} lib */
(lib) => {
  const MOST_NODES = 60; // a control with more in it is a card, not an icon
  const NOT_DRAWN = new Set("script style template noscript title desc br wbr slot source option datalist".split(" "));
  const OTHER = new Set("video canvas iframe object embed audio select textarea meter progress math".split(" "));
  const PHOTO = /\.jpe?g([?#]|$)|^data:image\/jpe?g/i;
  const VECTOR = /\.svg([?#]|$)|^data:image\/svg/i;
  const THUMBNAIL = 40; // CSS px of a side from which an image of pixels is a small photograph
  const range = document.createRange();
  const masked = (computed) => (computed.maskImage || "none") !== "none";
  const opaqueTo = (computed) => parseFloat(computed.opacity);
  const painted = (computed) => {
    const { edges, fill } = lib.inksOfBox(computed, 1);
    return edges.length > 0 || fill !== null || computed.boxShadow !== "none";
  };
  // Where generated content stands: told by its insets where it is placed; else at the start or the end of its element,
  // as wide as it is and as high as the element, which holds no other drawing in that place.
  const pseudoBox = (element, which, computed) => {
    const placed = lib.pseudoRect(element, which);
    if (placed) return placed.rect;
    const rect = lib.rect(element);
    const own = lib.style(element);
    const width = parseFloat(computed.width);
    const scale = lib.magnification(element);
    if (!Number.isFinite(width) || computed.display === "inline") return rect;
    const extra = ["paddingLeft", "paddingRight", "borderLeftWidth", "borderRightWidth"];
    const whole =
      computed.boxSizing === "border-box" ? width : extra.reduce((sum, key) => sum + parseFloat(computed[key]), width);
    const margin = which === "::before" ? parseFloat(computed.marginLeft) : parseFloat(computed.marginRight);
    const inset =
      (which === "::before"
        ? parseFloat(own.paddingLeft) + parseFloat(own.borderLeftWidth)
        : parseFloat(own.paddingRight) + parseFloat(own.borderRightWidth)) + (margin || 0);
    const left = which === "::before" ? rect.left + inset * scale : rect.right - (inset + whole) * scale;
    return { left, top: rect.top, right: left + whole * scale, bottom: rect.bottom };
  };
  const spoken = (content) =>
    [...content.split(/\s\/\s/)[0].matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1]).join("");

  // soon: to stop at the first word or photograph, for what must have neither.
  const collector = (control, soon) => {
    const found = { words: false, other: false, parts: [], read: [], counts: [] };
    const sign = (element, text, long, size, family, rect) => {
      const plain = lib.plainText(text);
      const letters = (plain.match(/\p{L}/gu) || []).length;
      const digits = (plain.match(/\p{N}/gu) || []).length;
      if (lib.isCross(plain, control) || lib.isIconFont(family)) return true;
      if (long !== null && letters + digits > 3 && lib.isLigature(text, letters + digits, long, size, family))
        return true;
      if (!letters && !digits) return true;
      // A count on an icon says how many, not what.
      if (!letters && plain.length <= 3)
        found.counts.push({ element, left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom });
      else {
        found.words = true;
        found.read.push(rect);
      }
      return false;
    };
    const pseudo = (element, which) => {
      const content = lib.content(element, which);
      if (content === "none" || content === "normal") return;
      const computed = getComputedStyle(element, which);
      if (computed.display === "none") return;
      if (computed.visibility !== "visible" || opaqueTo(computed) < 0.02) return;
      const text = spoken(content);
      const whole = lib.opacity(element) * opaqueTo(computed);
      const rect = pseudoBox(element, which, computed);
      const add = (part) => found.parts.push({ element, which, rect, ...part });
      if (text.trim()) {
        if (lib.inkless(computed) || !sign(element, text, null, 0, computed.fontFamily, rect)) return;
        add({ kind: "sign", text, ...lib.inksOfText(element, computed) });
      } else if (/url\(/.test(content)) add({ kind: "image", inks: [], plain: false });
      else box(element, which, computed, rect, whole);
    };
    // A box: a mask, a picture as its background, or what its edges and its fill draw.
    const box = (element, which, computed, rect, whole) => {
      const { edges, sides, fill, shadow } = lib.inksOfBox(computed, whole);
      const mixed = lib.mixed(element) || (which && lib.blended(computed));
      const add = (part) => found.parts.push({ element, which, rect, ...part });
      if (masked(computed)) {
        const told = fill && computed.backgroundImage === "none" && computed.filter === "none";
        add({ kind: "mask", inks: told ? [fill] : [], plain: Boolean(told) });
      } else if (/url\(|image-set\(/.test(computed.backgroundImage))
        add({ kind: "background", inks: [], plain: false });
      else if (painted(computed)) {
        const inks = lib.seenInks([...edges, ...(fill ? [fill] : [])]);
        const turned = computed.transform !== "none" || computed.rotate !== "none";
        add({ kind: "box", inks, plain: !mixed && !shadow, edges: sides, fill, turned });
      }
    };
    const text = (element, node) => {
      if (!/\S/.test(node.data) || (!lib.visible(element) && lib.style(element).display !== "contents")) return;
      const computed = lib.style(element);
      if (lib.inkless(computed) || lib.hiddenByClip(element) || lib.opacity(element) < 0.02) return;
      range.selectNodeContents(node);
      const rects = [...range.getClientRects()].filter((rect) => {
        const rest = rect.width >= 0.5 && rect.height >= 0.5 && lib.unclippedInside(element, rect);
        return rest && rest.width > 1 && rest.height > 1;
      });
      if (!rects.length) return;
      const [rect] = rects;
      const long = rects.length === 1 ? Math.max(rect.width, rect.height) : null;
      if (
        !sign(
          element,
          node.data,
          long,
          parseFloat(computed.fontSize) * lib.magnification(element),
          computed.fontFamily,
          rect,
        )
      )
        return;
      found.parts.push({
        kind: "sign",
        element,
        which: "",
        rect,
        text: node.data.trim(),
        ...lib.inksOfText(element, computed),
      });
    };
    const image = (element, tag) => {
      const source = tag === "img" ? element.currentSrc || "" : String(element.src || "");
      const rect = lib.rect(element);
      // Of a picture that did not come, the browser's own sign or its alternative text is seen: no drawing of the page's.
      const missing = tag === "img" && element.complete && !element.naturalWidth;
      if (missing || PHOTO.test(source) || (!VECTOR.test(source) && Math.min(rect.width, rect.height) >= THUMBNAIL))
        found.other = true;
      else found.parts.push({ kind: "image", element, which: "", rect, source, inks: [], plain: false });
    };
    let nodes = 0;
    const walk = (element, root) => {
      if (soon && (found.words || found.other)) return;
      if (++nodes > MOST_NODES) {
        found.other = true;
        return;
      }
      const tag = lib.tag(element);
      if (NOT_DRAWN.has(tag) && tag !== "slot") return;
      if (!root && (lib.ownerOf(element) !== lib.ownerOf(control) || lib.style(element).display === "none")) return;
      if (tag === "svg") {
        if (lib.visible(element))
          found.parts.push({ kind: "svg", element, which: "", rect: lib.rect(element), ...lib.inksOfSvg(element) });
        return;
      }
      if (tag === "img" || (tag === "input" && element.type === "image")) {
        if (lib.visible(element)) image(element, tag);
        return;
      }
      if (tag === "input" && !root) return;
      if (OTHER.has(tag)) {
        if (lib.visible(element)) found.other = true;
        return;
      }
      const shown = lib.style(element).display !== "contents" && lib.visible(element);
      const children = lib.composedChildren(element);
      const read = found.read.length,
        counts = found.counts.length;
      for (const child of children) {
        if (lib.nodeType(child) === 3) text(element, child);
        else if (lib.nodeType(child) === 1) walk(child, false);
      }
      if (soon && (found.words || found.other)) return;
      if (shown) {
        pseudo(element, "::before");
        const computed = lib.style(element);
        const surface = masked(computed) || /url\(|image-set\(/.test(computed.backgroundImage);
        if (surface || (!root && found.read.length === read && found.counts.length === counts))
          box(element, "", computed, lib.rect(element), lib.opacity(element));
        pseudo(element, "::after");
      }
    };
    return { found, walk };
  };
  const middleIn = (rect, outer) => {
    const x = (rect.left + rect.right) / 2,
      y = (rect.top + rect.bottom) / 2;
    return x > outer.left && x < outer.right && y > outer.top && y < outer.bottom;
  };
  return {
    middleIn,
    // {words, other, parts, read, counts}: whether words can be read in it, whether there is what is no drawing
    // (photographs, videos), its drawings, and where words and mere counts stand. part: {kind, element, which, rect,
    // inks, plain}; of kind svg, image, mask, background (an image behind a box), sign, or box (its edges and its fill).
    drawingsOf: (control, { roots = [control], soon = false } = {}) => {
      const { found, walk } = collector(control, soon);
      for (const root of roots) walk(root, true);
      return found;
    },
    pseudoBox,
  };
};
