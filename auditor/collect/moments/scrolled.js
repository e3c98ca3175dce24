// The stops at which something is to be seen that is hidden at the top of the page. Runs after the probes; at the top.
(mostStops, mostPieces) => {
  const lib = globalThis.auditorLibrary;
  const { scroller, stirred } = lib.kept("auditorScrolled") || {};
  if (!scroller) return 0;
  const THINGS = "img,button,input,select,textarea";
  const matters = (element) => /\S/.test(lib.textContent(element)) || lib.querySelector(element, THINGS);
  const stops = []; // [y, elements]
  const add = (element, y) => {
    if (!lib.isConnected(element) || lib.seenNow(element) || !matters(element)) return;
    const near = stops.find((stop) => Math.abs(stop[0] - y) < innerHeight / 2);
    if (!near) stops.push([y, [element]]);
    else if (near[1].length < mostPieces) near[1].push(element);
  };
  // What changed as the page was scrolled through, and what an animation shows that goes with the scroll.
  for (const [element, y] of stirred) if (y > 0) add(element, y);
  for (const animation of document.getAnimations()) {
    const target = animation.effect && animation.effect.target;
    if (!target || !animation.timeline || animation.timeline instanceof DocumentTimeline) continue;
    const rect = lib.rect(target);
    if (rect.top > innerHeight) add(target, rect.top + rect.height / 2 + scroller.at() - innerHeight / 2);
  }
  stops.sort((a, b) => b[1].length - a[1].length);
  stops.splice(mostStops);
  const frame = () => new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 500);
  });
  const stand = async (top) => {
    scroller.to(top);
    await frame();
    await frame();
    for (const animation of document.getAnimations()) {
      const timing = animation.effect && animation.effect.getComputedTiming();
      if (animation.timeline instanceof DocumentTimeline && timing && Number.isFinite(timing.endTime)) animation.finish();
    }
  };
  globalThis.auditorStops = {
    // Stands at a stop, or a screen before it: observers hear of a scroll a little late.
    go: async (index) => {
      const [y, elements] = stops[index];
      let seen = [];
      for (const top of [y, y - innerHeight]) {
        await stand(Math.max(0, top));
        seen = elements.filter((element) => lib.seenNow(element));
        if (seen.length) break;
      }
      const all = new Set(seen.flatMap((element) => [element, ...lib.querySelectorAll(element, "*")]));
      const fresh = [...all].slice(0, mostPieces).map((element) => lib.selector(element));
      return JSON.stringify({ y: Math.round(scroller.at()), fresh });
    },
    back: async () => { await stand(0); },
  };
  return stops.length;
}
