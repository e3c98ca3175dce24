// Scripts and style sheets that the document takes from files, and whether it says what must be in them.
/** @param {Library} lib */
(lib) => {
  const LIMIT = 500;
  const found = [];
  for (const element of lib.elements()) {
    const tag = lib.tag(element);
    let address = "";
    if (tag === "script") address = lib.attribute(element, "src").trim();
    else if (tag === "link" && /(^|\s)stylesheet(\s|$)/i.test(lib.attribute(element, "rel")))
      address = lib.attribute(element, "href").trim();
    if (!address || found.length >= LIMIT) continue;
    const url = lib.url(address);
    if (!url || !/^https?:$/.test(url.protocol)) continue;
    const at = lib.at(element);
    found.push({
      at: { ...at, box: null },
      kind: tag === "script" ? "script" : "style",
      url: lib.text(url.origin + url.pathname, 500),
      integrity: lib.text(lib.attribute(element, "integrity"), 500),
    });
  }
  return found;
};
