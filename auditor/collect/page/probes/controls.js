// Buttons and links, seen or only heard, with what a screen reader or voice control calls them.
/** @param {Library} lib */
(lib) => {
  const LIMIT = 3000; // a mega menu has hundreds
  const NATIVE = new Set(["a", "area", "button", "input", "summary"]);
  const RENAMING = ["aria-label", "alt", "title"];

  const roleOf = (element, tag) => {
    if (!NATIVE.has(tag) && !lib.hasAttribute(element, "role")) return "";
    const role = lib.role(element);
    if (tag === "summary" && !lib.hasAttribute(element, "role")) {
      // Another summary than the first of its details opens nothing.
      const owner = lib.parentNode(element);
      const first =
        owner instanceof HTMLDetailsElement &&
        [...lib.childNodes(owner)].find((node) => lib.nodeType(node) === 1 && lib.tag(node) === "summary");
      return first === element ? role : "";
    }
    return role === "button" || role === "link" ? role : "";
  };
  // An area has no box of its own: it is there where its picture is.
  const picture = (area) => {
    for (const node of lib.ancestors(area)) {
      if (lib.tag(node) !== "map") continue;
      const name = lib.attribute(node, "name");
      return name ? lib.select("img[usemap]").find((image) => lib.attribute(image, "usemap") === `#${name}`) : null;
    }
    return null;
  };
  // The browser's own word for a picture that sends a form says nothing of what the picture shows (ACT 59796f).
  const nameOf = (element, isImage) => {
    const name = lib.name(element, 160);
    const declared = RENAMING.some((attribute) => lib.text(lib.attribute(element, attribute), 160) !== "");
    const labelled = lib.labels(element).length > 0 || lib.referenced(element, "aria-labelledby").length > 0;
    // A letter of an icon font is a place in Unicode without a meaning: nothing is said of it.
    if (!lib.plainText(name)) return "";
    return isImage && name === "Submit" && !declared && !labelled ? "" : name;
  };

  const found = [];
  for (const element of lib.elements()) {
    const tag = lib.tag(element);
    const role = roleOf(element, tag);
    if (!role) continue;
    const body = tag === "area" ? picture(element) : element;
    if (!body || !lib.exposed(body)) continue;
    const isImage = tag === "input" && element.type === "image";
    const name = nameOf(element, isImage);
    if (!name && !isImage) lib.noteNameless("controls", found.length, element);
    const at = lib.at(element);
    if (tag === "area") at.box = lib.box(body);
    found.push({
      at,
      role,
      name,
      image: isImage,
      visible: lib.visible(body),
      tabbable: !/^\s*-/.test(lib.attribute(element, "tabindex")),
    });
    if (found.length >= LIMIT) break;
  }
  return found;
};
