// Takes away what lies fixed over a good part of the first screen, so that the text under it can be measured as the
// customer will see it once it is closed. Returns their selectors; lower_overlays.js brings them back.
(least) => {
  const lib = globalThis.auditorLibrary;
  const screen = lib.options.viewport; // innerWidth grows with content that sticks out sideways
  const text = (element) => (lib.textContent(element) || "").length;
  const whole = document.body ? text(document.body) : 0;
  const found = [];
  for (const element of lib.elements()) {
    const onTop = lib.onTop(element);
    if (!onTop && lib.style(element).position !== "fixed") continue;
    if (found.some((other) => lib.contains(other, element)) || !lib.visible(element)) continue;
    const rect = lib.rect(element);
    const width = Math.min(rect.right, screen.width) - Math.max(rect.left, 0);
    const height = Math.min(rect.bottom, screen.height) - Math.max(rect.top, 0);
    const veils = lib.veiling(element) || lib.generatedFilm(element) >= least * screen.width * screen.height;
    if (!veils && (width <= 0 || height <= 0 || width * height < least * screen.width * screen.height)) continue;
    // An app that lives in a fixed frame as large as the screen is no overlay: it is the page. A film through which the
    // page is seen, or what is called a dialog, is one, however much it says.
    const alpha = lib.rgba(lib.style(element).backgroundColor)[3];
    const film = veils || (alpha > 0 && alpha < 0.95) || lib.isDialog(element);
    if (!onTop && !film && text(element) > whole / 2) continue;
    found.push(element);
  }
  // A bar with words of its own under a pop-up or its backdrop is what the customer will see once that is closed.
  const under = (element) => {
    const rect = lib.rect(element);
    return [0.1, 0.5, 0.9].every((across) =>
      [0.1, 0.5, 0.9].every((down) => {
        const x = Math.max(rect.left, 0) + across * (Math.min(rect.right, screen.width) - Math.max(rect.left, 0));
        const y = Math.max(rect.top, 0) + down * (Math.min(rect.bottom, screen.height) - Math.max(rect.top, 0));
        const hit = lib.elementAt(x, y);
        return found.some((other) => other !== element && hit && lib.contains(other, hit));
      }),
    );
  };
  const lifted = found.filter((element) => !(text(element) && under(element)));
  const undo = lifted.map((element) => {
    const before = lib.attribute(element, "style");
    const had = lib.hasAttribute(element, "style");
    // By its declarations, not by the attribute: a page may forbid that one (CSP).
    return () => (had ? (lib.inlineStyle(element).cssText = before) : lib.removeAttribute(element, "style"));
  });
  const selectors = lifted.map((element) => lib.selector(element));
  for (const element of lifted) lib.inlineStyle(element).setProperty("display", "none", "important");
  globalThis.lowerOverlays = undo;
  return JSON.stringify(selectors);
};
