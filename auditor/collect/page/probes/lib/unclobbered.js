// Elements, asked by the getters and functions of the prototypes: <form><input name="children"></form> puts the field in
// front of what the form itself would answer. Each goes by the DOM's name for it: `element.children` is
// `children(element)`. The linter allows no other way (tests/javascript/clobbering.js).
// A script that runs without the library gets these functions as its first argument, if that is called `dom`.
() => {
  const descriptor = (prototype, name) => Object.getOwnPropertyDescriptor(prototype, name);
  const getter = (prototype, name) => {
    const found = descriptor(prototype, name);
    return found ? (node) => found.get.call(node) : () => undefined;
  };
  const method = (prototype, name) => {
    const call = prototype[name];
    return (node, ...given) => call.apply(node, given);
  };
  const ofHtml = (prototype, name) => {
    const get = getter(prototype, name);
    return (element) => (element instanceof HTMLElement ? get(element) : undefined);
  };
  const all = (read, prototype, names) =>
    Object.fromEntries(names.split(" ").map((name) => [name, read(prototype, name)]));
  // What each family of elements has of its own: HTML, SVG, MathML.
  const FAMILIES = [HTMLElement, SVGElement, MathMLElement].map(({ prototype }) => prototype);
  const isIn = (prototype, element) => Object.prototype.isPrototypeOf.call(prototype, element);
  const familyOf = (element) => FAMILIES.find((prototype) => isIn(prototype, element));
  const styles = new Map(FAMILIES.map((prototype) => [prototype, descriptor(prototype, "style").get]));
  const NONE = document.createElement("span").style; // of an element without any such: what is set there does nothing

  const nodes = all(
    getter,
    Node.prototype,
    "nodeType parentNode childNodes firstChild previousSibling nextSibling textContent isConnected baseURI",
  );
  const { checkVisibility } = Element.prototype;
  const QUERIES = { 1: Element.prototype, 9: Document.prototype, 11: DocumentFragment.prototype };
  const setters = Object.fromEntries(
    ["scrollTop", "scrollLeft"].map((name) => [name, descriptor(Element.prototype, name).set]),
  );
  return {
    ...nodes,
    ...all(method, Node.prototype, "getRootNode compareDocumentPosition"),
    ...all(method, EventTarget.prototype, "addEventListener removeEventListener dispatchEvent"),
    ...all(
      getter,
      Element.prototype,
      "id localName namespaceURI shadowRoot assignedSlot innerHTML children childElementCount nextElementSibling " +
        "previousElementSibling clientLeft clientTop clientWidth clientHeight scrollWidth scrollHeight scrollLeft scrollTop " +
        "ariaLabelledByElements currentCSSZoom",
    ),
    ...all(
      method,
      Element.prototype,
      "getAttribute hasAttribute getAttributeNames setAttribute removeAttribute getBoundingClientRect getClientRects matches " +
        "closest checkVisibility computedStyleMap animate scrollTo scrollIntoView",
    ),
    ...all(ofHtml, HTMLElement.prototype, "offsetWidth offsetHeight hidden innerText nonce"),
    ...all(method, HTMLElement.prototype, "click"),
    // The first element below a node, in its own tree, that matches; or all of them. A node: also a document or a shadow root.
    querySelector: (node, selector) => QUERIES[nodes.nodeType(node)].querySelector.call(node, selector),
    querySelectorAll: (node, selector) => QUERIES[nodes.nodeType(node)].querySelectorAll.call(node, selector),
    // What its style attribute declares; to be written to as well.
    inlineStyle: (element) => {
      const get = styles.get(familyOf(element));
      return get ? get.call(element) : NONE;
    },
    setScrollTop: (element, top) => setters.scrollTop.call(element, top),
    setScrollLeft: (element, left) => setters.scrollLeft.call(element, left),
    focus: (element, options) => familyOf(element)?.focus.call(element, options),
    blur: (element) => familyOf(element)?.blur.call(element),
    // What an earlier run left in this world under a name; undefined for nothing. `globalThis.NAME` alone may also be an
    // element of the page that has this id.
    kept: (name) => (Object.hasOwn(globalThis, name) ? globalThis[name] : undefined),
    // It has a box, and visibility is not hidden.
    rendered: (element) => checkVisibility.call(element, { visibilityProperty: true }),
    // It has a box, seen or not.
    boxed: (element) => checkVisibility.call(element),
    // Of a field: of what has no value, "".
    fieldValue: (element) => {
      const kind = [HTMLInputElement, HTMLSelectElement, HTMLTextAreaElement].find((each) => element instanceof each);
      return kind ? String(getter(kind.prototype, "value")(element) ?? "") : "";
    },
  };
};
