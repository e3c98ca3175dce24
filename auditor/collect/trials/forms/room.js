// What is left of a form when the on-screen keyboard takes the lower part of the screen. Runs after all else was tried.
(() => {
  const lib = globalThis.auditorLibrary;
  const sight = globalThis.auditorSight;
  const fields = globalThis.auditorFields;
  const FORMS = 2; // the longest ones
  const EDGE = 2; // px: what is scrolled into view may end between two pixels

  const opaque = (element) => lib.opaqueNow(element) || ["img", "video", "canvas", "iframe"].includes(lib.tag(element));
  // What fills the screen was there without a keyboard, too, and has to be closed before anything is filled in.
  const fills = (element) => {
    const rect = lib.rect(element);
    return rect.width >= 0.9 * innerWidth && rect.height >= 0.9 * innerHeight;
  };
  const isBar = (element) => lib.seenNow(element) && !fills(element) && !globalThis.auditorErrors.isNotice(element);
  // The fixed or sticky box that a point shows in place of the element, or null; not what still says what was wrong.
  const coverAt = (element, x, y) => {
    const hit = lib.elementAt(x, y);
    if (!hit || lib.holdsNow(element, hit) || lib.holdsNow(hit, element)) return null;
    let paints = false;
    for (let node = hit; node; node = lib.parentNow(node)) {
      if (lib.holdsNow(node, element)) return null;
      paints = paints || opaque(node);
      if (["fixed", "sticky"].includes(getComputedStyle(node).position)) return paints && isBar(node) ? node : null;
    }
    return null;
  };
  // What lies over all of it that is on the screen.
  const coverOf = (element, rect) => {
    const part = lib.screenPart(rect);
    return part && lib.everywhere(part, (x, y) => coverAt(element, x, y));
  };
  const onScreen = (rect) => {
    const height = Math.min(rect.bottom, innerHeight) - Math.max(rect.top, 0);
    return height >= Math.min(rect.height, innerHeight) / 2 - EDGE;
  };
  const labelOf = (field) =>
    [...lib.labels(field)].find((label) => lib.seenNow(label) && sight.hasWords(lib.textContent(label))) || null;
  const textRect = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return [...range.getClientRects()].find((rect) => rect.width >= 2) || lib.rect(element);
  };
  // As far as a finger can: boxes that cut off what is too much are moved by scripts alone.
  const bring = (element) => {
    const held = [];
    for (let node = lib.parentNow(element); node; node = lib.parentNow(node)) {
      if (/hidden|clip/.test(getComputedStyle(node).overflowY)) held.push([node, lib.scrollTop(node)]);
    }
    lib.scrollIntoView(element, { block: "center", inline: "nearest", behavior: "instant" });
    for (const [node, top] of held) lib.setScrollTop(node, top);
    return lib.rect(element);
  };

  let wanted = [];
  let standing = false;
  // The first and the last field of each form that has several. Without anything that stays on the screen, and on a page
  // that scrolls, nothing can be in the way: then there is no need to try.
  const start = () => {
    wanted = globalThis.auditorErrors.forms
      .filter((form) => form.texts.length > 1)
      .slice(0, FORMS)
      .flatMap((form) => {
        const texts = form.texts.filter((field) => lib.isConnected(field) && fields.isText(field));
        return [...new Set([texts[0], texts[texts.length - 1]])].filter(Boolean).map((field) => [form, field]);
      });
    const root = document.scrollingElement || document.documentElement;
    const held = [document.documentElement, document.body].some(
      (each) => each && /hidden|clip/.test(getComputedStyle(each).overflowY),
    );
    standing = held || lib.standingNow().size > 0 || lib.scrollHeight(root) <= innerHeight;
    return { fields: wanted.length, needed: wanted.length > 0 && standing };
  };
  const touch = async (field, mode, height) => {
    // At once, however slowly the page likes to scroll; what has the focus already would not be brought at all.
    lib.inlineStyle(document.documentElement).setProperty("scroll-behavior", "auto", "important");
    if (lib.focusedNow() === field) sight.blur();
    bring(field); // who taps it has it before them, wherever the page was scrolled to
    lib.focus(field);
    await sight.glance();
    const rect = lib.rect(field);
    // The keyboard lies over the page, of which only the upper part is to be seen then: the browser moves it up.
    if (mode !== "resizes-visual" || rect.bottom <= height) return rect;
    scrollBy({ top: rect.top + rect.height / 2 - height / 2, behavior: "instant" });
    return lib.rect(field);
  };
  const look = async (index, mode, height) => {
    const [form, field] = wanted[index];
    if (!lib.isConnected(field)) return "null";
    const rect = await touch(field, mode, height);
    const cover = coverOf(field, rect);
    const label = labelOf(field);
    const labelRect = label && textRect(label);
    const trial = {
      at: fields.place(field),
      name: lib.name(field, 80),
      mode,
      height,
      seen: !cover && onScreen(rect),
      covered_by: cover ? lib.selector(cover) : "",
      label_seen: label ? coverOf(label, labelRect) === null : null,
    };
    const button = form.button;
    if (lib.isConnected(button) && fields.seen(button)) {
      const place = bring(button);
      trial.way_on = onScreen(place) && !coverOf(button, place);
    }
    return JSON.stringify(trial);
  };
  // The screen at the moment of a fault, for its picture; null if it does not come again. way: it is the button's.
  const hides = (element, rect) => !onScreen(rect) || Boolean(coverOf(element, rect));
  const show = async (index, mode, height, way) => {
    const [form, field] = wanted[index];
    const rect = await touch(field, mode, height);
    const found = { field: sight.boxOf(rect), concealed: [], words: "" };
    if (way) {
      const place = bring(form.button);
      if (hides(form.button, place)) found.concealed.push(sight.boxOf(place));
      found.field = sight.boxOf(lib.rect(field));
      found.words = lib.name(form.button, 24) || lib.text(lib.textContent(form.button), 24);
    } else {
      const label = labelOf(field);
      if (hides(field, rect)) found.concealed.push(sight.boxOf(rect));
      if (label && coverOf(label, textRect(label))) found.concealed.push(sight.boxOf(textRect(label)));
    }
    return JSON.stringify(found.concealed.length ? found : null);
  };
  // What is known without trying.
  const all = (height) =>
    JSON.stringify(
      wanted
        .filter(([, field]) => lib.isConnected(field))
        .map(([form, field]) => ({
          at: fields.place(field),
          name: lib.name(field, 80),
          mode: "resizes-content",
          height,
          seen: true,
          covered_by: "",
          label_seen: labelOf(field) ? true : null,
          way_on: lib.isConnected(form.button) && fields.seen(form.button) ? true : null,
        })),
    );
  globalThis.auditorRoom = { start, look, show, all };
})();
