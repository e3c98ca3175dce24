// Links in running text: WCAG 2.2 SC 2.5.8 excepts a target that "is in a sentence or its size is otherwise constrained by
// the line-height of non-target text".
/** @param {Library} lib */
(lib) => {
  const NODE_LIMIT = 4000;
  // Separators, numbers and single letters ("|", "1 2 3", "A B C") are no language that a sentence could consist of.
  const WORD = /\p{L}{2,}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
  // What separates the parts of a sentence makes one of links alone ("Oak, ash, beech"); an ordinal ("1.") does not.
  const POINT = /(?<!\d\s*)[,;.!?،؛、，；。！？]/;
  const DOTS = /\.{2,}/g; // what they leave out ("1 2 ... 12") ends no sentence
  const WORDS = /\p{L}{2,}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
  // Signs that part a line into items ("FR | EN", "Home › Vases"): what stands on the other side is another text.
  const SEPARATOR = /[|¦‖•●]+|(?:^|\s)[‧∙·›→❯>]+(?=\s|$)/u;
  const COLON = /[:：]\s*$/;
  const STOP = /^\s*[.!?。！？]/;
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

  // A run of text: its text and targets in order, each piece {text} or {target}.
  const runs = new Map(); // block container → inline element → the run between breaks that it stands in
  const walk = (container, isTarget) => {
    const members = new Map();
    let run = [];
    let nodes = 0,
      quoted = 0;
    // The sign that ends a quotation parts items where none was begun ("Home » Vases").
    const quote = (sign) => {
      if (sign === "«") quoted++;
      else if (!quoted) return "|";
      else quoted--;
      return sign;
    };
    const say = (text) => {
      const parts = text.slice(0, 400).replace(DOTS, " ").replace(/[«»]/g, quote).split(SEPARATOR);
      parts.forEach((part, i) => {
        if (i) run = [];
        const last = run[run.length - 1];
        if (last && !last.target) last.text += part;
        else run.push({ text: part, target: null });
      });
    };
    const visit = (node, inTarget) => {
      if (++nodes > NODE_LIMIT) return;
      const kind = lib.nodeType(node);
      if (kind === 3) {
        if (!inTarget) say(node.data);
        return;
      }
      if (kind !== 1) return;
      const tag = lib.tag(node);
      if (tag === "br") {
        run = [];
        return;
      }
      const computed = lib.style(node);
      if (computed.display === "none" || computed.visibility === "hidden") return;
      if (computed.position === "absolute" || computed.position === "fixed" || computed.float !== "none") return;
      if (!isInline(computed.display)) {
        run = [];
        return;
      }
      const target = isTarget(node);
      if (target && !inTarget) run.push({ text: "", target: node });
      members.set(node, run);
      if (NO_TEXT.has(tag)) return;
      for (const child of lib.composedChildren(node)) visit(child, inTarget || target);
    };
    for (const child of lib.composedChildren(container)) visit(child, false);
    runs.set(container, members);
  };
  const speaks = (text) => WORD.test(text) || POINT.test(text);
  const wordsIn = (pieces) => pieces.reduce((sum, { text }) => sum + (text.match(WORDS) || []).length, 0);
  // Sizes with commas between them ("Size: 38, 39", "S, XL") are no sentence where nothing but their name is said.
  const SIZE = /^[^\p{Ll}]{1,4}$/u; // numbers and capitals, no words
  const isSizes = (run) => {
    const targets = run.filter((piece) => piece.target);
    if (targets.length < 2 || targets.some(({ target }) => !SIZE.test(lib.textContent(target).trim()))) return false;
    const [first, ...rest] = run;
    const said = first.target || COLON.test(first.text) ? rest : run;
    return said.every((piece) => piece.target || /^[\s,،、，;]*$/u.test(piece.text));
  };
  // Targets with neither word nor point between them are a list ("38 39 40", "★★★★★"), whatever is written at its ends,
  // unless that is a sentence in which they stand ("as others found [1][2]", "read the terms (PDF) first").
  const isListed = (run, element) => {
    const at = run.findIndex((piece) => piece.target === element);
    if (at < 0) return false;
    if (isSizes(run)) return true;
    const goesOn = (i) => i >= 0 && i < run.length && (run[i].target || !speaks(run[i].text));
    let first = at,
      last = at;
    while (goesOn(first - 1)) first--;
    while (goesOn(last + 1)) last++;
    const count = run.slice(first, last + 1).filter((piece) => piece.target).length;
    if (count < 2) return false;
    const before = run.slice(0, first),
      after = run.slice(last + 1);
    if (before.length && COLON.test(before[before.length - 1].text)) return true;
    if (wordsIn(before) && after.length && STOP.test(after[0].text)) return false;
    if (wordsIn(before) + wordsIn(after) < 2 * count) return true;
    return !(wordsIn(before) && wordsIn(after)) && ![...before, ...after].some(({ text }) => POINT.test(text));
  };
  // Whether the run that an element stands in makes a text of it.
  const isText = (run, element) => Boolean(run) && run.some(({ text }) => speaks(text)) && !isListed(run, element);

  return {
    // In one run of text with words that are not a target's. `isTarget` tells links and buttons from text.
    inSentence: (element, isTarget) => {
      if (!flows(element)) return false;
      let outermost = element;
      const runOf = (container) => runs.get(container).get(element) || runs.get(container).get(outermost);
      for (let node = lib.parent(element); node; node = lib.parent(node)) {
        if (isTarget(node)) return false; // part of a larger target, not of a text
        if (!flows(node)) {
          if (!runs.has(node)) walk(node, isTarget);
          // An inline-block with a size of its own stands in no sentence; what is around it can't make it text.
          return isText(runOf(node), element);
        }
        const computed = lib.style(node);
        if (computed.display !== "inline" && computed.display !== "contents") {
          if (!runs.has(node)) walk(node, isTarget);
          if (isText(runOf(node), element)) return true;
          outermost = node;
        }
      }
      return false;
    },
  };
};
