// What can be seen on the page now: its words, and what takes a tap. Runs in the world of the probes, any time after them.
(() => {
  const lib = globalThis.auditorLibrary;
  const ELEMENTS = 15000;
  const FAINT = 0.1; // opacity under which nobody reads
  const SKIP = new Set(["script", "style", "noscript", "template", "head", "option", "datalist"]);
  const isTarget = lib.declaresTap;
  const fold = (text) =>
    String(text ?? "")
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  const hasWords = (text) => /[\p{L}\p{N}]{2}|\p{Script=Han}/u.test(text);

  // Elements whose generated content matters: looking at that of all would double the cost.
  const generated = new Set();
  const contentOf = (computed, element) => {
    const content = computed.content;
    if (!content || content === "none" || content === "normal") return "";
    return [...content.matchAll(/"((?:[^"\\]|\\.)*)"|attr\(([\w-]+)\)/g)]
      .map((m) => (m[2] ? lib.attribute(element, m[2]) : m[1]))
      .join("");
  };
  const flat = (matrix) => matrix !== null && Math.abs(matrix.m11 * matrix.m22 - matrix.m12 * matrix.m21) < 0.01;

  const cut = (rect, region) => ({
    left: Math.max(rect.left, region.left),
    top: Math.max(rect.top, region.top),
    right: Math.min(rect.right, region.right),
    bottom: Math.min(rect.bottom, region.bottom),
  });
  const holds = (rect) => rect.right - rect.left >= 2 && rect.bottom - rect.top >= 2;
  const CUT_AWAY = /^(inset\((50%|100%|49|5\d|[6-9]\d%)|inset\([^)]*\b100%|(circle|ellipse)\(0(px|%)?[ )])/;
  const isContainer = (computed) =>
    computed.transform !== "none" ||
    computed.filter !== "none" ||
    computed.perspective !== "none" ||
    computed.translate !== "none";

  // One element in the light of what its ancestors leave of it; null where nothing in it can be seen.
  const inside = (element, computed, state) => {
    if (computed.display === "none") return null;
    const alpha = state.alpha * parseFloat(computed.opacity);
    if (!(alpha >= FAINT)) return null;
    const position = computed.position;
    const own = position === "fixed" ? state.fixed : position === "absolute" ? state.placed : state.flow;
    if (CUT_AWAY.test(computed.clipPath)) return null;
    if (position === "absolute" && computed.clip !== "auto") {
      const [t, r, b, l] = (computed.clip.match(/-?[\d.]+/g) || []).map(Number);
      if (r - l <= 1 && b - t <= 1) return null;
    }
    const matrix = lib.matrix(computed);
    if (flat(matrix)) return null;
    let turned = state.preserved ? state.turned : null;
    if (matrix && !matrix.is2D) {
      turned = turned ? turned.multiply(matrix) : matrix;
    }
    if (computed.backfaceVisibility === "hidden" && turned && turned.m33 < 0) return null;
    let inner = own;
    const clips = (value) => value !== "visible";
    if ((clips(computed.overflowX) || clips(computed.overflowY)) && state.depth > 1 && computed.display !== "inline") {
      const rect = lib.rect(element);
      const scrolls = /auto|scroll/.test(computed.overflowX + computed.overflowY);
      // What scrolls shows all that is in it, to who scrolls it; unless it shows nothing itself.
      if (!holds(cut(rect, own))) inner = { left: 0, top: 0, right: 0, bottom: 0 };
      else if (!scrolls) inner = cut(rect, own);
    }
    const positioned = position !== "static" || isContainer(computed);
    return {
      own,
      alpha,
      flow: inner,
      placed: positioned ? inner : state.placed,
      fixed: isContainer(computed) ? inner : state.fixed,
      turned,
      preserved: computed.transformStyle === "preserve-3d",
      depth: state.depth + 1,
    };
  };

  const rectOf = (element) => {
    const rect = lib.rect(element);
    if (rect.width >= 1 && rect.height >= 1) return rect;
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getBoundingClientRect();
  };
  const isIcon = (computed) => lib.isIconFont(computed.fontFamily);
  const linkOf = (element) => {
    if (!lib.matches(element, "a[href],area[href]")) return "";
    const url = lib.url(lib.attribute(element, "href"));
    return url ? url.href : "";
  };

  // element → {element, words, target, href, within}; text and generated content under keys of their own, the same ones at every look.
  const keys = new Map();
  const keyOf = (element, which) => {
    if (!keys.has(element)) keys.set(element, {});
    return (keys.get(element)[which] ||= { element, which });
  };
  // also: which elements count as seen though they show neither words nor a target.
  const look = (also) => {
    const found = new Map();
    const root = document.documentElement;
    const bounds = { left: -scrollX, top: -scrollY, right: Infinity, bottom: Infinity };
    const body = document.body ? getComputedStyle(document.body) : null;
    if (/hidden|clip/.test(getComputedStyle(root).overflowX) || (body && /hidden|clip/.test(body.overflowX)))
      bounds.right = Math.max(innerWidth, lib.clientWidth(root));
    const start = {
      alpha: 1,
      flow: bounds,
      placed: bounds,
      fixed: { left: 0, top: 0, right: innerWidth, bottom: innerHeight },
      turned: null,
      preserved: false,
      depth: 0,
    };
    /** @type {any[][]} */
    const stack = [[root, start, null]];
    for (let count = 0; stack.length && count < ELEMENTS; count++) {
      const [element, outer, within] = stack.pop();
      if (SKIP.has(lib.tag(element))) continue;
      const computed = getComputedStyle(element);
      const state = inside(element, computed, outer);
      if (!state) continue;
      const target = isTarget(element);
      const children = lib.composedChildren(element);
      let text = "";
      for (const child of children) if (lib.nodeType(child) === 3) text += child.data;
      const shown = computed.visibility === "visible";
      const readable =
        shown &&
        hasWords(text) &&
        !isIcon(computed) &&
        parseFloat(computed.fontSize) >= 2 &&
        lib.rgba(computed.color)[3] >= FAINT;
      const more = shown && !target && also !== undefined && also(element);
      if (shown && (target || readable || more)) {
        const rect = cut(rectOf(element), state.own);
        if (holds(rect) && lib.rendered(element)) {
          if (more)
            found.set(keyOf(element, "also"), {
              element,
              target: false,
              words: "",
              href: "",
              within: target ? element : within,
            });
          if (target) found.set(element, { element, target: true, words: "", href: linkOf(element), within: null });
          if (readable)
            found.set(keyOf(element, "text"), {
              element,
              target: false,
              words: lib.text(text, 300),
              href: "",
              within: target ? element : within,
            });
        }
      }
      if (shown && generated.has(element)) {
        for (const which of ["::before", "::after"]) {
          const pseudo = getComputedStyle(element, which);
          const words = lib.text(contentOf(pseudo, element), 300);
          if (!hasWords(words) || pseudo.display === "none" || pseudo.visibility !== "visible") continue;
          if (
            parseFloat(pseudo.opacity) * state.alpha < FAINT ||
            flat(lib.matrix(pseudo)) ||
            CUT_AWAY.test(pseudo.clipPath)
          )
            continue;
          found.set(keyOf(element, which), {
            element,
            target: false,
            words,
            href: "",
            within: target ? element : within,
          });
        }
      }
      for (let i = children.length - 1; i >= 0; i--) {
        if (lib.nodeType(children[i]) === 1) stack.push([children[i], state, target ? element : within]);
      }
    }
    return found;
  };
  const wordsOf = (piece) =>
    (piece.words ||= lib.name(piece.element, 120) || lib.text(lib.textContent(piece.element), 120));

  // Transitions and other animations that end are at their end.
  const rest = () => {
    for (const animation of document.getAnimations()) {
      try {
        const timing = animation.effect && animation.effect.getComputedTiming();
        const scrolled = animation.timeline && !(animation.timeline instanceof DocumentTimeline);
        if (timing && Number.isFinite(timing.endTime) && !scrolled) animation.finish();
      } catch {
        /* one that can't be finished goes on */
      }
    }
  };
  const frame = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => resolve(null));
      setTimeout(resolve, 1500); // a page that is not painted; a busy machine takes its time for a frame
    });
  // What was begun by now is to be seen: handlers have run, their transitions are at their end.
  const glance = async () => {
    await frame();
    rest();
  };
  // And what waited for the end of a transition has happened, too.
  const settle = async () => {
    await glance();
    await glance();
  };

  // A point of the viewport where a finger or a mouse meets the element, or null. What lies fixed over it, such as a
  // consent banner, is taken away until `lower`.
  const lifted = [];
  const lift = (hit, element) => {
    for (let node = hit; node; node = lib.parentNow(node)) {
      if (lib.holdsNow(node, element)) return false;
      if (lib.staysNow(node) || lib.onTop(node)) {
        lifted.push([node, lib.attribute(node, "style"), lib.hasAttribute(node, "style")]);
        lib.inlineStyle(node).setProperty("visibility", "hidden", "important");
        lib.inlineStyle(node).setProperty("pointer-events", "none", "important");
        return true;
      }
    }
    return false;
  };
  const lower = () => {
    for (const [node, style, had] of lifted.splice(0))
      had ? (lib.inlineStyle(node).cssText = style) : lib.removeAttribute(node, "style");
  };
  const SPOTS = [
    [0.5, 0.5],
    [0.3, 0.5],
    [0.7, 0.5],
    [0.5, 0.25],
    [0.5, 0.75],
    [0.15, 0.15],
    [0.85, 0.15],
    [0.15, 0.85],
    [0.85, 0.85],
  ];
  const aim = (element) => {
    const screen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    // The document alone, if that will do: `scrollIntoView` also moves what hides in boxes that nobody can scroll.
    let rect = lib.rect(element);
    if (rect.top < 0 || rect.bottom > innerHeight) {
      scrollBy({ top: rect.top + rect.height / 2 - innerHeight / 2, behavior: "instant" });
      rect = lib.rect(element);
    }
    if (!holds(cut(rect, screen))) {
      lib.scrollIntoView(element, { block: "nearest", inline: "nearest", behavior: "instant" });
      rect = lib.rect(element);
    }
    const shown = cut(rect, screen);
    if (!holds(shown)) return null;
    for (let tries = 0; tries < 4; tries++) {
      let again = false;
      for (const [i, j] of SPOTS) {
        const x = shown.left + i * (shown.right - shown.left),
          y = shown.top + j * (shown.bottom - shown.top);
        const hit = lib.elementAt(x, y);
        if (hit && lib.holdsNow(element, hit)) return { x, y, hit };
        again = again || Boolean(hit && lift(hit, element));
        if (again) break;
      }
      if (!again) break;
    }
    return null;
  };
  // A tap there would send a form or ask for a file: never tried.
  const mayNotBeTapped = (hit) => {
    for (let node = hit; node; node = lib.parentNow(node)) {
      const tag = lib.tag(node);
      if (tag === "button") return node.type === "submit" && Boolean(node.form);
      if (tag === "input") return ["submit", "image", "file", "reset"].includes(node.type);
      if (tag === "label" && node.control) return mayNotBeTapped(node.control);
    }
    return false;
  };
  const blur = () => {
    const element = lib.focusedNow();
    if (element && element !== document.body) lib.blur(element);
  };
  // Where it is on the screen.
  const boxOf = (rect) => ({ x: rect.left, y: rect.top, width: rect.width, height: rect.height });
  const place = (element) => {
    const rect = lib.rect(element);
    const box = { x: rect.left + scrollX, y: rect.top + scrollY, width: rect.width, height: rect.height };
    for (const key of Object.keys(box)) box[key] = lib.round(box[key]);
    return { selector: lib.selector(element), html: lib.html(element), box };
  };
  // What is tried scrolls boxes that nobody else can scroll: each trial finds hidden what such boxes hide.
  for (const element of lib.elements()) {
    if (!lib.scrollTop(element) && !lib.scrollLeft(element)) continue;
    const computed = getComputedStyle(element);
    if (computed.overflowX === "hidden") lib.setScrollLeft(element, 0);
    if (computed.overflowY === "hidden") lib.setScrollTop(element, 0);
  }
  globalThis.auditorSight = {
    look,
    wordsOf,
    fold,
    hasWords,
    isTarget,
    linkOf,
    generated,
    glance,
    settle,
    aim,
    lower,
    mayNotBeTapped,
    blur,
    boxOf,
    place,
  };
})();
