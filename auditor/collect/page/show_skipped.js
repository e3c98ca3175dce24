// Has everything drawn that Chromium skips while it is far from the screen (content-visibility: auto), as the customer
// will find it. Called again it lets Chromium skip it again. No attribute changes: reports quote the page's own.
/** @param {Unclobbered} dom */
(dom) => {
  const again = dom.kept("skippedAgain");
  if (again) {
    for (const undo of again) undo();
    delete globalThis.skippedAgain;
    return;
  }
  const childrenOf = (node) => [...dom.childNodes(node)].filter((child) => dom.nodeType(child) === 1);
  const path = (element) => {
    const steps = [];
    for (let node = element; node !== document.documentElement && dom.parentNode(node); node = dom.parentNode(node)) {
      if (dom.nodeType(node) !== 1) break; // a shadow root, whose children are no element's
      steps.unshift(`:nth-child(${childrenOf(dom.parentNode(node)).indexOf(node) + 1})`);
    }
    if (dom.getRootNode(element) === document) steps.unshift(":root");
    return steps.join(" > ");
  };
  const strong = ":not(#\\31):not(#\\32):not(#\\33):not(#\\34)"; // of more weight than a page's own !important
  const undo = [];
  /** @type {(Document | ShadowRoot)[]} */
  const roots = [document];
  while (roots.length) {
    const root = roots.pop();
    const rules = [];
    for (const element of dom.querySelectorAll(root, "*")) {
      const inner = dom.shadowRoot(element);
      if (inner) roots.push(inner);
      const computed = getComputedStyle(element);
      if (computed.contentVisibility !== "auto") continue;
      // What comes with it stays: its box holds what is placed in it, and cuts off what sticks out.
      const own = computed.contain.replace("strict", "size").match(/\b(size|inline-size)\b/) || [""];
      const contain = `layout style paint ${own[0]}`;
      rules.push(
        `${path(element)}${strong} { content-visibility: visible !important; contain: ${contain} !important; }`,
      );
    }
    if (!rules.length) continue;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules.join("\n"));
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    undo.push(() => (root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet)));
  }
  if (undo.length) globalThis.skippedAgain = undo;
};
