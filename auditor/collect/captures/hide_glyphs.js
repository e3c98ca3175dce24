// Takes the glyphs out of a document and its shadow trees, and the drawings that the probe `graphics` found; what lies
// behind them stays. Called with the closed shadow roots' hosts and roots in turn. show_glyphs.js brings all back.
/** @param {Unclobbered} dom */
(dom, ...pairs) => {
  const closed = new Map();
  for (let i = 0; i + 1 < pairs.length; i += 2) closed.set(pairs[i], pairs[i + 1]);
  // The specificity of four ids, so that a page's own !important seldom wins.
  const any = "*:not(#\\31):not(#\\32):not(#\\33):not(#\\34)";
  // Shadows stay: they lie behind the glyphs, and the reader sees the text against them. Without `transition: none` the
  // change itself would be animated, and would stand still at its beginning in the frozen page.
  const glyphs = `
    -webkit-text-fill-color: transparent !important; -webkit-text-stroke-color: transparent !important;
    text-decoration-color: transparent !important; text-emphasis-color: transparent !important;
    caret-color: transparent !important; transition: none !important;`;
  const sheetText = `
    ${any}, ${any}::before, ${any}::after, ${any}::file-selector-button { ${glyphs} }
    ${any}::placeholder { ${glyphs} color: transparent !important; }
    ${any}::marker { color: transparent !important; }
    text${any.slice(1)}, text${any.slice(1)} ${any} {
      fill: transparent !important; stroke: transparent !important; transition: none !important; }`;
  const noInk = /^rgba\(.*, 0(\.01\d*)?\)$|\/ 0\)$/;
  const undo = [];
  const roots = [document];
  const holes = [];
  const shades = [];
  for (const root of roots) {
    for (const element of dom.querySelectorAll(root, "*")) {
      const inner = closed.get(element) || dom.shadowRoot(element);
      if (inner) roots.push(inner);
      const computed = getComputedStyle(element);
      // Text that is a hole in its own background goes with that background.
      if (computed.webkitBackgroundClip.includes("text")) holes.push(element);
      // Text of which only the shadow is drawn goes with that.
      else if (computed.textShadow !== "none" && noInk.test(computed.webkitTextFillColor)) shades.push(element);
    }
  }
  // Only now: a fill that is transparent is inherited into shadow trees.
  for (const root of roots) {
    // A constructed sheet changes no node and is not subject to the page's CSP.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(sheetText);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    // Back in two steps: the glyphs without a transition, and then the transitions.
    undo.push([
      () => sheet.replaceSync(`${any}, ${any}::before, ${any}::after { transition: none !important; }`),
      () => (root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet)),
    ]);
  }
  const without = [
    ...holes.map((element) => [element, { "background-image": "none", "background-color": "transparent" }]),
    ...shades.map((element) => [element, { "text-shadow": "none" }]),
  ];
  for (const [element, properties] of without) {
    const before = dom.getAttribute(element, "style");
    for (const name in properties) dom.inlineStyle(element).setProperty(name, properties[name], "important");
    undo.push([
      () => (before === null ? dom.removeAttribute(element, "style") : (dom.inlineStyle(element).cssText = before)),
      () => {},
    ]);
  }
  // By animations, which change no node, reach generated content and are gone without a transition.
  const library = dom.kept("auditorLibrary");
  for (const { element, which, image } of (library && library.drawnGraphics) || []) {
    const hidden = image ? { backgroundImage: ["none", "none"] } : { opacity: [0, 0] };
    const animation = dom.animate(element, hidden, { duration: 1e9, pseudoElement: which || null });
    animation.pause();
    animation.currentTime = 1;
    undo.push([() => animation.cancel(), () => {}]);
  }
  globalThis.showGlyphs = undo;
};
