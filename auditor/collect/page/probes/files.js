// The elements by which files are asked for that may not have come: pictures that can't be shown, backgrounds, style
// sheets, scripts. Whether they came the network knows.
/** @param {Library} lib */
(lib) => {
  const LIMIT = 300;
  const LEAST = 3; // CSS px: smaller pictures are there to be counted, not to be seen
  const found = [];
  const note = (element, use, url) => {
    if (found.length < LIMIT && /^https?:/.test(url)) found.push({ ...lib.at(element), use, url: url.slice(0, 2000) });
  };
  const asked = (element, name) => {
    const url = lib.url(lib.attribute(element, name));
    return url && lib.attribute(element, name) ? url.href : "";
  };
  const small = (element) => {
    const style = lib.style(element);
    const sides = [lib.attribute(element, "width"), lib.attribute(element, "height"), style.width, style.height];
    return sides.some(
      (side) => /^[\d.]/.test(side) && !side.includes("%") && parseFloat(side) > 0 && parseFloat(side) < LEAST,
    );
  };
  // Without a box are a picture whose alternative is empty, which collapses, and what is hidden.
  const wanted = (element) => lib.painted(element) && !small(element);
  for (const element of lib.elements()) {
    if (found.length >= LIMIT) break;
    const tag = lib.tag(element);
    if (tag === "img" && element instanceof HTMLImageElement) {
      if (element.complete && !element.naturalWidth && wanted(element)) note(element, "picture", element.currentSrc);
    } else if (tag === "link" && element instanceof HTMLLinkElement) {
      if (/(^|\s)stylesheet(\s|$)/i.test(lib.attribute(element, "rel"))) note(element, "style", asked(element, "href"));
    } else if (tag === "script" && element instanceof HTMLScriptElement) {
      note(element, "script", asked(element, "src"));
    }
    if (!["script", "link", "style", "head", "meta", "title"].includes(tag)) {
      const [, url] = lib.style(element).backgroundImage.match(/url\("((?:https?:)[^"]*)"\)/) || [];
      if (url && lib.visible(element)) note(element, "background", url);
    }
  }
  return found;
};
