// Watches where the Tab key leads, and what of it can be seen. Runs in the world of the probes.
(() => {
  const lib = globalThis.auditorLibrary;
  const stops = [];
  const known = new Map(); // element → its stop, or null
  let backwards = false;
  let leftOpen = new Set(); // by what was tried before
  const MOST_DOUBTFUL = 6; // each costs two frames, some 40 ms
  const REPLACED = new Set(["img", "video", "canvas", "object", "embed", "picture"]);
  // Frames that stay on the screen → where one can't see through them, in their own viewports.
  const panes = new Map();
  const hidesAt = (frame, x, y) => {
    const rect = lib.rect(frame);
    const scale = lib.offsetWidth(frame) ? rect.width / lib.offsetWidth(frame) : 1;
    const inX = (x - rect.left) / scale - lib.clientLeft(frame),
      inY = (y - rect.top) / scale - lib.clientTop(frame);
    return (panes.get(frame) || []).some(
      ([left, top, right, bottom]) => inX >= left && inX <= right && inY >= top && inY <= bottom,
    );
  };
  // The fixed or sticky box that a point shows in place of the element, if it is opaque there; else null. clear: one that
  // can be seen through counts, too.
  const coverAt = (element, x, y, clear) => {
    const hit = lib.elementAt(x, y);
    if (!hit || lib.holdsNow(element, hit) || lib.holdsNow(hit, element)) return null;
    if (lib.labels(element).some((label) => lib.holdsNow(label, hit))) return null;
    let opaque = false;
    for (let node = hit; node; node = lib.parentNow(node)) {
      if (lib.holdsNow(node, element)) return null;
      const computed = getComputedStyle(node);
      const shows = lib.tag(node) === "iframe" ? hidesAt(node, x, y) : REPLACED.has(lib.tag(node));
      opaque = opaque || shows || lib.opaqueNow(node);
      if (computed.position === "fixed" || computed.position === "sticky") {
        if (leftOpen.has(node) || !lib.seenNow(node)) return null;
        return clear || (opaque && parseFloat(computed.opacity) >= 0.9) ? node : null;
      }
    }
    return null;
  };
  const coverOf = (element, clear = false) => {
    const part = lib.screenPart(lib.rect(element));
    return part && lib.everywhere(part, (x, y) => coverAt(element, x, y, clear));
  };
  // Stops under a bar that could be seen through when the key came by: [element, stop, where the page was scrolled to].
  // Bars that turn opaque once the page is scrolled do so some frames later; held keys are faster.
  const doubtful = [];
  const doubt = (element, stop) => {
    if (doubtful.length < MOST_DOUBTFUL && coverOf(element, true)) doubtful.push([element, stop, scrollX, scrollY]);
  };
  const boxOf = (element) => {
    const box = lib.box(element);
    // The library adds the scroll position of its own time, which is 0.
    return lib.fixedNow(element) ? box : { ...box, x: lib.round(box.x + scrollX), y: lib.round(box.y + scrollY) };
  };
  const coverUp = (stop, element, cover) =>
    Object.assign(stop, { covered_by: lib.selector(cover), at: { ...stop.at, box: boxOf(element) } });
  const note = () => {
    const element = lib.focusedNow();
    if (!element || element === document.body || element === document.documentElement) return;
    if (known.has(element)) {
      const stop = known.get(element);
      if (backwards && stop && !stop.covered_by) {
        const cover = coverOf(element);
        if (cover) coverUp(stop, element, cover);
        else doubt(element, stop);
      }
      return;
    }
    if (lib.tag(element) === "iframe" || !lib.seenNow(element)) {
      known.set(element, null);
      return;
    }
    const cover = coverOf(element);
    const stop = {
      at: { selector: lib.selector(element), html: lib.html(element), box: boxOf(element) },
      name: lib.name(element, 120),
      role: lib.role(element),
      covered_by: cover ? lib.selector(cover) : "",
    };
    known.set(element, stop);
    stops.push(stop);
    if (!cover) doubt(element, stop);
  };
  const onKey = (event) => {
    if (event.isTrusted && event.key === "Tab") note();
  };
  const root = document.documentElement;
  const behaviour = lib.inlineStyle(root).scrollBehavior;
  lib.inlineStyle(root).setProperty("scroll-behavior", "auto", "important"); // what scrolls smoothly has not come to rest yet
  // The page may keep the event to itself: the window hears of it first. When the key goes down, the focus is still where
  // it was led before; when it goes up, where it is led.
  const EVENTS = ["keydown", "keyup"];
  for (const type of EVENTS) addEventListener(type, onKey, true);
  globalThis.auditorKeyboard = {
    start: () => {
      const element = lib.focusedNow();
      if (element && element !== document.body) lib.blur(element);
      scrollTo({ left: 0, top: 0, behavior: "instant" });
      leftOpen = new Set([...lib.standingNow()].filter((node) => !globalThis.auditorStanding.has(node)));
    },
    // Which of the frames stay on the screen: only what is behind those matters.
    pinned: (...frames) => frames.map((frame) => frame instanceof Element && lib.pinnedNow(frame) !== null),
    frames: (boxes, ...frames) => frames.forEach((frame, i) => panes.set(frame, JSON.parse(boxes)[i])),
    known: () => known.size,
    // From here on the keys go back. Whether that may find anything: without a bar nothing is covered.
    turn: () => {
      backwards = true;
      return stops.length > 0 && lib.standingNow().size > 0;
    },
    doubtful: () => doubtful.length,
    // Scrolls to where the focus was there, and waits until the bars have changed as they do.
    again: async (i) => {
      const [, , left, top] = doubtful[i];
      scrollTo({ left, top, behavior: "instant" });
      for (let frames = 0; frames < 2; frames++) await new Promise((done) => requestAnimationFrame(done));
      for (const each of document.getAnimations()) if (each instanceof CSSTransition) each.finish();
    },
    look: (i) => {
      const [element, stop] = doubtful[i];
      lib.focus(element, { preventScroll: true });
      const cover = stop.covered_by || lib.focusedNow() !== element ? null : coverOf(element);
      if (cover) coverUp(stop, element, cover);
    },
    finish: () => {
      for (const type of EVENTS) removeEventListener(type, onKey, true);
      const element = lib.focusedNow();
      if (element && element !== document.body) lib.blur(element);
      scrollTo({ left: 0, top: 0, behavior: "instant" });
      lib.inlineStyle(root).scrollBehavior = behaviour;
      return JSON.stringify(stops);
    },
  };
})();
