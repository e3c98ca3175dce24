// Where something may wait for a mouse: style rules with :hover that could bring hidden content to light, and elements
// that listen for a mouse. Runs after sight.js. Candidates are only tried; nothing is decided here.
(() => {
  const lib = globalThis.auditorLibrary;
  const sight = globalThis.auditorSight;
  const RULES = 30000,
    SUBJECTS = 300,
    DEEP = 300,
    MOST = 40;
  const SAME = 2; // of those that call the same code and are built alike
  const gates = []; // [MediaList, as it is, as it would be with a mouse]
  const found = []; // [trigger's selector, subject's selector, root, itself]
  const copies = []; // sheets of other sites, as we read them

  // With a mouse in place of the finger.
  const HOVERS = /\((?:any-)?(?:hover|pointer)(?:\s*:\s*(?:hover|fine))?\s*\)/gi;
  const FINGERS = /\((?:any-)?(?:hover|pointer)\s*:\s*(?:none|coarse)\s*\)/gi;
  const withMouse = (text) => text.replace(FINGERS, "(max-width: 0px)").replace(HOVERS, "(min-width: 0px)");

  const split = (selector, isEnd) => {
    const parts = [];
    let depth = 0,
      part = "",
      quote = "";
    for (let i = 0; i < selector.length; i++) {
      const c = selector[i];
      if (c === "\\") {
        part += c + (selector[++i] ?? "");
        continue;
      }
      if (quote) quote = c === quote ? "" : quote;
      else if (c === '"' || c === "'") quote = c;
      else if (c === "(" || c === "[") depth++;
      else if (c === ")" || c === "]") depth--;
      if (!depth && !quote && isEnd(c)) {
        parts.push(part, c);
        part = "";
      } else part += c;
    }
    parts.push(part);
    return parts;
  };
  // Without what holds only while something is hovered, focused or pressed.
  const STATES = /:(?:hover|focus-within|focus-visible|focus|active)\b/g;
  const atRest = (compound) => {
    let out = "";
    for (let i = 0; i < compound.length;) {
      const call = /^:(?:is|where|not|has)\(/.exec(compound.slice(i));
      if (!call) {
        out += compound[i++];
        continue;
      }
      let end = i + call[0].length;
      for (let depth = 1; end < compound.length && depth; end++)
        depth += compound[end] === "(" ? 1 : compound[end] === ")" ? -1 : 0;
      const whole = compound.slice(i, end);
      out += /:hover\b/.test(whole) ? "" : whole;
      i = end;
    }
    return out.replace(STATES, "").replace(/::[\w-]+(?:\([^)]*\))?|:(?:before|after)\b/g, "") || "*";
  };
  const GROWS =
    /^(?:--|(?:max-|min-)?(?:height|width|block-size|inline-size)$|grid-template|overflow|-webkit-line-clamp|content$|transform|rotate|flex|font-size)/;
  const grows = (style) => {
    for (let i = 0; i < style.length; i++) if (GROWS.test(style[i])) return true;
    return false;
  };
  const note = (selector, style, root) => {
    for (const one of split(selector, (c) => c === ",")) {
      if (!/:hover\b/.test(one)) continue;
      const parts = split(one.trim().replace(/\s*([>+~])\s*/g, "$1"), (c) => " >+~".includes(c));
      const at = parts.findIndex((part) => /:hover\b/.test(part));
      const plain = parts.map((part, i) => (i % 2 ? part : part && atRest(part)));
      const trigger = plain.slice(0, at + 1).join("");
      const itself = at === parts.length - 1;
      if (
        /^(?:\*|html|body|:root)?$/.test(trigger.trim()) ||
        (itself && !/::?(?:before|after)/.test(one) && !grows(style))
      )
        continue;
      found.push([trigger, plain.join(""), root, /::?(?:before|after)\b/.test(one)]);
    }
  };
  let rules = 0;
  const walk = (list, root, around) => {
    for (const rule of list) {
      if (++rules > RULES) return;
      if (rule instanceof CSSStyleRule) {
        let selector = rule.selectorText;
        if (around)
          selector = selector.includes("&") ? selector.replaceAll("&", `:is(${around})`) : `:is(${around}) ${selector}`;
        if (selector.includes(":hover")) note(nested(selector), rule.style, root);
        if (rule.cssRules.length) walk(rule.cssRules, root, selector);
      } else if (rule instanceof CSSMediaRule) {
        const text = rule.media.mediaText,
          mouse = withMouse(text);
        if (!matchMedia(mouse).matches && !matchMedia(text).matches) continue;
        if (mouse !== text) gates.push([rule.media, text, mouse]);
        walk(rule.cssRules, root, around);
      } else if (rule instanceof CSSImportRule) {
        if (rule.styleSheet) sheet(rule.styleSheet, root);
      } else if (rule.constructor.name === "CSSNestedDeclarations") {
        if (around && around.includes(":hover")) note(nested(around), rule.style, root);
      } else if (rule.cssRules) walk(rule.cssRules, root, around);
    }
  };
  // `:is(.card):hover .x`: what a nested rule means, with the hovered compound in the open.
  const nested = (selector) => selector.replace(/:is\(([^(),\s>+~]*(?::hover)[^(),\s>+~]*)\)/g, "$1");
  const foreign = new Map();
  const sheet = (each, root) => {
    let list;
    try {
      list = each.cssRules;
    } catch {
      foreign.set(each.href, (foreign.get(each.href) || new Set()).add(root)); // of another site: `read` gets its text
      return;
    }
    const text = each.media.mediaText;
    if (text) {
      const mouse = withMouse(text);
      if (!matchMedia(mouse).matches && !matchMedia(text).matches) return;
      if (mouse !== text) gates.push([each.media, text, mouse]);
    }
    walk(list, root, "");
  };
  const scan = () => {
    for (const root of lib.trees()) {
      for (const each of [...root.styleSheets, ...root.adoptedStyleSheets]) if (!each.disabled) sheet(each, root);
    }
  };
  // What a sheet of another site says, in the trees that have it. Its rules behind (hover: hover) can't be switched on
  // there: a copy of them is.
  const read = (url, text) => {
    const copy = new CSSStyleSheet();
    copy.replaceSync(text);
    const before = gates.length;
    for (const root of foreign.get(url) || []) walk(copy.cssRules, root, "");
    const own = [...copy.cssRules];
    const gated = new Map();
    for (const [media, , hovering] of gates.splice(before)) {
      const rule = own.find((each) => each.media === media);
      if (rule) gated.set(rule, hovering);
    }
    if (!gated.size) return;
    const only = new CSSStyleSheet();
    for (const [rule, hovering] of gated) {
      rule.media.mediaText = hovering;
      only.insertRule(rule.cssText, only.cssRules.length);
    }
    for (const root of foreign.get(url)) copies.push([root, only]);
  };
  // Pretends that a mouse is at hand, to style sheets, or no more.
  const mouse = (on) => {
    for (const [media, before, after] of gates) media.mediaText = on ? after : before;
    for (const [root, only] of copies) {
      const others = [...root.adoptedStyleSheets].filter((each) => each !== only);
      root.adoptedStyleSheets = on ? [...others, only] : others;
    }
  };

  const looks = (element) =>
    `${lib.tag(element)}.${lib.attribute(element, "class").trim().split(/\s+/).sort().join(".")}`;
  const leads = (element) => {
    const link = lib.matches(element, "a") ? element : lib.querySelector(element, "a");
    const href = link ? lib.attribute(link, "href").trim() : "";
    return !href ? "none" : /^(?:#|javascript:)/i.test(href) ? "here" : "away";
  };
  // Something in it has words or takes a tap, and can't be seen.
  const hides = (subject, seen) => {
    const stack = [subject];
    for (let count = 0; stack.length && count < DEEP; count++) {
      const element = stack.pop();
      if (["script", "style", "template", "noscript", "option"].includes(lib.tag(element))) continue;
      if (sight.isTarget(element) && !seen.has(element)) return true;
      for (const child of lib.composedChildren(element)) {
        if (lib.nodeType(child) === 1) stack.push(child);
        else if (lib.nodeType(child) === 3 && sight.hasWords(child.data) && !readable.has(element)) return true;
      }
    }
    return false;
  };
  let readable = new Set();
  const isSeen = (element) => {
    const rect = lib.rect(element);
    return rect.right + scrollX > 0 && rect.bottom + scrollY > 0 && lib.shownNow(element);
  };
  const select = (root, selector) => {
    try {
      return [...lib.querySelectorAll(root, selector)].slice(0, SUBJECTS);
    } catch {
      return []; // a selector that says nothing without its :hover
    }
  };
  const triggerOf = (subject, selector) => {
    for (let node = subject; node; node = lib.parentNow(node)) {
      for (let each = node; each; each = lib.previousElementSibling(each)) {
        try {
          if (lib.matches(each, selector)) return each;
        } catch {
          return null;
        }
        if (lib.parentNode(node) && lib.childElementCount(lib.parentNode(node)) > 60) break;
      }
    }
    return null;
  };

  // What is in it, whatever it is called.
  const shape = (element) =>
    `${lib.tag(element)}(${[...lib.children(element)].slice(0, 6).map((child) => `${lib.tag(child)}${lib.childElementCount(child) ? "+" : ""}`)})`;
  const candidates = new Map(); // signature → {trigger, alike, script}
  const tried = new Set();
  const groups = new Map(); // of what scripts react to: the same code, the same shape → candidates
  const add = (trigger, what, script, code = "") => {
    if (tried.has(trigger) || !isSeen(trigger)) return;
    const rect = lib.rect(trigger);
    if (script && rect.width * rect.height > 0.6 * innerWidth * innerHeight && rect.height > 0.6 * innerHeight) return;
    tried.add(trigger);
    const signature = `${looks(trigger)}|${what}|${leads(trigger)}`;
    const known = candidates.get(signature);
    if (known) {
      known.alike.add(trigger);
      return;
    }
    const candidate = { trigger, alike: new Set([trigger]), script };
    if (script) {
      const kind = `${what}|${code}|${shape(trigger)}|${leads(trigger)}`;
      if (!groups.has(kind)) groups.set(kind, []);
      const group = groups.get(kind);
      if (group.length >= SAME) {
        group[0].alike.add(trigger);
        return;
      }
      group.push(candidate);
    }
    candidates.set(signature, candidate);
  };
  // whole: the page listens as a whole. listening: elements that do so themselves, and of each the code that it calls.
  const gather = (whole, codes, listening) => {
    if (!found.length && !listening.length && !whole) return []; // most pages: nothing to look for
    const seen = sight.look();
    readable = new Set([...seen.values()].filter((piece) => !piece.target).map((piece) => piece.element));
    for (const [trigger, subject, root, pseudo] of found) {
      for (const element of select(root, subject)) {
        if (pseudo) {
          const hovered = triggerOf(element, trigger);
          if (hovered) sight.generated.add(element);
          if (hovered && isSeen(hovered)) add(hovered, "generated", false);
        } else if (hides(element, seen)) {
          const hovered = triggerOf(element, trigger);
          if (hovered) add(hovered, "styled", false);
        }
      }
    }
    listening.forEach((element, i) => {
      if (element instanceof Element) add(element, "heard", true, codes[i]);
    });
    if (whole) {
      const hints =
        "[aria-haspopup]:not([aria-haspopup=false]),[aria-describedby],[data-tooltip],[data-tippy-content],nav li:has(ul),nav li:has(div)";
      for (const element of select(document, hints)) add(element, "hinted", true);
      for (const element of select(document, "nav a,nav button,header a")) add(element, "menu", true);
    }
    // Certain ones first: what only listens, or is only guessed, gives way.
    const all = [...candidates.values()];
    return [...all.filter((each) => !each.script), ...all.filter((each) => each.script)].slice(0, MOST);
  };
  globalThis.auditorTriggers = { scan, read, mouse, gather };
})();
