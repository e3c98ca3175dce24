// Pictures that were loaded, in the size that they have and in the size in which they are shown.
/** @param {Library} lib */
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
    try {
      return new URL(address, document.baseURI).href;
    } catch {
      return "";
    }
  };
  const sourcesOf = (image) => {
    const sets = [lib.attribute(image, "srcset")];
    const parent = lib.parentNode(image);
    if (parent && lib.nodeType(parent) === 1 && lib.tag(parent) === "picture") {
      for (const node of lib.childNodes(parent)) {
        if (lib.nodeType(node) === 1 && lib.tag(node) === "source") sets.push(lib.attribute(node, "srcset"));
      }
    }
    return sets.filter(Boolean).map(candidates);
  };
  // naturalWidth is what is left after the density that srcset and sizes stand for: here that is taken back.
  const isChosen =
    (image) =>
    ({ address }) =>
      resolved(address) === image.currentSrc;
  const trueScale = (image, sets) => {
    const chosen = sets.flat().find(isChosen(image));
    const [, number, unit] = (chosen && chosen.descriptor.match(/^([\d.]+)([wx])$/)) || [];
    if (!unit || !(number > 0)) return 1;
    return unit === "x" ? Number(number) : Number(number) / image.naturalWidth;
  };
  // The width of the largest file that is offered beside the chosen one and is smaller; 0 if none is.
  const smallerThan = (image, sets, width) => {
    const set = sets.find((each) => each.some(isChosen(image)));
    const sizes = (set || []).map(({ descriptor }) => {
      const [, number, unit] = descriptor.match(/^([\d.]+)([wx])$/) || [null, "1", "x"];
      return unit === "w" ? Number(number) : Number(number) * image.naturalWidth;
    });
    return Math.round(Math.max(0, ...sizes.filter((size) => size < width - 1)));
  };
  const px = (value) => parseFloat(value) || 0;
  // The size of the whole picture as it is drawn, also of what object-fit cuts off.
  const drawn = (image) => {
    const style = lib.style(image);
    const rect = lib.rect(image);
    const width =
      rect.width -
      px(style.paddingLeft) -
      px(style.paddingRight) -
      px(style.borderLeftWidth) -
      px(style.borderRightWidth);
    const height =
      rect.height -
      px(style.paddingTop) -
      px(style.paddingBottom) -
      px(style.borderTopWidth) -
      px(style.borderBottomWidth);
    const across = width / image.naturalWidth;
    const down = height / image.naturalHeight;
    const fit = style.objectFit;
    if (fit === "fill") return { width, height };
    const inside = Math.min(across, down);
    const scale =
      fit === "cover"
        ? Math.max(across, down)
        : fit === "none"
          ? 1
          : fit === "scale-down"
            ? Math.min(1, inside)
            : inside;
    return { width: image.naturalWidth * scale, height: image.naturalHeight * scale };
  };
  for (const image of lib.elements()) {
    if (found.length >= LIMIT) break;
    if (lib.tag(image) !== "img" || !(image instanceof HTMLImageElement)) continue;
    if (!image.complete || !image.naturalWidth || !image.naturalHeight || !lib.visible(image)) continue;
    if (!/^https?:/.test(image.currentSrc)) continue;
    const sets = sourcesOf(image);
    const scale = trueScale(image, sets);
    const size = drawn(image);
    if (!(size.width > 0 && size.height > 0)) continue;
    found.push({
      ...lib.at(image),
      url: image.currentSrc.slice(0, 2000),
      width: Math.round(image.naturalWidth * scale),
      height: Math.round(image.naturalHeight * scale),
      drawn_width: lib.round(size.width * lib.frameScale),
      drawn_height: lib.round(size.height * lib.frameScale),
      smaller: smallerThan(image, sets, image.naturalWidth * scale),
    });
  }
  // Pictures of style sheets. Their size is asked of an image of the same address: what the page has drawn is in Chromium's
  // memory, and known at once; what is not is not asked for.
  const known = new Map();
  const sizeOf = (address) => {
    if (!known.has(address)) {
      const image = new Image();
      image.src = address;
      const size =
        image.complete && image.naturalWidth && image.naturalHeight ? [image.naturalWidth, image.naturalHeight] : null;
      if (!size) image.src = "";
      known.set(address, size);
    }
    return known.get(address);
  };
  const length = (value, whole) => (value.endsWith("%") ? (parseFloat(value) / 100) * whole : parseFloat(value));
  const spread = (value, box, [width, height]) => {
    if (value === "cover" || value === "contain") {
      const scale = (value === "cover" ? Math.max : Math.min)(box.width / width, box.height / height);
      return { width: width * scale, height: height * scale };
    }
    const [across, down = "auto"] = value.split(" ");
    const w = across === "auto" ? NaN : length(across, box.width),
      h = down === "auto" ? NaN : length(down, box.height);
    if (Number.isNaN(w) && Number.isNaN(h)) return { width, height };
    return { width: Number.isNaN(w) ? (width * h) / height : w, height: Number.isNaN(h) ? (height * w) / width : h };
  };
  const fetched = new Set(performance.getEntriesByType("resource").map((entry) => entry.name));
  for (const element of lib.elements()) {
    if (found.length >= LIMIT) break;
    const style = lib.style(element);
    if (!style.backgroundImage.includes("url(") || !lib.visible(element)) continue;
    const layers = style.backgroundImage.match(/url\("(?:[^"\\]|\\.)*"\)|[\w-]+\((?:[^()]|\([^()]*\))*\)|none/g) || [];
    const sizes = style.backgroundSize.split(/\s*,\s*/);
    layers.forEach((layer, i) => {
      const [, address] = layer.match(/^url\("(.*)"\)$/) || [];
      if (!address || !/^https?:/.test(address) || !fetched.has(address)) return;
      const natural = sizeOf(address);
      const rect = lib.rect(element);
      const size = natural && spread(sizes[i % sizes.length], rect, natural);
      if (!size || !(size.width > 0 && size.height > 0)) return;
      found.push({
        ...lib.at(element),
        url: address.slice(0, 2000),
        width: natural[0],
        height: natural[1],
        drawn_width: lib.round(size.width * lib.frameScale),
        drawn_height: lib.round(size.height * lib.frameScale),
        background: true,
      });
    });
  }
  return found;
};
