// The stops at which something is to be seen that is hidden at the top of the page. Runs after the probes; at the top.
(mostStops, mostPieces) => {
  const lib = globalThis.auditorLibrary;
  const { scroller, stirred, came } = lib.kept("auditorScrolled") || {};
  if (!scroller) return 0;
  const THINGS = "img,button,input,select,textarea";
  const matters = (element) => /\S/.test(lib.textContent(element)) || lib.querySelector(element, THINGS);
  // Pinned beside the screen, as a bar is that slides in when the customer turns back.
  const aside = (element) => {
    const rect = lib.rect(element);
    if (rect.bottom > 0 && rect.top < innerHeight && rect.right > 0 && rect.left < innerWidth) return false;
    return lib.fixedNow(element);
  };
  const shown = (element) => lib.seenNow(element) && !aside(element);
  const isTree = (node) => lib.nodeType(node) === 11;
  const inside = (node) => lib.querySelectorAll(node, "*");
  // What holds something at a stop that it does not hold at the top → what it holds there.
  const slots = new Map();
  const stops = []; // [y, elements]
  const add = (element, y) => {
    if (!lib.isConnected(element) || shown(element) || !matters(element)) return;
    place(element, y);
  };
  const place = (element, y) => {
    const near = stops.find((stop) => Math.abs(stop[0] - y) < innerHeight / 2);
    if (!near) stops.push([y, [element]]);
    else if (near[1].length < mostPieces && !near[1].includes(element)) near[1].push(element);
  };
  // What came as the page was scrolled through and is gone; what changed, and what an animation shows that goes with it.
  for (const [node, [holder, y]] of came) {
    if (y <= 0 || lib.isConnected(node) || lib.nodeType(node) !== 1 || !lib.isConnected(holder)) continue;
    const words = lib.textContent(node).trim();
    if (!words || lib.textContent(holder).includes(words)) continue;
    if (!slots.has(holder)) slots.set(holder, new Set(inside(holder)));
    place(holder, y);
  }
  for (const [element, y] of stirred) if (y > 0) add(element, y);
  for (const animation of document.getAnimations()) {
    const target = animation.effect && animation.effect.target;
    if (!target || !animation.timeline || animation.timeline instanceof DocumentTimeline) continue;
    const rect = lib.rect(target);
    if (rect.top > innerHeight) add(target, rect.top + rect.height / 2 + scroller.at() - innerHeight / 2);
  }
  stops.sort((a, b) => b[1].length - a[1].length);
  stops.splice(mostStops);
  const frame = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => setTimeout(resolve));
      setTimeout(resolve, 500);
    });
  const stand = async (top) => {
    scroller.to(top);
    await frame();
    await frame();
    for (const animation of document.getAnimations()) {
      const timing = animation.effect && animation.effect.getComputedTiming();
      if (animation.timeline instanceof DocumentTimeline && timing && Number.isFinite(timing.endTime))
        animation.finish();
    }
  };
  let fresh = [];
  globalThis.auditorStops = {
    // Stands at a stop, or a screen before it: observers hear of a scroll a little late.
    go: async (index) => {
      const [y, elements] = stops[index];
      let seen = [];
      for (const top of [y, y - innerHeight]) {
        await stand(Math.max(0, top));
        seen = elements
          .filter((element) => shown(isTree(element) ? element.host : element))
          .flatMap((element) => {
            const before = slots.get(element);
            return before ? [...inside(element)].filter((node) => !before.has(node)) : [element, ...inside(element)];
          });
        if (seen.length) break;
      }
      fresh = [...new Set(seen)].slice(0, mostPieces);
      return fresh.length;
    },
    // Once the library is that of this moment: what has come since the last one has no place in that.
    report: () =>
      JSON.stringify({
        y: Math.round(scroller.at()),
        fresh: fresh.map((element) => globalThis.auditorLibrary.selector(element)),
      }),
    back: async () => {
      await stand(0);
    },
  };
  return stops.length;
};
