// Watches what moves and changes on a page that nobody touches. Runs in each frame after the library (`gather`); then
// each call of `auditorMotion.look()` compares the page with what the call before saw.
/** @param {Unclobbered} dom */
(dom) => {
  const lib = dom.kept("auditorLibrary");
  if (!lib) return false;
  const LIMIT = 6000,
    REPORTED = 60;
  const SKIPPED = new Set(["head", "script", "style", "noscript", "template", "option"]);
  const SEEN = { opacityProperty: true, visibilityProperty: true };
  const PICTURES = new Set(["img", "video", "canvas", "svg", "picture"]);
  let activity = 0;
  const roots = [...lib.trees(), ...lib.closedRoots.values()];
  const observer = new MutationObserver((records) => {
    activity += records.length;
  });
  for (const root of new Set(roots)) {
    observer.observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ["style", "class", "src", "srcset", "hidden", "aria-hidden", "data-active", "open"],
    });
    lib.addEventListener(root, "scroll", () => activity++, { capture: true, passive: true });
  }

  const clipping = new WeakMap();
  const clips = (element) => {
    if (!clipping.has(element)) {
      const style = getComputedStyle(element);
      clipping.set(
        element,
        element !== document.body &&
          element !== document.documentElement &&
          (style.overflowX !== "visible" || style.overflowY !== "visible"),
      );
    }
    return clipping.get(element);
  };
  const ownText = (element) => {
    let text = "";
    for (const node of lib.childNodes(element)) if (lib.nodeType(node) === 3) text += node.data;
    return text.trim();
  };
  const backed = new WeakMap(); // element → whether it had a picture behind it when it was first seen
  const contentOf = (element) => {
    const tag = lib.tag(element);
    if (tag === "img") return element.currentSrc || element.src || "img";
    if (PICTURES.has(tag)) return tag;
    const text = ownText(element);
    if (/\p{L}{2}/u.test(text)) return text;
    if (!backed.has(element)) backed.set(element, getComputedStyle(element).backgroundImage.includes("url("));
    return backed.get(element) ? getComputedStyle(element).backgroundImage : null;
  };
  const survey = () => {
    const state = new Map();
    /** @type {any[][]} */
    const stack = document.documentElement ? [[document.documentElement, null, null]] : [];
    while (stack.length && state.size < LIMIT) {
      const [element, parent, clip] = stack.pop();
      if (state.has(element) || SKIPPED.has(lib.tag(element))) continue;
      // A box of its own it need not have: slots, and whatever else has display: contents, only pass their children on.
      const boxless = !lib.boxed(element);
      if (boxless && !(parent && getComputedStyle(element).display === "contents")) continue;
      const rect = boxless ? parent.rect : lib.rect(element);
      const shown = boxless ? parent.shown : lib.checkVisibility(element, SEEN);
      const entry = { element, parent, rect, shown, content: contentOf(element), seen: false };
      if (entry.content !== null && shown && rect.width >= 16 && rect.height >= 8) {
        const x = rect.left + rect.width / 2,
          y = rect.top + rect.height / 2;
        entry.seen =
          x >= 0 &&
          x <= innerWidth &&
          (!clip || (x >= clip.left && x <= clip.right && y >= clip.top && y <= clip.bottom));
      }
      state.set(element, entry);
      const inner = clips(element) ? rect : clip;
      const children = lib.composedChildren(element);
      for (let i = children.length - 1; i >= 0; i--)
        if (lib.nodeType(children[i]) === 1) stack.push([children[i], entry, inner]);
    }
    return state;
  };

  let before = survey();
  const stages = new Map();
  let looks = 0;
  // Moved within its parent. A parent that grew pushes its children along: that is no motion of theirs.
  const moved = (was, is) => {
    if (!was.parent || !is.parent || was.parent.element !== is.parent.element) return false;
    const across = is.rect.left - is.parent.rect.left - (was.rect.left - was.parent.rect.left);
    const down = is.rect.top - is.parent.rect.top - (was.rect.top - was.parent.rect.top);
    return (
      Math.abs(across) > 0.9 || (Math.abs(down) > 0.9 && Math.abs(is.parent.rect.height - was.parent.rect.height) < 1)
    );
  };
  // The box in which an element's content gave way. What moved, moved within its parent. What came or went in the place
  // of something as large did so in its parent too; what is small beside its parent, a notice at the edge of the page
  // or a word in a title, is a box of its own.
  const stageOf = (element, now) => {
    let top = now.get(element) || before.get(element);
    let travelled = false;
    for (let entry = top; entry && entry.parent; entry = entry.parent) {
      const was = before.get(entry.element),
        is = now.get(entry.element);
      const parentStays = before.has(entry.parent.element) && now.has(entry.parent.element);
      const shifted = was && is && moved(was, is);
      if (shifted || (was && is ? was.shown !== is.shown && entry.parent.shown : parentStays)) {
        top = entry;
        travelled = Boolean(shifted);
      }
    }
    if (!top.parent) return null;
    // As wide as the screen at most: a track of slides is as long as all of them.
    const size = (rect) => Math.min(rect.width, innerWidth) * rect.height;
    return travelled || size(top.parent.rect) <= 3 * size(top.rect) ? top.parent.element : top.element;
  };
  const recordOf = (stage, now) => {
    let record = stages.get(stage);
    if (!record) {
      record = {
        appeared: new Set(),
        vanished: new Set(),
        swapped: new Set(),
        moves: 0,
        overflows: false,
        holds: false,
        rect: null,
        last: 0,
      };
      stages.set(stage, record);
    }
    const { rect } = now.get(stage) || before.get(stage);
    if (!record.rect || rect.width * rect.height > record.rect.width * record.rect.height) record.rect = rect;
    return record;
  };
  // Of a counter or a clock only the digits change; the addresses of two pictures may differ in nothing else.
  const withoutDigits = (text) => text.replace(/[\d\s]+/g, "");
  const replaced = (was, is) =>
    was !== is && (/^(?:url\(|https?:|data:|blob:)/.test(is) || withoutDigits(was) !== withoutDigits(is));
  const compare = (now) => {
    looks++;
    const time = performance.now() / 1000;
    const count = (element, what) => {
      const stage = stageOf(element, now);
      if (!stage || stage === document.documentElement) return;
      const record = recordOf(stage, now);
      record[what].add(looks);
      record.holds = record.holds || (now.get(element) || before.get(element)).rect.width >= 40;
      record.last = time;
      activity++;
    };
    const movers = new Map();
    for (const [element, is] of now) {
      const was = before.get(element);
      if (is.seen && !(was && was.seen)) count(element, "appeared");
      else if (was && was.seen && is.seen && replaced(was.content, is.content)) count(element, "swapped");
      if (was && is.shown && is.parent && is.rect.width >= 40 && is.rect.height >= 10 && moved(was, is)) {
        const parent = is.parent.element;
        const box = clips(parent) ? is.parent.rect : { left: 0, right: innerWidth, top: -Infinity, bottom: Infinity };
        const cut =
          is.rect.left < box.left - 4 ||
          is.rect.right > box.right + 4 ||
          is.rect.top < box.top - 4 ||
          is.rect.bottom > box.bottom + 4;
        movers.set(parent, movers.get(parent) || cut);
      }
    }
    for (const [element, was] of before) if (was.seen && !(now.get(element) || {}).seen) count(element, "vanished");
    for (const [parent, cut] of movers) {
      const record = recordOf(parent, now);
      record.moves++;
      activity++;
      record.overflows = record.overflows || cut;
      record.last = time;
    }
    before = now;
  };

  const changesOf = (record) => new Set([...record.appeared, ...record.vanished, ...record.swapped]).size;
  // Again and again: what came once and went once, a greeting or a picture that was late, turned nothing.
  const turns = (record) => record.swapped.size >= 2 || (record.appeared.size >= 2 && record.vanished.size >= 2);
  const area = (element) => {
    const rect = lib.rect(element);
    return rect.width * rect.height;
  };
  // The carousel that a stage belongs to: the outermost box named so that is not much larger, else the stage itself.
  const carouselOf = (stage) => {
    let found = stage;
    for (let entry = before.get(stage); entry; entry = entry.parent) {
      if (area(entry.element) > 2.5 * area(stage) + 20000) break;
      if (lib.isNamedCarousel(entry.element)) found = entry.element;
    }
    return found;
  };
  // The library's own idea of the tree is that of the start; a page that rebuilds its slides has others by now.
  const within = (outer, inner) => {
    for (let entry = before.get(inner); entry; entry = entry.parent) if (entry.element === outer) return true;
    return false;
  };
  const holdsContent = (stage) => {
    for (const entry of before.values()) {
      if (entry.content !== null && entry.rect.width >= 40 && within(stage, entry.element)) return true;
    }
    return false;
  };
  const controlsAround = (carousel) => {
    let scope = carousel;
    const parent = lib.parent(carousel);
    if (parent && parent !== document.body && area(parent) <= 1.8 * area(carousel)) scope = parent;
    const found = [];
    for (const element of before.keys()) {
      if (found.length >= 30) break;
      if (!within(scope, element) || !lib.checkVisibility(element, SEEN)) continue;
      if (
        !["button", "switch", "checkbox"].includes(lib.role(element)) &&
        !(lib.role(element) === "link" && /^(#|javascript:|$)/.test(lib.attribute(element, "href")))
      )
        continue;
      const rect = lib.rect(element);
      if (rect.width < 1 || rect.height < 1) continue;
      const hints = [element, ...lib.querySelectorAll(element, "*")]
        .slice(0, 8)
        .map((node) => `${lib.attribute(node, "class")} ${lib.attribute(node, "href")}`)
        .join(" ");
      found.push({
        name: lib.name(element, 120),
        role: lib.role(element),
        hints: lib.text(hints, 200),
        box: lib.box(element),
      });
    }
    return found;
  };
  const describe = (stage, record) => {
    const carousel = carouselOf(stage);
    return {
      ...lib.at(carousel),
      box: carousel === stage ? lib.toBox(record.rect) : lib.box(carousel),
      kind: turns(record) ? "slides" : "continuous",
      changes: Math.max(changesOf(record), record.moves),
      last: Math.round(record.last * 10) / 10,
      controls: controlsAround(carousel),
    };
  };
  globalThis.auditorMotion = {
    // How much has stirred since the last look.
    look: () => {
      compare(survey());
      const found = activity;
      activity = 0;
      return found;
    },
    animated: () =>
      document.getAnimations().some((animation) => {
        const timing = animation.effect && animation.effect.getComputedTiming();
        return timing && !Number.isFinite(timing.endTime) && animation.playState === "running";
      }),
    report: () => {
      const turning = [...stages].filter(([stage, record]) => {
        if (record.rect.width * record.rect.height < 1000) return false;
        return (
          (turns(record) && record.holds) || (record.overflows && record.moves >= 0.7 * looks && holdsContent(stage))
        );
      });
      const out = new Map();
      for (const [stage, record] of turning) {
        const carousel = carouselOf(stage);
        const known = out.get(carousel);
        if (!known || changesOf(record) > changesOf(known)) out.set(carousel, Object.assign(record, { stage }));
      }
      // HTML's own: what moves in it is out of sight for scripts, and it never stops unless told how often to run.
      for (const [element, { rect, shown }] of before) {
        if (lib.tag(element) !== "marquee" || !shown || Number(lib.attribute(element, "loop")) > 0) continue;
        out.set(element, { ...recordOf(element, before), stage: element, rect, last: performance.now() / 1000 });
      }
      const outermost = [...out].filter(
        ([carousel]) => ![...out.keys()].some((other) => other !== carousel && within(other, carousel)),
      );
      return JSON.stringify(outermost.slice(0, REPORTED).map(([, record]) => describe(record.stage, record)));
    },
  };
  return true;
};
