// Lays a style sheet over a document and its shadow trees; called with its text, then the closed shadow roots' hosts and
// roots in turn. With "" it takes it away again. Constructed sheets change no node and are not subject to the page's CSP.
function (text) {
  for (const [root, sheet] of globalThis.triedSheets || []) {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
  }
  globalThis.triedSheets = [];
  if (!text) return;
  const closed = new Map();
  for (let i = 1; i + 1 < arguments.length; i += 2) closed.set(arguments[i], arguments[i + 1]);
  const roots = [document];
  while (roots.length) {
    const root = roots.pop();
    for (const element of root.querySelectorAll("*")) {
      const inner = closed.get(element) || element.shadowRoot;
      if (inner) roots.push(inner);
    }
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    globalThis.triedSheets.push([root, sheet]);
  }
}
