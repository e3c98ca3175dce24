// Keeps every <noscript> hidden, those in open shadow trees included; called with false it leaves them as they were.
// By a constructed sheet, which changes no node: the page's observers hear nothing of it. Only one whose own style is
// stronger gets an attribute.
function (hide) {
  for (const undo of globalThis.noscriptAgain || []) undo();
  globalThis.noscriptAgain = [];
  if (!hide) return;
  const strong = ":not(#\\31):not(#\\32):not(#\\33):not(#\\34)"; // of more weight than a page's own !important
  const hidden = { display: "none", transition: "none" };
  const text = Object.entries(hidden).map(([name, value]) => `${name}: ${value} !important;`).join(" ");
  const { getAttribute, setAttribute, removeAttribute } = Element.prototype;
  const getter = (prototype, name) => Object.getOwnPropertyDescriptor(prototype, name);
  const shadowOf = getter(Element.prototype, "shadowRoot").get;
  const roots = [document];
  for (const root of roots) {
    const [prototype, query] = root === document ? [Document.prototype, Document.prototype.querySelectorAll]
      : [ShadowRoot.prototype, DocumentFragment.prototype.querySelectorAll];
    const found = [];
    for (const element of query.call(root, "*")) {
      const shadow = shadowOf.call(element);
      if (shadow) roots.push(shadow);
      if (element.localName === "noscript" && element instanceof HTMLElement) found.push(element);
    }
    if (!found.length) continue;
    const sheets = getter(prototype, "adoptedStyleSheets");
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`noscript${strong} { ${text} }`);
    sheets.set.call(root, [...sheets.get.call(root), sheet]);
    globalThis.noscriptAgain.push(() => sheets.set.call(root, [...sheets.get.call(root)].filter((one) => one !== sheet)));
    for (const element of found) {
      if (getComputedStyle(element).display === "none") continue;
      const before = getAttribute.call(element, "style");
      for (const name in hidden) element.style.setProperty(name, hidden[name], "important");
      globalThis.noscriptAgain.push(() =>
        before === null ? removeAttribute.call(element, "style") : setAttribute.call(element, "style", before)
      );
    }
  }
}
