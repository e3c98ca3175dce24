// What lies over the page: what is in the browser's top layer or calls itself a dialog; and what is painted over the
// whole screen by something that need not be large itself: the backdrop of a small dialog, its shadow without end, a film
// of generated content.
/** @param {Library} lib */
(lib) => {
  const ENDLESS = 200; // px of spread from which a shadow is no shadow but a film over the screen
  const painted = (computed) =>
    lib.rgba(computed.backgroundColor)[3] > 0.02 ||
    computed.backgroundImage !== "none" ||
    (computed.backdropFilter || "none") !== "none";
  // In the browser's top layer, above all that a z-index can do. (Of elements that can't be, the cheapest is asked first.)
  const onTop = (element) =>
    (lib.tag(element) === "dialog" && lib.matches(element, ":modal")) ||
    (lib.hasAttribute(element, "popover") && lib.matches(element, ":popover-open"));
  // It is one or calls itself one, open or not.
  const isDialog = (element) =>
    lib.tag(element) === "dialog" ||
    /^(alert)?dialog$/i.test(lib.attribute(element, "role").trim()) ||
    lib.attribute(element, "aria-modal") === "true";
  const endless = (computed) =>
    computed.boxShadow !== "none" &&
    computed.boxShadow.split(/,(?![^(]*\))/).some((part) => {
      const [, , , spread = 0] = (part.match(/-?[\d.]+(?:e\d+)?(?=px)/g) || []).map(Number);
      return (
        spread >= ENDLESS && !/inset/.test(part) && lib.rgba(part.replace(/-?[\d.]+(?:e\d+)?px/g, "").trim())[3] > 0.02
      );
    });
  return {
    // Whether it darkens the page around itself, and no tap on the page tells.
    veiling: (element) => {
      if (onTop(element)) return painted(getComputedStyle(element, "::backdrop"));
      const computed = lib.style(element);
      return (
        computed.position === "fixed" && computed.boxShadow !== "none" && endless(computed) && lib.visible(element)
      );
    },
    // The area of the screen, px², that generated content which is fixed there covers, as part of the element.
    generatedFilm: (element) =>
      Math.max(
        ...["::before", "::after"].map((which) => {
          const computed = getComputedStyle(element, which);
          const drawn = computed.content !== "none" && computed.position === "fixed" && painted(computed);
          return drawn ? (parseFloat(computed.width) || 0) * (parseFloat(computed.height) || 0) : 0;
        }),
      ),
    onTop,
    isDialog,
  };
};
