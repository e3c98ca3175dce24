// What the first paint waited for: scripts in the head, and the fonts in use with what they do to text meanwhile.
(lib) => {
  const LIMIT = 200;
  const fontsOf = Object.getOwnPropertyDescriptor(Document.prototype, "fonts").get;
  const fonts = [];
  for (const face of fontsOf.call(document)) {
    if (fonts.length >= LIMIT) break;
    if (face.status === "loaded") fonts.push({ family: lib.text(face.family.replace(/^["']|["']$/g, ""), 80), display: face.display });
  }
  const blocking = new Set();
  for (const entry of performance.getEntriesByType("resource")) {
    if (entry.renderBlockingStatus === "blocking") blocking.add(entry.name);
  }
  // Chromium calls a script at the end of the body blocking too, though all that is above it may be painted.
  const scripts = [];
  for (const element of lib.elements()) {
    if (scripts.length >= LIMIT) break;
    if (lib.tag(element) !== "script" || !(element instanceof HTMLScriptElement) || !blocking.has(element.src)) continue;
    const parent = lib.parent(element);
    if (parent && lib.tag(parent) === "head") scripts.push({ ...lib.at(element), url: element.src.slice(0, 2000) });
  }
  return { fonts, blocking_scripts: scripts };
}
