// Pictures that were loaded, in the size that they have and in the size in which they are shown.
(lib) => {
  const LIMIT = 500;
  const found = [];
  // HTML's srcset: addresses, each up to white space, with a descriptor up to the next comma.
  const candidates = (srcset) => {
    const list = [];
    for (const [, address, descriptor] of srcset.matchAll(/[\s,]*(\S+)([^,]*)/g)) {
      const bare = address.replace(/,+$/, "");
      list.push({ address: bare, descriptor: bare === address ? descriptor.trim() : "" });
      if (list.length > 100) break;
    }
    return list;
  };
  const resolved = (address) => {
    try { return new URL(address, document.baseURI).href; } catch (error) { return ""; }
  };
  const sourcesOf = (image) => {
    const sets = [lib.attribute(image, "srcset")];
    const parent = lib.lightParent(image);
    if (parent && lib.nodeType(parent) === 1 && lib.tag(parent) === "picture") {
      for (const node of lib.lightChildren(parent)) {
        if (lib.nodeType(node) === 1 && lib.tag(node) === "source") sets.push(lib.attribute(node, "srcset"));
      }
    }
    return sets.filter(Boolean).flatMap(candidates);
  };
  // naturalWidth is what is left after the density that srcset and sizes stand for: here that is taken back.
  const trueScale = (image, sources) => {
    const chosen = sources.find(({ address }) => resolved(address) === image.currentSrc);
    const [, number, unit] = (chosen && chosen.descriptor.match(/^([\d.]+)([wx])$/)) || [];
    if (!unit || !(number > 0)) return 1;
    return unit === "x" ? Number(number) : Number(number) / image.naturalWidth;
  };
  const px = (value) => parseFloat(value) || 0;
  // The size of the whole picture as it is drawn, also of what object-fit cuts off.
  const drawn = (image) => {
    const style = lib.style(image);
    const rect = lib.rect(image);
    const width = rect.width - px(style.paddingLeft) - px(style.paddingRight) - px(style.borderLeftWidth) - px(style.borderRightWidth);
    const height = rect.height - px(style.paddingTop) - px(style.paddingBottom) - px(style.borderTopWidth) - px(style.borderBottomWidth);
    const across = width / image.naturalWidth;
    const down = height / image.naturalHeight;
    const fit = style.objectFit;
    if (fit === "fill") return { width, height };
    const inside = Math.min(across, down);
    const scale = fit === "cover" ? Math.max(across, down) : fit === "none" ? 1 : fit === "scale-down" ? Math.min(1, inside) : inside;
    return { width: image.naturalWidth * scale, height: image.naturalHeight * scale };
  };
  for (const image of lib.elements()) {
    if (found.length >= LIMIT) break;
    if (lib.tag(image) !== "img" || !(image instanceof HTMLImageElement)) continue;
    if (!image.complete || !image.naturalWidth || !image.naturalHeight || !lib.visible(image)) continue;
    if (!/^https?:/.test(image.currentSrc)) continue;
    const sources = sourcesOf(image);
    const scale = trueScale(image, sources);
    const size = drawn(image);
    if (!(size.width > 0 && size.height > 0)) continue;
    found.push({
      ...lib.at(image),
      url: image.currentSrc.slice(0, 2000),
      width: Math.round(image.naturalWidth * scale),
      height: Math.round(image.naturalHeight * scale),
      drawn_width: lib.round(size.width * lib.frameScale),
      drawn_height: lib.round(size.height * lib.frameScale),
    });
  }
  return found;
}
