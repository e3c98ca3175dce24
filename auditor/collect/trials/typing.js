// Types into fields whose words lie inside them, and looks whether the words are still there. Runs in the world of the
// probes.
(() => {
  const lib = globalThis.auditorLibrary;
  const LIMIT = 200; // fields that are looked at
  const WORDS = /[\p{L}\p{N}]/u;
  const TYPES = new Set(["text", "tel", "url", "email", "password", "number"]);
  const SAMPLE = { email: "a@example.org", url: "https://example.org", tel: "1", number: "1" };
  const trials = []; // [fields that are alike]
  let current = null;

  const fold = (text) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  const labels = (field) => [...(field.labels || []), ...lib.referenced(field, "aria-labelledby")];
  const says = (element) => lib.words(element, 80, false);
  // Over the field, as a placeholder is, or with a place there in which it waits.
  const inside = (label, field) => {
    if (!lib.boxed(label)) return false;
    const a = lib.rect(label),
      b = lib.rect(field);
    const x = a.left + Math.min(a.width, 40) / 2,
      y = a.top + a.height / 2;
    if (a.width < 4 || a.height < 4 || lib.holdsNow(label, field)) return false;
    return x > b.left && x < b.right && y > b.top && y < b.bottom;
  };
  const own = (field) => {
    const found = labels(field).find((label) => says(label) && inside(label, field));
    if (found) return { words: says(found), of: "label" };
    const beside = labels(field).some((label) => says(label) && lib.visible(label));
    return { words: beside ? "" : lib.text(lib.attribute(field, "placeholder"), 80), of: "placeholder" };
  };
  // What a style sheet or a script can tell apart by nothing but the words.
  const kindOf = (field) => {
    const parts = [lib.tag(field), field.type, lib.attribute(field, "class"), lib.hasAttribute(field, "placeholder")];
    for (const label of labels(field)) parts.push(lib.tag(label), lib.attribute(label, "class"));
    for (let node = lib.parentNow(field), level = 0; node && level < 3; node = lib.parentNow(node), level++) {
      parts.push(lib.tag(node), lib.attribute(node, "class"));
    }
    return parts.join("\n");
  };
  const gather = () => {
    const kinds = new Map();
    for (const field of lib.fields().slice(0, LIMIT)) {
      const tag = lib.tag(field);
      if (!(tag === "textarea" || (tag === "input" && TYPES.has(field.type))) || !lib.isConnected(field)) continue;
      if (lib.matches(field, ":disabled") || field.readOnly || field.value !== "" || !lib.visible(field)) continue;
      const { words, of } = own(field);
      if (!WORDS.test(words)) continue;
      const kind = kindOf(field);
      if (!kinds.has(kind)) kinds.set(kind, []);
      kinds.get(kind).push({ field, words, of, selector: lib.selector(field) });
    }
    trials.push(...kinds.values());
    return trials.length;
  };
  // What to type, after the field took the focus; null if it can't.
  const begin = (index) => {
    const { field } = trials[index][0];
    if (!lib.isConnected(field) || !lib.seenNow(field)) return null;
    lib.focus(field, { preventScroll: true });
    current = field;
    return lib.focusedNow() === field ? SAMPLE[field.type] || "a" : null;
  };
  const frames = () =>
    Promise.race([
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      new Promise((done) => setTimeout(done, 50)),
    ]);
  const settle = async () => {
    await frames();
    for (const animation of document.getAnimations()) {
      try {
        animation.finish();
      } catch {
        /* one without an end */
      }
    }
  };
  const legible = (element) => {
    return (
      lib.shownNow(element) &&
      lib.uncutNow(element) &&
      parseFloat(getComputedStyle(element).fontSize) >= 4 &&
      lib.rgba(getComputedStyle(element).color)[3] > 0.05
    );
  };
  // The words, somewhere around the field where no other field is.
  const around = (field, words) => {
    let box = field;
    for (let level = 0; level < 3; level++) {
      const parent = lib.parentNow(box);
      if (!parent || lib.querySelectorAll(parent, "input:not([type=hidden]),select,textarea").length > 1) break;
      box = parent;
    }
    if (box === field) return false;
    return [...lib.querySelectorAll(box, "*")]
      .slice(0, 100)
      .some(
        (element) =>
          element !== field &&
          lib.childElementCount(element) === 0 &&
          fold(lib.textContent(element)) === fold(words) &&
          legible(element),
      );
  };
  // Whether the words are still there; null if nothing was typed.
  const look = async (index) => {
    const { words } = trials[index][0];
    await new Promise((done) => setTimeout(done, 0)); // what the page's scripts left for after the event
    // A script may have put another field in its place.
    const focused = lib.focusedNow();
    const field = lib.isConnected(current)
      ? current
      : focused && lib.tag(focused) === lib.tag(current)
        ? focused
        : null;
    if (!field || field.value === "") return null;
    lib.blur(field);
    await settle();
    if (!lib.isConnected(field)) return null;
    current = field;
    return labels(field).some((label) => says(label) && legible(label)) || around(field, words);
  };
  const putBack = async () => {
    const field = current && lib.isConnected(current) ? current : null;
    current = null;
    if (!field || field.value === "") return;
    lib.focus(field, { preventScroll: true });
    field.select();
    document.execCommand("delete");
    lib.blur(field);
  };
  const told = (index, stays) => trials[index].map(({ selector, words, of }) => ({ selector, words, of, stays }));
  globalThis.auditorTyping = {
    gather,
    begin,
    putBack,
    look: async (index) => {
      const stays = await look(index);
      return stays === null ? "[]" : JSON.stringify(told(index, stays));
    },
  };
})();
