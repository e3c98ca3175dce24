// Where the document links to, hidden links included: a footer's are often folded away on a phone.
/** @param {Library} lib */
(lib) => {
  const LIMIT = 3000; // a mega menu has hundreds
  const SCAN = 30000;
  const words = (element) => {
    const own = lib.text(lib.textContent(element).slice(0, 400), 80);
    if (own) return own;
    const label = lib.text(lib.attribute(element, "aria-label") || lib.attribute(element, "title"), 80);
    if (label) return label;
    const image = lib.querySelector(element, "img[alt]");
    return image ? lib.text(lib.attribute(image, "alt"), 80) : "";
  };
  const found = new Map();
  let scanned = 0;
  for (const element of lib.elements()) {
    const tag = lib.tag(element);
    if ((tag !== "a" && tag !== "area") || !lib.hasAttribute(element, "href")) continue;
    if (++scanned > SCAN) break;
    const url = lib.url(lib.attribute(element, "href"));
    if (!url || !/^https?:$/.test(url.protocol)) continue;
    const here = url.origin === location.origin && url.pathname === location.pathname && url.search === location.search;
    if (here) continue;
    const address = lib.text(url.origin + url.pathname, 200);
    const link = { text: words(element), url: address, queried: url.search.length > 1 };
    const key = `${link.text}\n${link.url}`;
    // The last ones are the footer's: those are kept.
    found.delete(key);
    found.set(key, link);
  }
  return [...found.values()].slice(-LIMIT);
};
