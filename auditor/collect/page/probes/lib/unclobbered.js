// Properties of elements that a form's fields could stand in front of: <form><input name="checkVisibility"></form>.
(lib) => {
  const getter = (prototype, name) => {
    const found = Object.getOwnPropertyDescriptor(prototype, name);
    return found ? (element) => found.get.call(element) : () => undefined;
  };
  const checkVisibility = Element.prototype.checkVisibility;
  const computedStyleMap = Element.prototype.computedStyleMap;
  return {
    // It has a box, and visibility is not hidden.
    rendered: (element) => checkVisibility.call(element, { visibilityProperty: true }),
    // It has a box, seen or not.
    boxed: (element) => checkVisibility.call(element),
    styleMap: (element) => computedStyleMap.call(element),
    innerText: getter(HTMLElement.prototype, "innerText"),
    // Of a field: of what has no value, "".
    valueOf: (element) => {
      const kind = [HTMLInputElement, HTMLSelectElement, HTMLTextAreaElement].find((each) => element instanceof each);
      return kind ? String(getter(kind.prototype, "value")(element) ?? "") : "";
    },
    zoom: getter(Element.prototype, "currentCSSZoom"),
    clientWidth: getter(Element.prototype, "clientWidth"),
    scrollWidth: getter(Element.prototype, "scrollWidth"),
    scrollLeft: getter(Element.prototype, "scrollLeft"),
    scrollTop: getter(Element.prototype, "scrollTop"),
  };
}
