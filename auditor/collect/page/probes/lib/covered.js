// Whether a field lies wholly under something opaque that belongs to the page beside it: nobody sees or taps it there.
/** @param {Library} lib */
(lib) => {
  const REPLACED = new Set(["img", "video", "canvas", "iframe", "object", "embed", "picture"]);
  const SCROLL_LIMIT = 8; // each costs a layout
  let scrolled = 0;

  // What came for a moment, or stays while the page moves beneath, covers for that moment only.
  const passing = (node) => {
    for (const each of lib.ancestors(node)) {
      if (lib.isDialog(each) || lib.hasAttribute(each, "popover")) return true;
    }
    return lib.pinned(node) !== null;
  };
  // Of what is around a field with a negative z-index: the boxes whose background is painted over it. That of the
  // nearest stacking context is painted beneath, as is that of the page.
  const inFront = (field) => {
    const found = new Set();
    let behind = false;
    for (const node of lib.ancestors(field)) {
      const computed = lib.style(node);
      if (node === document.body || node === document.documentElement) break;
      if (
        behind &&
        (computed.zIndex !== "auto" ||
          computed.position === "fixed" ||
          computed.position === "sticky" ||
          lib.createsContext(computed))
      )
        break;
      if (behind) found.add(node);
      behind = behind || (computed.position !== "static" && parseInt(computed.zIndex, 10) < 0);
    }
    return found;
  };
  const covers = (field, hit) => {
    if (!hit || lib.contains(field, hit)) return false;
    if (lib.labels(field).some((label) => lib.contains(label, hit))) return false;
    let opaque = false;
    let front = null;
    for (const node of lib.ancestors(hit)) {
      if (lib.contains(node, field) && !(front ||= inFront(field)).has(node)) break;
      opaque = opaque || REPLACED.has(lib.tag(node)) || lib.opaqueNow(node);
    }
    return opaque && lib.opacity(hit) >= 0.9 && !passing(hit);
  };
  const coversAll = (field, rect) => lib.everywhere(rect, (x, y) => covers(field, lib.elementAt(x, y))) !== null;
  const inView = (rect) => rect.left >= 0 && rect.top >= 0 && rect.right <= innerWidth && rect.bottom <= innerHeight;
  const everywhere = (field) => {
    const rect = lib.rect(field);
    const shown = lib.unclipped(field, rect);
    if (!shown || !inView(shown)) return false;
    return coversAll(field, shown);
  };
  // Out of the first screen only what was taken out of the flow is worth a scroll.
  const lifted = (field) => {
    for (const node of lib.ancestors(field)) {
      const computed = lib.style(node);
      if (computed.position === "absolute" || parseInt(computed.zIndex, 10) < 0) return true;
    }
    return false;
  };
  return {
    covered: (field) => {
      if (lib.style(field).pointerEvents === "none" || passing(field)) return false;
      const rect = lib.rect(field);
      if (inView(rect)) return everywhere(field);
      if (!lib.options.top || scrolled >= SCROLL_LIMIT || !lifted(field)) return false;
      scrolled++;
      const left = scrollX,
        top = scrollY;
      scrollTo({ left, top: top + rect.top - 0.25 * innerHeight, behavior: "instant" });
      // The regions of what can be seen are those of the start: what moved must be asked for anew.
      const now = lib.rect(field);
      const found = inView(now) && coversAll(field, now);
      scrollTo({ left, top, behavior: "instant" });
      return found;
    },
  };
};
