// What a customer reads of an order, line by line; what tells how far it has come; where
// its header and footer lead; which fields hold something already.
/** @param {Library} lib */
(lib) => {
  const LINES = 500,
    LONGEST = 160,
    STEPS = 6,
    SHORT = 40,
    MOST = 10,
    HELD = 200,
    EXITS = 100;
  if (!lib.options.top) return { lines: [], steps: [], held: [], exits: [] };
  const lines = [];
  const read = (element) => {
    for (const line of String(lib.innerText(element) ?? "").split("\n")) {
      const text = lib.text(line, LONGEST);
      if (text && lines.length < LINES) lines.push(text);
    }
  };
  lib.select("body").slice(0, 1).forEach(read);
  // innerText leaves out what stands in shadow roots.
  for (const root of lib.trees().slice(1)) {
    for (const child of lib.childNodes(root))
      if (child instanceof HTMLElement && lib.tag(child) !== "style") read(child);
  }

  const CALLED =
    /(?:^|[\s_-])(?:steps?|stepper|progress(?:-?bar)?|wizard|etapes|checkout-?(?:nav|steps|progress))(?:$|[\s_-])/i;
  const steps = [];
  const note = (element) => {
    const said = lib.text(lib.textContent(element) || lib.attribute(element, "aria-label"), LONGEST);
    if (steps.length < STEPS && said && lib.visible(element)) steps.push(said);
  };
  const short = (element) => {
    const text = lib.textContent(element).replace(/\s+/g, " ").trim();
    return text.length > 0 && text.length <= SHORT;
  };
  const held = [],
    exits = [];
  for (const element of lib.elements()) {
    const tag = lib.tag(element);
    if (tag === "input" || tag === "select" || tag === "textarea") {
      const type = lib.attribute(element, "type").toLowerCase();
      if (
        held.length < HELD &&
        !["hidden", "submit", "button", "reset", "image", "checkbox", "radio", "password"].includes(type) &&
        lib.fieldValue(element).trim()
      )
        held.push(lib.selector(element));
      continue;
    }
    if (tag === "a" && exits.length < EXITS && lib.hasAttribute(element, "href")) {
      const frame = lib.closest(element, "header, footer, nav, [role=banner], [role=navigation], [role=contentinfo]");
      const url = lib.url(lib.attribute(element, "href"));
      if (
        frame &&
        url &&
        /^https?:$/.test(url.protocol) &&
        url.pathname !== location.pathname &&
        !lib.closest(element, "main, [role=main]") &&
        lib.visible(element)
      ) {
        exits.push({
          text: lib.text(lib.textContent(element) || lib.attribute(element, "aria-label"), 80),
          url: lib.text(url.origin + url.pathname, 200),
        });
      }
      continue;
    }
    if (lib.attribute(element, "aria-current") === "step") {
      note(element);
      continue;
    }
    if (tag === "progress" || lib.attribute(element, "role") === "progressbar") {
      note(element);
      continue;
    }
    if (!["ol", "ul", "nav", "div"].includes(tag)) continue;
    const children = [...lib.childNodes(element)].filter((child) => lib.nodeType(child) === 1);
    if (children.length < 2 || children.length > MOST || !children.every(short)) continue;
    const numbered = children.every((child, place) =>
      lib
        .textContent(child)
        .trim()
        .startsWith(String(place + 1)),
    );
    const called = CALLED.test(lib.attribute(element, "class")) || CALLED.test(lib.attribute(element, "id"));
    if ((numbered && children.length > 2) || called) note(element);
  }
  return { lines, steps: [...new Set(steps)], held, exits };
};
