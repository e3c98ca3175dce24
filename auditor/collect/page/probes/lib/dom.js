// The composed tree: elements in the order and nesting in which they are rendered.
/** @param {Library} lib */
(lib) => {
  const NINE = [0.1, 0.5, 0.9]; // of width and height: nine points of a box
  const { localName, firstChild, nextSibling, nodeType, getAttribute, getRootNode } = lib;
  const rootOf = (element) => lib.closedRoots.get(element) || lib.shadowRoot(element);
  // One by one: spreading a list of nodes takes three times as long.
  const childrenOf = (node) => {
    const found = [];
    for (let child = firstChild(node); child; child = nextSibling(child)) found.push(child);
    return found;
  };
  const written = new Map();
  let still = true;

  const parents = new Map();
  const all = [];
  // Nodes in the order and nesting in which they are rendered: shadow trees in place of light children, slots filled.
  const composedChildren = (node) => {
    if (nodeType(node) === 1) {
      const root = rootOf(node);
      if (root) return childrenOf(root);
      if (localName(node) === "slot" && node instanceof HTMLSlotElement) {
        const assigned = node.assignedNodes();
        if (assigned.length) return assigned;
      }
    }
    return childrenOf(node);
  };
  const walk = () => {
    const stack = document.documentElement ? [[document.documentElement, null]] : [];
    while (stack.length) {
      const [element, parent] = stack.pop();
      if (parents.has(element)) continue;
      parents.set(element, parent);
      all.push(element);
      const children = composedChildren(element);
      for (let i = children.length - 1; i >= 0; i--) {
        if (nodeType(children[i]) === 1) stack.push([children[i], element]);
      }
    }
  };

  return {
    // What is asked most, under shorter names.
    tag: localName,
    attribute: (element, name) => getAttribute(element, name) ?? "",
    rect: lib.getBoundingClientRect,
    rects: lib.getClientRects,
    // An absolute URL from what an attribute says, or null.
    url: (declared) => {
      try {
        return new URL(declared, document.baseURI);
      } catch {
        return null;
      }
    },
    // Whether an element below this one, in its own tree, matches.
    holds: (element, selector) => lib.querySelector(element, selector) !== null,
    // All elements of the document proper that match; those in shadow trees are not among them.
    select: (selector) => [...document.querySelectorAll(selector)],
    // Its shadow root, closed ones too.
    rootOf,
    // The document and all shadow trees in it.
    trees: () => [
      document,
      ...lib
        .elements()
        .map((element) => rootOf(element))
        .filter(Boolean),
    ],
    composedChildren,
    // An element's own text nodes that say something, in its own tree. Most probes ask for them, of every element.
    texts: (element) => {
      let found = still ? written.get(element) : null;
      if (!found) {
        found = [];
        for (let child = firstChild(element); child; child = nextSibling(child)) {
          if (nodeType(child) === 3 && /\S/.test(child.data)) found.push(child);
        }
        written.set(element, found);
      }
      return found;
    },
    // Whether the page stands still, as it does while the probes run: names, start tags and the like, which several of
    // them ask for, are kept so long. What runs later asks a page that lives.
    still: () => still,
    forget: () => {
      still = false;
    },
    // Every element of this document, in composed tree order. Computed once: the page is frozen.
    elements: () => {
      if (!all.length) walk();
      return all;
    },
    // The parent in the composed tree, or null. Also right for closed shadow roots, where assignedSlot is null.
    parent: (element) => {
      if (!all.length) walk();
      return parents.get(element) ?? null;
    },
    // The element and its ancestors in the composed tree, innermost first.
    ancestors: function* (element) {
      if (!all.length) walk();
      for (let node = element; node; node = parents.get(node) ?? null) yield node;
    },
    contains: (ancestor, element) => {
      for (let node = element; node; node = parents.get(node) ?? null) if (node === ancestor) return true;
      return false;
    },
    // The element at a point of this frame's viewport, looked up through shadow roots; null outside the viewport.
    elementAt: (x, y) => {
      /** @type {Document | ShadowRoot} */
      let root = document;
      let found = null;
      for (let depth = 0; root && depth < 32; depth++) {
        const next = root.elementFromPoint(x, y);
        if (!next || next === found) break;
        found = next;
        root = rootOf(found);
      }
      return found;
    },
    // The part of a box that is on the screen; null if it is no more than a line.
    screenPart: (rect) => {
      const left = Math.max(rect.left, 0),
        right = Math.min(rect.right, innerWidth);
      const top = Math.max(rect.top, 0),
        bottom = Math.min(rect.bottom, innerHeight);
      return right - left < 2 || bottom - top < 2 ? null : { left, top, right, bottom };
    },
    // What `at(x, y)` finds, if it finds something at each of nine points of a box; else null.
    everywhere: (box, at) => {
      let found = null;
      for (const i of NINE) {
        for (const j of NINE) {
          found = at(box.left + i * (box.right - box.left), box.top + j * (box.bottom - box.top));
          if (!found) return null;
        }
      }
      return found;
    },
    // An element by id in the tree that `element` stands in, as aria-labelledby and label[for] look it up.
    byId: (element, id) => {
      const root = getRootNode(element);
      return id && root.getElementById ? root.getElementById(id) : null;
    },
  };
};
