// The document as a whole.
/** @param {Library} lib */
(lib) => {
  const root = document.documentElement;
  const body = root ? [...lib.children(root)].find((element) => lib.tag(element) === "body") : null;
  let depth = 0;
  const depths = new Map();
  for (const element of lib.elements()) {
    const parent = lib.parent(element);
    const own = parent ? depths.get(parent) + 1 : 1;
    depths.set(element, own);
    if (own > depth) depth = own;
  }
  return {
    title: lib.text(document.title),
    body: body ? lib.text(lib.attribute(body, "id"), 60) : "",
    body_classes: body ? lib.text(lib.attribute(body, "class"), 600).split(/\s+/).filter(Boolean).slice(0, 40) : [],
    language: lib.text(root ? lib.attribute(root, "lang") : "", 35),
    elements: lib.elements().length,
    depth,
    client_width: root ? lib.clientWidth(root) : 0,
    client_height: root ? lib.clientHeight(root) : 0,
    scroll_width: root ? lib.scrollWidth(root) : 0,
    scroll_height: root ? lib.scrollHeight(root) : 0,
  };
};
