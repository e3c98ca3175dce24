// Links in running text: WCAG 2.2 SC 2.5.8 excepts a target that "is in a sentence or its size is otherwise constrained by
// the line-height of non-target text".
(lib) => {
  const NODE_LIMIT = 4000;
  // Separators, numbers and single letters ("|", "1 2 3", "A B C") are no language that a sentence could consist of.
  const WORD = /\p{L}{2,}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
  // What separates the parts of a sentence makes one of links alone ("Oak, ash, beech"); an ordinal ("1.") does not.
  const POINT = /(?<!\d\s*)[,;.!?،؛、，；。！？]/;
  const NO_TEXT = new Set(["script", "style", "template", "noscript", "select", "textarea", "option", "svg", "iframe"]);
  const isInline = (display) => /^inline|^contents$|^ruby/.test(display);
  const unpadded = (computed) =>
    parseFloat(computed.paddingTop) + parseFloat(computed.paddingBottom) < 1 &&
    parseFloat(computed.borderTopWidth) + parseFloat(computed.borderBottomWidth) < 1;
  // Set like text: its height is that of its line. A padded inline-block has a size of its own.
  const flows = (element) => {
    const computed = lib.style(element);
    if (computed.float !== "none" || computed.position === "absolute" || computed.position === "fixed") return false;
    if (computed.display === "inline" || computed.display === "contents") return true;
    return isInline(computed.display) && unpadded(computed);
  };

  const runs = new Map(); // block container → inline element → the run of text between breaks that it stands in
  const walk = (container, isTarget) => {
    const members = new Map();
    let run = { words: false };
    let nodes = 0;
    const visit = (node, inTarget) => {
      if (++nodes > NODE_LIMIT) return;
      const kind = lib.nodeType(node);
      if (kind === 3) {
        if (!inTarget && !run.words) {
          const text = node.data.slice(0, 400);
          run.words = WORD.test(text) || POINT.test(text);
        }
        return;
      }
      if (kind !== 1) return;
      const tag = lib.tag(node);
      if (tag === "br") {
        run = { words: false };
        return;
      }
      const computed = lib.style(node);
      if (computed.display === "none" || computed.visibility === "hidden") return;
      if (computed.position === "absolute" || computed.position === "fixed" || computed.float !== "none") return;
      if (!isInline(computed.display)) {
        run = { words: false };
        return;
      }
      members.set(node, run);
      if (NO_TEXT.has(tag)) return;
      for (const child of lib.composedChildren(node)) visit(child, inTarget || isTarget(node));
    };
    for (const child of lib.composedChildren(container)) visit(child, false);
    runs.set(container, members);
  };

  return {
    // In one run of text with words that are not a target's. `isTarget` tells links and buttons from text.
    inSentence: (element, isTarget) => {
      if (!flows(element)) return false;
      let outermost = element;
      for (let node = lib.parent(element); node; node = lib.parent(node)) {
        if (isTarget(node)) return false; // part of a larger target, not of a text
        if (!flows(node)) {
          if (!runs.has(node)) walk(node, isTarget);
          const run = runs.get(node).get(outermost);
          if (run && run.words) return true;
          // An inline-block with a size of its own stands in no sentence; what is around it can't make it text.
          return false;
        }
        const computed = lib.style(node);
        if (computed.display !== "inline" && computed.display !== "contents") {
          if (!runs.has(node)) walk(node, isTarget);
          const run = runs.get(node).get(outermost);
          if (run && run.words) return true;
          outermost = node;
        }
      }
      return false;
    },
  };
}
