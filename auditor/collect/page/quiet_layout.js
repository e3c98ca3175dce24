// Waits for fonts, then for a stretch in which neither the size of the document nor the number or place of its elements
// changes. A sample of elements will do: a layout that moves moves many. What fades and what covers the whole screen is
// looked for among them, among the children of body, where such layers stand, and at points of the screen.
/** @param {Unclobbered} dom */
async (dom, quiet, limit, patience) => {
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const frame = () => Promise.race([new Promise(requestAnimationFrame), pause(100)]);
  const end = performance.now() + limit;
  await Promise.race([document.fonts.ready, pause(limit)]);
  const rectOf = dom.getBoundingClientRect;
  const sampled = () => {
    const all = document.getElementsByTagName("*");
    const step = Math.max(1, Math.floor(all.length / 40));
    const found = [];
    for (let i = 0; i < all.length; i += step) found.push(all[i]);
    return found;
  };
  const shape = (elements, endless) => {
    const root = document.documentElement;
    if (!root) return "";
    let sample = `${document.getElementsByTagName("*").length} ${dom.scrollWidth(root)} ${dom.scrollHeight(root)}`;
    for (const element of elements) {
      if (endless.has(element)) continue;
      const rect = rectOf(element);
      sample += ` ${Math.round(rect.top + scrollY)} ${Math.round(rect.height)}`;
    }
    return sample;
  };
  const layers = () => {
    const found = new Set(document.body ? [...dom.children(document.body)].slice(0, 60) : []);
    for (const [x, y] of [
      [0.5, 0.5],
      [0.2, 0.2],
      [0.8, 0.8],
    ])
      for (const hit of document.elementsFromPoint(x * innerWidth, y * innerHeight).slice(0, 4)) found.add(hit);
    return found;
  };
  const MOVES = ["opacity", "transform", "translate", "scale", "rotate", "filter", "clipPath", "visibility"];
  const moving = new WeakMap();
  const moves = (animation) => {
    if (!moving.has(animation))
      moving.set(
        animation,
        animation.effect.getKeyframes().some((key) => MOVES.some((name) => name in key)),
      );
    return moving.get(animation);
  };
  const near = (rect) =>
    rect.right > -100 && rect.left < innerWidth + 100 && rect.bottom > -100 && rect.top < innerHeight + 100;
  // What the browser itself animates, and whether one in the first screen soon comes to its end.
  const animated = () => {
    const targets = new Set(),
      endless = new Set();
    let ending = false;
    for (const animation of document.getAnimations().slice(0, 300)) {
      const effect = animation.effect,
        target = effect && effect.target;
      if (animation.playState !== "running" || !target || animation.timeline !== document.timeline) continue;
      targets.add(target);
      const left = Number(effect.getComputedTiming().endTime) - Number(animation.currentTime);
      if (left === Infinity) endless.add(target);
      if (!ending && left > 0 && left <= patience && moves(animation) && near(rectOf(target))) ending = true;
    }
    return { targets, endless, ending };
  };
  // What scripts make fade.
  const opacities = (elements, targets) => {
    let all = "";
    for (const element of elements) if (!targets.has(element)) all += ` ${getComputedStyle(element).opacity}`;
    return all;
  };
  // A fixed sheet over the whole screen that says and offers next to nothing.
  const loading = (elements) =>
    [...elements].some((element) => {
      const style = getComputedStyle(element);
      if (style.position !== "fixed" || style.visibility !== "visible" || parseFloat(style.opacity) < 0.02)
        return false;
      if (Number(style.zIndex) < 0 || /^rgba\(.*, 0(\.[0-8]\d*)?\)$/.test(style.backgroundColor)) return false;
      const rect = rectOf(element);
      if (rect.left > 1 || rect.top > 1 || rect.right < innerWidth - 1 || rect.bottom < innerHeight - 1) return false;
      if (dom.querySelector(element, "a[href],button,input,select,textarea,iframe,video,canvas,h1,h2,h3,dialog"))
        return false;
      return (dom.innerText(element) || "").trim().length <= 40;
    });
  // Fields and pictures of a page may go by the names of what is asked for here.
  const readable = (read, otherwise) => {
    try {
      return read();
    } catch {
      return otherwise;
    }
  };
  let last = "",
    look = "",
    since = performance.now(),
    still = since;
  const begun = since;
  while (performance.now() < end) {
    const elements = sampled();
    const { targets, endless, ending } = readable(animated, { targets: new Set(), endless: new Set(), ending: false });
    const now = shape(elements, endless);
    const time = performance.now();
    if (now !== last) {
      last = now;
      since = time;
    }
    if (time - begun < patience) {
      const over = readable(layers, new Set());
      const seen = opacities(new Set([...elements, ...over]), targets);
      if (seen !== look || ending || readable(() => loading(over), false)) {
        look = seen;
        still = time;
      }
    } else still = 0;
    if (time - since >= quiet && time - still >= quiet) return true;
    await frame();
  }
  return performance.now() - since >= quiet;
};
