// Text that its own box cuts through, for no other page to turn to.
/** @param {Library} lib */
(lib) => {
  const SEEN = 0.35; // of a line's height: where less is left no letter is begun, and the next line merely peeps out
  const MORE =
    "summary,[aria-expanded],[aria-controls],[data-toggle],[class*=more i],[class*=toggle i],[class*=expand i]";
  const moved = lib.inherited(false, (value, node) => {
    const computed = lib.style(node);
    return (
      value ||
      computed.transform !== "none" ||
      computed.translate !== "none" ||
      computed.animationIterationCount.includes("infinite") ||
      lib.attribute(node, "aria-hidden") === "true" ||
      lib.isNamedCarousel(node) ||
      lib.tag(node) === "marquee"
    );
  });
  const blocks = new Map();
  // The block that a text stands in, and whether it is cut itself: a slide beside the screen, a list that goes on.
  const blockOf = (element) => {
    let block = element;
    while (/^(inline|contents)$/.test(lib.style(block).display) && lib.parent(block)) block = lib.parent(block);
    if (!blocks.has(block)) {
      const rect = lib.rect(block);
      const rest = lib.unclipped(block);
      const whole = Boolean(rest) && rest.width >= rect.width - 1 && rest.height >= rect.height - 1;
      // What a button unfolds is no loss.
      const around = lib.parent(block);
      blocks.set(
        block,
        whole && !(around && (lib.holds(around, MORE) || lib.matches(around, MORE))) && !lib.matches(block, MORE),
      );
    }
    return blocks.get(block);
  };
  return {
    // The part of a line that is cut off, by its height; 0 where it is whole, gone, or cut on purpose.
    torn: (element, rect, rest) => {
      if (!rest || rest.width <= 1 || rest.height < SEEN * rect.height) return 0;
      const part = Math.max(1 - rest.height / rect.height, (rect.width - rest.width) / rect.height);
      return part > 0.05 && !moved(element) && blockOf(element) ? part : 0;
    },
  };
};
