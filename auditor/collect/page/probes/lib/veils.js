// What is painted over the whole screen by something that need not be large itself: the backdrop of a small dialog, its
// shadow without end, a film of generated content.
(lib) => {
  const ENDLESS = 200; // px of spread from which a shadow is no shadow but a film over the screen
  const painted = (computed) => lib.rgba(computed.backgroundColor)[3] > 0.02 || computed.backgroundImage !== "none" ||
    (computed.backdropFilter || "none") !== "none";
  const onTop = (element) => lib.matches(element, ":modal, :popover-open");
  const endless = (computed) => computed.boxShadow !== "none" && computed.boxShadow.split(/,(?![^(]*\))/).some((part) => {
    const [, , , spread = 0] = (part.match(/-?[\d.]+(?:e\d+)?(?=px)/g) || []).map(Number);
    return spread >= ENDLESS && !/inset/.test(part) && lib.rgba(part.replace(/-?[\d.]+(?:e\d+)?px/g, "").trim())[3] > 0.02;
  });
  return {
    // Whether it darkens the page around itself, and no tap on the page tells.
    veiling: (element) => {
      if (onTop(element)) return painted(getComputedStyle(element, "::backdrop"));
      const computed = lib.style(element);
      return computed.position === "fixed" && computed.boxShadow !== "none" && endless(computed) && lib.visible(element);
    },
    // The area of the screen, px², that generated content which is fixed there covers, as part of the element.
    generatedFilm: (element) => Math.max(...["::before", "::after"].map((which) => {
      const computed = getComputedStyle(element, which);
      const drawn = computed.content !== "none" && computed.position === "fixed" && painted(computed);
      return drawn ? (parseFloat(computed.width) || 0) * (parseFloat(computed.height) || 0) : 0;
    })),
    onTop,
  };
}
