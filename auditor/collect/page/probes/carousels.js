// What may turn by itself: boxes named carousels, tracks of slides that overflow, stacks of pictures, endless animations.
// A frozen page shows none of them move; this tells where it is worth looking again (see collect/motion.py).
/** @param {Library} lib */
(lib) => {
  const LIMIT = 40,
    SLIDE = 80;
  const found = new Map();
  const note = (element, kind) => {
    if (found.size < LIMIT && !found.has(element)) found.set(element, kind);
  };
  const children = (element) =>
    lib
      .composedChildren(element)
      .filter((node) => lib.nodeType(node) === 1 && !["script", "style", "template"].includes(lib.tag(node)));
  const hasSeveral = (element) =>
    lib.childElementCount(element) >= 2 || lib.tag(element) === "slot" || Boolean(lib.rootOf(element));
  const alike = (rects) => {
    const first = rects[0];
    return rects.every(
      (rect) =>
        Math.abs(rect.width - first.width) <= 0.25 * first.width &&
        Math.abs(rect.height - first.height) <= 0.25 * first.height,
    );
  };
  const { scrollWidth, scrollHeight, clientWidth, clientHeight } = lib;
  // Slides one beside another, more than their box shows.
  const isTrack = (element) => {
    const style = lib.style(element);
    const across = style.overflowX !== "visible" && scrollWidth(element) > 1.2 * clientWidth(element);
    const down = ["hidden", "clip"].includes(style.overflowY) && scrollHeight(element) > 1.5 * clientHeight(element);
    if (
      element === document.body ||
      element === document.documentElement ||
      !(across || down) ||
      clientHeight(element) < 16
    )
      return false;
    // A line of text that runs on beyond its strip.
    const runs = (child) =>
      lib.rect(child).width > 1.2 * clientWidth(element) && lib.style(child).whiteSpace.includes("nowrap");
    if (
      style.overflowX !== "auto" &&
      clientWidth(element) >= 0.5 * innerWidth &&
      across &&
      children(element).some(runs)
    )
      return true;
    let level = [element];
    for (let depth = 0; depth < 3 && level.length; depth++) {
      for (const node of level) {
        const rects = children(node)
          .slice(0, 4)
          .map((child) => lib.rect(child))
          .filter((rect) => rect.width >= 16 && rect.height >= 16);
        if (
          rects.length >= 2 &&
          alike(rects) &&
          (across ? rects[1].left - rects[0].left : rects[1].top - rects[0].top) >= 16
        )
          return true;
      }
      level = level.flatMap((node) => children(node).slice(0, 3));
    }
    return false;
  };
  const shows = (element) => {
    const tags = ["img", "picture", "video"];
    return (
      tags.includes(lib.tag(element)) ||
      children(element).some(
        (child) => tags.includes(lib.tag(child)) || children(child).some((inner) => tags.includes(lib.tag(inner))),
      ) ||
      lib.style(element).backgroundImage !== "none"
    );
  };
  // Pictures in one place, of which one is shown.
  const isStack = (element) => {
    if (!hasSeveral(element) || lib.rect(element).width < SLIDE) return false;
    const slides = children(element);
    if (slides.length < 2 || slides.length > 40) return false;
    const shown = slides.filter((slide) => lib.visible(slide));
    if (!shown.length || shown.length > 2) return false;
    const rect = lib.rect(shown[0]);
    if (rect.width < SLIDE || rect.height < SLIDE || !shows(shown[0])) return false;
    return slides.some(
      (slide) =>
        slide !== shown[0] && lib.tag(slide) === lib.tag(shown[0]) && shows(slide) && overlapsOrHides(slide, rect),
    );
  };
  const overlapsOrHides = (slide, rect) => {
    if (!lib.visible(slide)) return true;
    const other = lib.rect(slide);
    return Math.abs(other.left - rect.left) < 2 && Math.abs(other.top - rect.top) < 2;
  };
  for (const element of lib.elements()) {
    if (lib.isNamedCarousel(element)) {
      if (lib.visible(element) && ![...found.keys()].some((other) => lib.contains(other, element)))
        note(element, "named");
      continue;
    }
    const style = lib.style(element);
    if (style.overflowX !== "visible" || style.overflowY !== "visible") {
      if (lib.visible(element) && isTrack(element)) note(element, "track");
    }
    if (isStack(element) && lib.visible(element)) note(element, "stack");
  }
  for (const animation of document.getAnimations()) {
    const timing = animation.effect && animation.effect.getComputedTiming();
    const target = animation.effect && animation.effect.target;
    if (!timing || !target || Number.isFinite(timing.endTime) || !lib.visible(target)) continue;
    const rect = lib.rect(target);
    const moves = animation.effect
      .getKeyframes()
      .some((frame) =>
        [
          "transform",
          "translate",
          "left",
          "right",
          "top",
          "marginLeft",
          "opacity",
          "visibility",
          "backgroundPositionX",
        ].some((name) => name in frame),
      );
    if (moves && rect.width >= SLIDE && rect.height >= 16) note(target, "animation");
  }
  return [...found].map(([element, kind]) => ({ ...lib.at(element), kind }));
};
