// Keeps every <noscript> hidden, those in open shadow trees included; called with false it leaves them as they were.
// By a constructed sheet, which changes no node: the page's observers hear nothing of it. Only one whose own style is
// stronger gets an attribute.
/** @param {Unclobbered} dom */
(dom, hide) => {
  for (const undo of dom.kept("noscriptAgain") || []) undo();
  globalThis.noscriptAgain = [];
  if (!hide) return;
  const strong = ":not(#\\31):not(#\\32):not(#\\33):not(#\\34)"; // of more weight than a page's own !important
  const hidden = { display: "none", transition: "none" };
  const text = Object.entries(hidden)
    .map(([name, value]) => `${name}: ${value} !important;`)
    .join(" ");
  /** @type {(Document | ShadowRoot)[]} */
  const roots = [document];
  for (const root of roots) {
    const found = [];
    for (const element of dom.querySelectorAll(root, "*")) {
      const shadow = dom.shadowRoot(element);
      if (shadow) roots.push(shadow);
      if (dom.localName(element) === "noscript" && element instanceof HTMLElement) found.push(element);
    }
    if (!found.length) continue;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`noscript${strong} { ${text} }`);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    globalThis.noscriptAgain.push(
      () => (root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet)),
    );
    for (const element of found) {
      if (getComputedStyle(element).display === "none") continue;
      const before = dom.getAttribute(element, "style");
      for (const name in hidden) dom.inlineStyle(element).setProperty(name, hidden[name], "important");
      globalThis.noscriptAgain.push(() =>
        before === null ? dom.removeAttribute(element, "style") : dom.setAttribute(element, "style", before),
      );
    }
  }
};
