// The words that stand with a field on the screen, as text: never what is typed into it.
/** @param {Library} lib */
(lib) => {
  const SKIP = new Set([
    "script",
    "style",
    "template",
    "noscript",
    "select",
    "textarea",
    "button",
    "svg",
    "option",
    "input",
  ]);
  const FIELDS = "input:not([type=hidden]),select,textarea,[contenteditable],[role=textbox],[role=combobox]";
  const NODE_LIMIT = 200;
  const counts = new Map();
  // Of the fields in shadow trees below a node, too.
  let composed = null;
  const below = (node) => {
    if (!composed) {
      composed = new Map();
      for (const field of lib.fields())
        for (const each of lib.ancestors(field)) composed.set(each, (composed.get(each) || 0) + 1);
    }
    return composed.get(node) || 0;
  };
  const fieldsIn = (node) => {
    if (!counts.has(node)) counts.set(node, Math.max(lib.querySelectorAll(node, FIELDS).length, below(node)));
    return counts.get(node);
  };

  // Text under a node without that of controls, folded and cut.
  const words = (root, max, shown) => {
    let out = "";
    let seen = 0;
    const visit = (node) => {
      if (out.length > 2 * max || ++seen > NODE_LIMIT) return;
      const kind = lib.nodeType(node);
      if (kind === 3) out += node.data.slice(0, 4 * max);
      if (kind !== 1) return;
      if (node !== root && SKIP.has(lib.tag(node))) return;
      if (lib.isEditingHost(node) || (shown && node !== root && !lib.visible(node))) return;
      if (shown && /icon|symbol/i.test(lib.fontFamily(lib.style(node).fontFamily))) return; // a word drawn as a sign
      for (const child of lib.composedChildren(node)) visit(child);
      out += " ";
    };
    visit(root);
    return lib.text(out, max);
  };
  // A label that waits inside the field until something is typed: transparent, but with a place of its own on it.
  const floats = (label, field) => {
    if (!lib.boxed(label)) return false;
    const a = lib.rect(label);
    const b = lib.rect(field);
    if (a.width < 8 || a.height < 6) return false;
    return a.left < b.right && a.right > b.left && a.top < b.bottom + 4 && a.bottom > b.top - 32;
  };
  // The nearest text before the field, as a person reads it: what precedes it among its siblings, or those of the
  // wrappers that hold nothing else to fill in.
  const nearby = (field) => {
    let node = field;
    let hosts = 0;
    for (let level = 0; level < 3; level++) {
      let sibling = lib.previousSibling(node);
      for (let steps = 0; sibling && steps < 4; steps++, sibling = lib.previousSibling(sibling)) {
        const kind = lib.nodeType(sibling);
        if (kind === 3) {
          const text = lib.text(sibling.data, 80);
          if (text) return text;
        } else if (kind === 1) {
          if (lib.matches(sibling, FIELDS) || fieldsIn(sibling)) return "";
          const tag = lib.tag(sibling);
          if (/^h[1-6]$/.test(tag) || tag === "legend" || tag === "button" || tag === "a") return "";
          if (lib.visible(sibling)) {
            const text = words(sibling, 81, true);
            if (text) return text.length <= 80 ? text : "";
          }
        }
      }
      node = lib.parentNode(node);
      // A component that draws only the field has its label outside: it is the field, with whatever it wraps it in.
      if (node instanceof ShadowRoot && hosts++ < 3) {
        node = node.host;
        level = -1;
      }
      if (!node || lib.nodeType(node) !== 1 || ["form", "body", "main", "fieldset"].includes(lib.tag(node))) return "";
      if (fieldsIn(node) > 1) return "";
    }
    return "";
  };
  // What the fields around it are about: the legend of its fieldset or the name of its group.
  const groupName = (field) => {
    for (const node of lib.ancestors(field)) {
      const tag = lib.tag(node);
      if (tag === "form" || tag === "body") return "";
      if (tag === "fieldset" || ["group", "radiogroup"].includes(lib.attribute(node, "role").trim().toLowerCase())) {
        return lib.name(node, 80);
      }
    }
    return "";
  };
  // Around the words of the first label that is to be seen: a label around a field is larger than they are. A hint below
  // its name is part of it; what comes after the field that stands in it is not.
  const labelBox = (field) => {
    const label = [...lib.labels(field), ...lib.referenced(field, "aria-labelledby")].find(
      (each) => lib.visible(each) && words(each, 20, true) !== "",
    );
    if (!label) return null;
    let around = null;
    const stack = [label];
    for (let count = 0; stack.length && count < NODE_LIMIT; count++) {
      const node = stack.pop();
      const kind = lib.nodeType(node);
      if (node === field) {
        if (around) break;
      } else if (kind === 3 && /[\p{L}\p{N}]/u.test(node.data)) {
        const range = document.createRange();
        range.selectNodeContents(node);
        const { left, top, right, bottom } = range.getBoundingClientRect();
        if (right - left < 1 || bottom - top < 1) continue;
        around ||= { left, top, right, bottom };
        around = {
          left: Math.min(around.left, left),
          top: Math.min(around.top, top),
          right: Math.max(around.right, right),
          bottom: Math.max(around.bottom, bottom),
        };
      } else if (kind === 1 && (node === label || !SKIP.has(lib.tag(node)))) {
        const children = lib.composedChildren(node);
        for (let i = children.length - 1; i >= 0; i--) stack.push(children[i]);
      }
    }
    if (!around) return null;
    // A hint of the field's own that stands between both keeps them together.
    const begins = lib.rect(field).top;
    for (const hint of lib.referenced(field, "aria-describedby").filter((each) => lib.visible(each))) {
      const { top, bottom } = lib.rect(hint);
      if (top >= around.bottom - 2 && bottom <= begins + 2) around.bottom = bottom;
    }
    return lib.toBox({ ...around, width: around.right - around.left, height: around.bottom - around.top });
  };
  const legendOf = (field) => {
    const set = [...lib.ancestors(field)].find((node) => lib.tag(node) === "fieldset");
    return set && [...lib.children(set)].find((node) => lib.tag(node) === "legend");
  };
  // What styles write at a label or around it, or at the legend above it: the star of those that are required.
  const labelMark = (field) => {
    const label = lib.labels(field)[0];
    if (!label) return "";
    const legend = legendOf(field);
    const holders = [
      label,
      ...(legend ? [legend] : []),
      ...[...lib.childNodes(label)].filter((node) => lib.nodeType(node) === 1).slice(0, 4),
    ];
    const written = (element, which) => {
      const content = lib.content(element, which);
      return content.startsWith('"') ? content.slice(1, -1) : "";
    };
    return lib.text(holders.map((each) => `${written(each, "::before")} ${written(each, "::after")}`).join(" "), 40);
  };
  return {
    labelBox,
    labelMark,
    words,
    nearby,
    groupName,
    // Text of the <label>s.
    labelText: (field) =>
      lib.text(
        lib
          .labels(field)
          .map((label) => words(label, 160, false))
          .join(" "),
        160,
      ),
    // Some label with words in it is on the screen, or will be as soon as something is typed.
    labelShown: (field) =>
      [...lib.labels(field), ...lib.referenced(field, "aria-labelledby")].some(
        (label) => (lib.visible(label) || floats(label, field)) && words(label, 20, false) !== "",
      ),
    visibleLabel: (field) => lib.labels(field).find((label) => lib.visible(label)) || null,
  };
};
