// The words that can be read in the first screen, as the customer meets it: what is clipped or covered does not count;
// and the menus that stand open in it.
/** @param {Library} lib */
(lib) => {
  const LIMIT = 3000;
  const MOST_MENUS = 50;
  const NINE = [0.1, 0.5, 0.9]; // of width and height
  const { width, height } = lib.options.viewport;
  // Words as UAX #29 splits them: letters and digits, joined by what stands between two of them. Scripts that put no
  // space between words need a dictionary; loading it takes longer than all the rest.
  const JOINED =
    /[\p{L}\p{Nd}\p{M}_]+(?:(?:(?<=[\p{L}\p{M}])['’.·:](?=\p{L})|(?<=\p{Nd})[.,;'](?=\p{Nd}))[\p{L}\p{Nd}\p{M}_]+)*/gu;
  const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
  let segmenter = null;
  const wordsOf = function* (data) {
    if (!UNSPACED.test(data)) {
      for (const { 0: word, index } of data.matchAll(JOINED))
        if (/[\p{L}\p{Nd}]/u.test(word)) yield { index, length: word.length };
      return;
    }
    segmenter = segmenter || new Intl.Segmenter(undefined, { granularity: "word" });
    for (const { segment, index, isWordLike } of segmenter.segment(data))
      if (isWordLike) yield { index, length: segment.length };
  };
  const SKIPPED = new Set(["script", "style", "noscript", "template", "option", "title", "head", "textarea"]);
  const OPAQUE = new Set(["img", "video", "canvas", "iframe", "picture"]);
  const opaque = (element) => {
    if (OPAQUE.has(lib.tag(element))) return true;
    const parts = (lib.style(element).backgroundColor.match(/[\d.]+/g) || []).map(Number);
    const alpha = parts.length === 4 ? parts[3] : 1;
    return parts.length >= 3 && alpha * lib.opacity(element) > 0.5;
  };
  // Something else is painted over a point of `element`; a clear layer that only takes taps covers nothing.
  const covered = (element, x, y) => {
    const hit = lib.elementAt(x, y);
    if (!hit || lib.contains(element, hit) || lib.contains(hit, element)) return false;
    for (let node = hit; node && !lib.contains(node, element); node = lib.parent(node)) if (opaque(node)) return true;
    return false;
  };
  const inScreen = (x, y) => {
    const px = x * lib.frameScale + lib.originX,
      py = y * lib.frameScale + lib.originY;
    return px >= 0 && py >= 0 && px < width && py < height && x < innerWidth && y < innerHeight && x >= 0 && y >= 0;
  };
  // What a box has scrolled out of sight is not on the screen, wherever it would stand.
  const scrolledAway = (element, x, y) => {
    for (let box = lib.scrollerInside(element); box; box = lib.scroller(box)) {
      const rect = lib.rect(box);
      if (x < rect.left || x > rect.right || y < rect.top || y > rect.bottom) return true;
    }
    return false;
  };
  const range = document.createRange();
  let words = 0,
    tried = 0;
  for (const element of lib.elements()) {
    if (tried > LIMIT) break;
    if (SKIPPED.has(lib.tag(element))) continue;
    const texts = lib.texts(element).filter((node) => /[\p{L}\p{N}]/u.test(node.data));
    if (!texts.length || !lib.inFirstScreen(element)) continue;
    for (const text of texts) {
      let outside = 0; // a novel below the first screen need not be read to its end
      for (const { index, length } of wordsOf(text.data.slice(0, 20000))) {
        if (++tried > LIMIT) break;
        range.setStart(text, index);
        range.setEnd(text, index + length);
        const rect = range.getBoundingClientRect();
        const x = rect.left + rect.width / 2,
          y = rect.top + rect.height / 2;
        if (rect.width < 1 || rect.height < 1 || !inScreen(x, y)) {
          if (++outside > 300) break;
          continue;
        }
        outside = 0;
        if (!lib.unclippedInside(element, rect) || scrolledAway(element, x, y)) continue;
        if (!covered(element, x, y)) words++;
      }
    }
  }
  // Menus that stand open: of the nine points of what the screen shows of one, most meet it.
  const menus = [];
  for (const element of lib.elements()) {
    if (menus.length >= MOST_MENUS) break;
    if (lib.tag(element) !== "nav" && lib.attribute(element, "role").trim().toLowerCase() !== "navigation") continue;
    if (!lib.inFirstScreen(element)) continue;
    const rect = lib.unclipped(element),
      top = Math.max(0, rect.top),
      left = Math.max(0, rect.left);
    const right = Math.min(innerWidth, rect.right),
      bottom = Math.min(innerHeight, rect.bottom);
    let met = 0;
    for (const across of NINE) {
      for (const down of NINE) {
        const hit = lib.elementAt(left + across * (right - left), top + down * (bottom - top));
        if (hit && lib.contains(element, hit)) met++;
      }
    }
    if (met >= 5)
      menus.push({ at: lib.at(element), shown: lib.toBox({ left, top, width: right - left, height: bottom - top }) });
  }
  return { words, menus };
};
