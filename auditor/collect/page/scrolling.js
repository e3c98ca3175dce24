// Scrolls through the page and back, in `screens` steps at most; returns the number of screens below the first.
/** @param {Unclobbered} dom */
async (dom, screens) => {
  // To the end of a frame: only there do the page's observers see where it was scrolled to.
  const frame = () => new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 60);
  });
  const root = document.scrollingElement || document.documentElement;
  if (!root) return 0;
  // An application's shell as high as the screen scrolls a box in it, and the document not at all.
  const scrolls = (element) =>
    dom.scrollHeight(element) > dom.clientHeight(element) + innerHeight / 4 && dom.clientHeight(element) >= innerHeight / 2 &&
    dom.clientWidth(element) >= innerWidth / 2 && /auto|scroll|overlay/.test(getComputedStyle(element).overflowY);
  const shell = () => {
    for (const share of [0.5, 0.75, 0.3]) {
      for (const element of document.elementsFromPoint(innerWidth / 2, innerHeight * share)) {
        if (element !== root && scrolls(element)) return element;
      }
    }
    return null;
  };
  const box = dom.scrollHeight(root) <= innerHeight * 1.25 ? shell() : null;
  const behavior = "instant";
  const scroller = box
    ? { height: () => dom.scrollHeight(box), screen: dom.clientHeight(box), at: () => dom.scrollTop(box), to: (y) => dom.scrollTo(box, { top: y, behavior }) }
    : { height: () => dom.scrollHeight(root), screen: innerHeight, at: () => scrollY, to: (y) => scrollTo({ top: y, left: 0, behavior }) };
  // What changes meanwhile, and where the page was then: of interest if it is hidden again at the top.
  const stirred = new Map();
  const note = (records) => {
    for (const { target } of records) if (stirred.size < 2000 && !stirred.has(target)) stirred.set(target, scroller.at());
  };
  const observer = new MutationObserver(note);
  observer.observe(document, { subtree: true, attributes: true, attributeFilter: ["class", "style", "hidden"] });
  let seen = 0;
  for (let y = scroller.screen; seen < screens && y < scroller.height(); y += scroller.screen, seen++) {
    scroller.to(y);
    await frame();
  }
  note(observer.takeRecords());
  observer.disconnect();
  globalThis.auditorScrolled = { scroller, stirred };
  if (seen || scroller.at()) {
    scroller.to(0);
    await frame();
  }
  return seen;
}
