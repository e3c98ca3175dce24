// Scrolls through the page and back, in `screens` steps at most; returns the number of screens below the first. `on`:
// from where the last time ended, through what has come since.
/** @param {Unclobbered} dom */
async (dom, screens, on) => {
  // To the end of a frame: only there do the page's observers see where it was scrolled to.
  const frame = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => setTimeout(resolve));
      setTimeout(resolve, 60);
    });
  const root = document.scrollingElement || document.documentElement;
  if (!root) return 0;
  // An application's shell as high as the screen scrolls a box in it, and the document not at all.
  const scrolls = (element) =>
    dom.scrollHeight(element) > dom.clientHeight(element) + innerHeight / 4 &&
    dom.clientHeight(element) >= innerHeight / 2 &&
    dom.clientWidth(element) >= innerWidth / 2 &&
    /auto|scroll|overlay/.test(getComputedStyle(element).overflowY);
  const shell = () => {
    for (const share of [0.5, 0.75, 0.3]) {
      for (const element of document.elementsFromPoint(innerWidth / 2, innerHeight * share)) {
        if (element !== root && scrolls(element)) return element;
      }
    }
    return null;
  };
  const before = on && globalThis.auditorScrolled;
  if (on && !(before && before.end < before.scroller.height())) return 0;
  const box = dom.scrollHeight(root) <= innerHeight * 1.25 ? shell() : null;
  const behavior = "instant";
  const scroller = before
    ? before.scroller
    : box
      ? {
          height: () => dom.scrollHeight(box),
          screen: dom.clientHeight(box),
          at: () => dom.scrollTop(box),
          to: (y) => dom.scrollTo(box, { top: y, behavior }),
        }
      : {
          height: () => dom.scrollHeight(root),
          screen: innerHeight,
          at: () => scrollY,
          to: (y) => scrollTo({ top: y, left: 0, behavior }),
        };
  // What changes meanwhile, and where the page was then: of interest if it is hidden again at the top. And where
  // something came that is gone again.
  const stirred = before ? before.stirred : new Map(),
    came = before ? before.came : new Map();
  const note = (records) => {
    for (const { target, type, addedNodes } of records) {
      if (type === "attributes" && stirred.size < 2000 && !stirred.has(target)) stirred.set(target, scroller.at());
      for (const node of addedNodes) if (came.size < 2000) came.set(node, [target, scroller.at()]);
    }
  };
  const observer = new MutationObserver(note);
  /** @type {Array<Document | ShadowRoot>} */
  const trees = [document];
  for (let i = 0; i < trees.length && i < 500; i++) {
    observer.observe(trees[i], {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ["class", "style", "hidden"],
    });
    for (const element of dom.querySelectorAll(trees[i], "*")) {
      const shadow = dom.shadowRoot(element);
      if (shadow) trees.push(shadow);
    }
  }
  let seen = 0;
  let y = before ? before.end : scroller.screen;
  for (; seen < screens && y < scroller.height(); y += scroller.screen, seen++) {
    scroller.to(y);
    await frame();
  }
  // Some bars come only when the customer turns back.
  if (seen) {
    scroller.to(Math.max(0, scroller.at() - scroller.screen / 2));
    await frame();
  }
  note(observer.takeRecords());
  observer.disconnect();
  globalThis.auditorScrolled = { scroller, stirred, came, end: y };
  if (seen || scroller.at()) {
    scroller.to(0);
    await frame();
  }
  return seen;
};
