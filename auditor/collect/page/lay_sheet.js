// Lays a style sheet over a document and its shadow trees; called with its text, then the closed shadow roots' hosts and
// roots in turn. With "" it takes it away again. Constructed sheets change no node and are not subject to the page's CSP.
/** @param {Unclobbered} dom */
(dom, text, ...pairs) => {
  for (const [root, sheet] of dom.kept("triedSheets") || []) {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
  }
  globalThis.triedSheets = [];
  if (!text) return;
  const closed = new Map();
  for (let i = 0; i + 1 < pairs.length; i += 2) closed.set(pairs[i], pairs[i + 1]);
  const roots = [document];
  while (roots.length) {
    const root = roots.pop();
    for (const element of dom.querySelectorAll(root, "*")) {
      const inner = closed.get(element) || dom.shadowRoot(element);
      if (inner) roots.push(inner);
    }
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    globalThis.triedSheets.push([root, sheet]);
  }
};
