// Boxes that may ask for consent: what they say, and the controls in them; and what may lead back to the choice. Which of
// them do ask, and what each control answers, is read in Python. Elements stay at hand in this world for whoever answers: auditorConsent[box][control].
/** @param {Library} lib */
(lib) => {
  const MAX_BOXES = 12,
    MAX_CONTROLS = 150,
    MAX_TEXT = 3000,
    MAX_WAYS = 100;
  const LONGEST = 1500,
    UPWARDS = 6; // of a banner that lies in the page: characters, and how far its words are from a button
  const MOST_HELD = 1500; // elements: what holds more is the page's own frame, pinned to the screen
  const NET =
    /cookie|trac(?:eu|k)|consen|gdpr|rgpd|dsgvo|privac|vie priv|donn[ée]es|datenschutz|privatsph|einwillig|toestemming|gegevens|personal|datos|dados|\bdati\b/i;
  const SKIPPED = new Set(["script", "style", "noscript", "template"]);
  const TICKED = "input[type=checkbox i],input[type=radio i],[role=switch i],[role=checkbox i]";

  const isDialog = (element) => {
    if (lib.tag(element) === "dialog") return lib.hasAttribute(element, "open");
    return lib.isDialog(element) || lib.onTop(element);
  };
  const floats = (element) => {
    if (element === document.documentElement || element === document.body) return false;
    const { position, zIndex } = lib.style(element);
    const above = position === "fixed" || position === "sticky" || (position === "absolute" && Number(zIndex) >= 1);
    if (!above && !isDialog(element)) return false;
    return !lib.holds(element, "main,[role=main i]") && lib.querySelectorAll(element, "*").length <= MOST_HELD;
  };
  const hintsOf = (element) =>
    `${lib.attribute(element, "class")} ${lib.id(element)} ${lib.attribute(element, "aria-label")}`;

  const roots = new Map(); // element → the outermost box above the page that it is in, or null
  for (const element of lib.elements()) {
    const parent = lib.parent(element);
    const around = parent ? roots.get(parent) : null;
    roots.set(
      element,
      around || (floats(element) ? element : lib.options.top || element !== document.body ? null : element),
    );
  }
  const near = (control) => {
    let node = lib.parent(control);
    for (let up = 0; node && node !== document.body && up < UPWARDS; up++, node = lib.parent(node)) {
      const said = lib.textContent(node);
      if (said.length > LONGEST) return null;
      if (NET.test(said) || NET.test(hintsOf(node))) return node;
    }
    return null;
  };

  const held = new Map(); // box → its controls
  for (const control of lib.targets()) {
    const ticked = lib.matches(control, TICKED);
    if (!ticked && !lib.visible(control)) continue;
    const root = roots.get(control) || near(control);
    if (!root) continue;
    if (!held.has(root)) held.set(root, []);
    held.get(root).push(control);
  }
  // A row of buttons in a box that was found by another button is a part of that box.
  for (const root of [...held.keys()]) {
    for (let node = lib.parent(root); node; node = lib.parent(node)) {
      if (!held.has(node)) continue;
      held.get(node).push(...held.get(root));
      held.delete(root);
      break;
    }
  }

  const texts = new Map([...held.keys()].map((root) => [root, ""]));
  const owner = new Map();
  for (const element of lib.elements()) {
    const root = held.has(element) ? element : owner.get(lib.parent(element)) || null;
    owner.set(element, root);
    if (!root || texts.get(root).length > MAX_TEXT || SKIPPED.has(lib.tag(element))) continue;
    let own = "";
    for (const node of lib.childNodes(element)) if (lib.nodeType(node) === 3) own += ` ${node.data}`;
    if (/\S/.test(own) && lib.visible(element)) texts.set(root, texts.get(root) + own);
  }

  const reached = (control) => {
    const rect = lib.unclipped(control);
    if (!rect || !lib.inFirstScreen(control)) return false;
    const hit = lib.elementAt((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2);
    return Boolean(hit) && (lib.contains(control, hit) || lib.ownerOf(hit) === control);
  };
  const hasWords = (element) => {
    return lib.texts(element).length > 0;
  };
  // The element in each control that bears its words: a button's text often stands in a span of another colour.
  const bearers = new Map();
  const inBoxes = new Set([...held.values()].flat());
  for (const element of inBoxes.size ? lib.elements() : []) {
    if (SKIPPED.has(lib.tag(element)) || !owner.get(element) || !hasWords(element)) continue;
    for (const node of lib.ancestors(element)) {
      if (!inBoxes.has(node)) continue;
      if (!bearers.has(node)) bearers.set(node, element);
      break;
    }
  }
  const solid = (colour) => {
    const [red, green, blue, alpha] = lib.rgba(colour);
    return alpha > 0.98 ? [red, green, blue] : null;
  };
  const behind = (element) => {
    for (const node of lib.ancestors(element)) {
      const computed = lib.style(node);
      if (computed.backgroundImage !== "none" || computed.filter !== "none" || computed.mixBlendMode !== "normal")
        return null;
      const found = solid(computed.backgroundColor);
      if (found) return found;
      if (lib.rgba(computed.backgroundColor)[3] > 0.02) return null;
      if (lib.pinned(node) === node) return null; // what lies beneath a clear box is the page, wherever it is scrolled to
    }
    return [255, 255, 255];
  };
  const checkedOf = (control) => {
    if (lib.matches(control, "input[type=checkbox i],input[type=radio i]")) return Boolean(control.checked);
    return lib.matches(control, "[role=switch i],[role=checkbox i]")
      ? lib.attribute(control, "aria-checked") === "true"
      : null;
  };
  const describe = (control) => {
    const bearer = bearers.get(control) || control;
    const computed = lib.style(bearer);
    const shown = lib.opacity(bearer) > 0.98;
    return {
      ...lib.at(control),
      name: lib.name(control, 120),
      text: lib.text(lib.textContent(control), 120),
      role: lib.role(control),
      seen: lib.visible(control) && reached(control),
      font_size: lib.round(parseFloat(computed.fontSize) * lib.frameScale),
      font_weight: Number(computed.fontWeight) || 400,
      colour: shown ? solid(computed.color) : null,
      background: shown ? behind(bearer) : null,
      checked: checkedOf(control),
      disabled: lib.matches(control, ":disabled") || lib.attribute(control, "aria-disabled") === "true",
    };
  };
  const around = (root) =>
    [root, lib.parent(root), ...lib.querySelectorAll(root, "[id],[class]")].filter(Boolean).slice(0, 8);
  const boxes = [];
  globalThis.auditorConsent = [];
  for (const [root, controls] of held) {
    const hints = lib.text(around(root).map(hintsOf).join(" "), 400);
    if (boxes.length >= MAX_BOXES || !(NET.test(texts.get(root)) || NET.test(hints))) continue;
    const kept = controls.slice(0, MAX_CONTROLS);
    globalThis.auditorConsent.push(kept);
    boxes.push({
      ...lib.at(root),
      text: lib.text(texts.get(root), MAX_TEXT),
      hints,
      floating: roots.get(root) !== null,
      fields: kept
        .filter(
          (each) =>
            lib.tag(each) === "input" && lib.visible(each) && /^(email|tel|text|password|search)$/.test(each.type),
        )
        .map((each) => String(each.type)),
      controls: kept.map(describe),
    });
  }
  const numbers = new Map(
    globalThis.auditorConsent.flatMap((kept, number) => kept.map((control) => [control, number])),
  );
  const leads = (control) => {
    const url =
      lib.tag(control) === "a" && lib.hasAttribute(control, "href") ? lib.url(lib.attribute(control, "href")) : null;
    return (
      Boolean(url) &&
      /^https?:$/.test(url.protocol) &&
      !(url.origin === location.origin && url.pathname === location.pathname)
    );
  };
  const ways = [];
  for (const control of lib.targets()) {
    if (ways.length >= MAX_WAYS) break;
    const said = `${lib.textContent(control).slice(0, 200)} ${lib.attribute(control, "aria-label")} ${lib.attribute(control, "title")}`;
    if (!NET.test(said) && !NET.test(hintsOf(control))) continue;
    const name = lib.name(control, 100) || lib.text(said, 100);
    const hints = lib.text([control, lib.parent(control)].filter(Boolean).map(hintsOf).join(" "), 200);
    ways.push({ name, hints, elsewhere: leads(control), box: numbers.get(control) ?? -1 });
  }
  return { boxes, ways };
};
