// Has everything drawn that Chromium skips while it is far from the screen (content-visibility: auto), as the customer
// will find it. Called again it lets Chromium skip it again. No attribute changes: reports quote the page's own.
function () {
  if (globalThis.skippedAgain) {
    for (const undo of globalThis.skippedAgain) undo();
    delete globalThis.skippedAgain;
    return;
  }
  const path = (element) => {
    const steps = [];
    for (let node = element; node !== document.documentElement && node.parentNode; node = node.parentNode) {
      if (node.nodeType !== 1) break; // a shadow root, whose children are no element's
      steps.unshift(`:nth-child(${Array.prototype.indexOf.call(node.parentNode.children, node) + 1})`);
    }
    if (element.getRootNode() === document) steps.unshift(":root");
    return steps.join(" > ");
  };
  const strong = ":not(#\\31):not(#\\32):not(#\\33):not(#\\34)"; // of more weight than a page's own !important
  const undo = [];
  const roots = [document];
  while (roots.length) {
    const root = roots.pop();
    const rules = [];
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      const computed = getComputedStyle(element);
      if (computed.contentVisibility !== "auto") continue;
      // What comes with it stays: its box holds what is placed in it, and cuts off what sticks out.
      const own = computed.contain.replace("strict", "size").match(/\b(size|inline-size)\b/) || [""];
      const contain = `layout style paint ${own[0]}`;
      rules.push(`${path(element)}${strong} { content-visibility: visible !important; contain: ${contain} !important; }`);
    }
    if (!rules.length) continue;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules.join("\n"));
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    undo.push(() => (root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet)));
  }
  if (undo.length) globalThis.skippedAgain = undo;
}
