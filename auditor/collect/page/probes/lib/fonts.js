// Which family of a font stack the browser has: the first that is loaded or installed.
/** @param {Library} lib */
(lib) => {
  const SAMPLE = "mmmwwwiiill10QO@";
  const GENERIC = new Set(
    (
      "serif sans-serif monospace cursive fantasy system-ui ui-serif ui-sans-serif ui-monospace ui-rounded math emoji " +
      "-apple-system blinkmacsystemfont"
    ).split(" "),
  );
  const SYSTEM = new Set(["-apple-system", "blinkmacsystemfont", "ui-sans-serif"]); // other names of system-ui
  const split = (stack) =>
    (stack.match(/"(?:[^"\\]|\\.)*"|[^,]+/g) || []).map((part) => part.trim().replace(/^"(.*)"$/, "$1"));
  let context = null;
  const widths = new Map();
  const widthOf = (font) => {
    let width = widths.get(font);
    if (width === undefined) {
      context ||= new OffscreenCanvas(1, 1).getContext("2d");
      context.font = `48px ${font}`;
      widths.set(font, (width = context.measureText(SAMPLE).width));
    }
    return width;
  };
  let declared = null;
  // @font-face families and whether one of their faces has been loaded. A face that is not is drawn by the next family.
  const faces = () => {
    if (!declared) {
      declared = new Map();
      for (const face of document.fonts) {
        const name = face.family.replace(/^"(.*)"$/, "$1").toLowerCase();
        declared.set(name, declared.get(name) || face.status === "loaded");
      }
    }
    return declared;
  };
  const has = (family) => {
    const loaded = faces().get(family.toLowerCase());
    if (loaded !== undefined) return loaded;
    const quoted = CSS.escape(family);
    // What is not installed is drawn, and is as wide, as the generic family that follows it.
    return ["monospace", "serif"].some((other) => widthOf(`${quoted}, ${other}`) !== widthOf(other));
  };
  const known = new Map();
  return {
    fontFamily: (stack) => {
      let found = known.get(stack);
      if (found === undefined) {
        const names = split(stack).slice(0, 20);
        found = names.find((name) => GENERIC.has(name.toLowerCase()) || has(name)) ?? names.at(-1) ?? "";
        if (SYSTEM.has(found.toLowerCase())) found = "system-ui";
        known.set(stack, (found = lib.text(found, 80)));
      }
      return found;
    },
  };
};
