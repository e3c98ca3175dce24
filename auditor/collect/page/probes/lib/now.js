// The page as it is now, for what runs after the probes: nothing of it is kept.
/** @param {Library} lib */
(lib) => {
  const seenNow = (element) => lib.checkVisibility(element, { visibilityProperty: true, opacityProperty: true });
  const staysNow = (element) => ["fixed", "sticky"].includes(getComputedStyle(element).position);
  const parentNow = (element) => {
    const parent = lib.assignedSlot(element) || lib.parentNode(element);
    if (!parent) return null;
    return lib.nodeType(parent) === 1 ? parent : lib.nodeType(parent) === 11 ? parent.host || null : null;
  };
  return {
    // The parent in the composed tree, or null.
    parentNow,
    // `inner` is `outer` or stands in it.
    holdsNow: (outer, inner) => {
      for (let node = inner; node; node = parentNow(node)) if (node === outer) return true;
      return false;
    },
    // It has a box and is neither hidden nor transparent, nor in what is.
    seenNow,
    // And large enough to be looked at, 4 px each way.
    shownNow: (element) => {
      const rect = lib.rect(element);
      return rect.width >= 4 && rect.height >= 4 && seenNow(element);
    },
    // And not cut away by a box around it that does not scroll.
    uncutNow: (element) => {
      let { left, top, right, bottom } = lib.rect(element);
      let position = getComputedStyle(element).position;
      for (let node = parentNow(element); node && position !== "fixed"; node = parentNow(node)) {
        const computed = getComputedStyle(node);
        const holds = computed.position !== "static" || computed.transform !== "none";
        if (position === "absolute" && !holds) continue; // it is placed, and cut, by a box further out
        position = computed.position;
        if (/^(hidden|clip)$/.test(computed.overflowX) && computed.display !== "inline") {
          const rect = lib.rect(node);
          left = Math.max(left, rect.left);
          right = Math.min(right, rect.right);
        }
        if (/^(hidden|clip)$/.test(computed.overflowY) && computed.display !== "inline") {
          const rect = lib.rect(node);
          top = Math.max(top, rect.top);
          bottom = Math.min(bottom, rect.bottom);
        }
      }
      return right - left >= 4 && bottom - top >= 4;
    },
    // It stays while the page is scrolled, for a while at least.
    staysNow,
    // The nearest of its ancestors, or itself, that stays while the page is scrolled; null if none does.
    pinnedNow: (element) => {
      for (let node = element; node; node = parentNow(node)) if (staysNow(node)) return node;
      return null;
    },
    // It, or one of its ancestors, is fixed to the screen.
    fixedNow: (element) => {
      for (let node = element; node; node = parentNow(node))
        if (getComputedStyle(node).position === "fixed") return true;
      return false;
    },
    // What is seen and stays while the page is scrolled.
    standingNow: () =>
      new Set([...document.querySelectorAll("*")].filter((element) => staysNow(element) && seenNow(element))),
    // The element that has the focus, in shadow trees too.
    focusedNow: () => {
      let found = document.activeElement;
      for (let depth = 0; found && depth < 32; depth++) {
        const root = lib.rootOf(found);
        if (!root || !root.activeElement) break;
        found = root.activeElement;
      }
      return found;
    },
    // It paints over what is behind it.
    opaqueNow: (element) => {
      const computed = getComputedStyle(element);
      return computed.backgroundImage !== "none" || lib.rgba(computed.backgroundColor)[3] >= 0.9;
    },
  };
};
