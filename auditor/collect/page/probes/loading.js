// What the first paint waited for: scripts in the head, and the fonts in use with what they do to text meanwhile.
/** @param {Library} lib */
(lib) => {
  const LIMIT = 200;
  const bare = (family) => family.trim().replace(/^["']|["']$/g, "");
  const entries = performance.getEntriesByType("resource");
  const fetched = new Set(entries.map((entry) => entry.name));
  // Faces that the page's own sheets describe, as far as they may be read: each with whether one of its files was fetched.
  const RULES = 20000;
  const described = new Map(); // family, style, weight, stretch and range → it came over the network
  const keyOf = (...parts) =>
    parts
      .map((part) =>
        String(part || "")
          .toLowerCase()
          .replace(/\s+/g, " "),
      )
      .join("|");
  const readRules = () => {
    /** @type {any[][]} */
    const stack = [...document.styleSheets, ...document.adoptedStyleSheets].map((sheet) => [
      sheet,
      sheet.href || (lib.url("") || location).href,
    ]);
    for (let count = 0; stack.length && count < RULES; count++) {
      const [holder, base] = stack.pop();
      let rules;
      try {
        rules = holder.cssRules || [];
      } catch {
        continue;
      } // of another site
      for (const rule of rules) {
        if (++count > RULES) break;
        if (rule instanceof CSSFontFaceRule) {
          const get = (name) => rule.style.getPropertyValue(name);
          const files = [...get("src").matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/g)].map(([, address]) => {
            try {
              return new URL(address, base).href;
            } catch {
              return "";
            }
          });
          const key = keyOf(bare(get("font-family")), get("font-style") || "normal", get("font-weight") || "normal");
          described.set(
            key,
            described.get(key) || files.some((file) => !file.startsWith("data:") && fetched.has(file)),
          );
        } else if (rule.styleSheet) stack.push([rule.styleSheet, rule.styleSheet.href || base]);
        else if (rule.cssRules && !(rule instanceof CSSStyleRule)) stack.push([rule, base]);
      }
    }
  };
  const loaded = [...document.fonts].filter((face) => face.status === "loaded").slice(0, LIMIT);
  if (loaded.length) readRules();
  // Families that letters are written in; what draws only signs of the private use area is a font of icons.
  const written = new Set();
  const FIELDS = new Set(["input", "textarea", "select"]);
  const WORD = /[\p{L}\p{N}]/u;
  if (loaded.length) {
    for (const element of lib.elements()) {
      const says = FIELDS.has(lib.tag(element)) || lib.texts(element).some((node) => WORD.test(node.data));
      if (says && lib.rendered(element)) written.add(lib.fontFamily(lib.style(element).fontFamily).toLowerCase());
    }
  }
  const fonts = loaded.map((face) => ({
    family: lib.text(bare(face.family), 80),
    display: face.display,
    letters: written.has(lib.text(bare(face.family), 80).toLowerCase()),
    network: described.get(keyOf(bare(face.family), face.style, face.weight)) ?? true,
  }));
  const blocking = new Set();
  for (const entry of entries) {
    if (entry.renderBlockingStatus === "blocking") blocking.add(entry.name);
  }
  // Chromium calls a script at the end of the body blocking too, though all that is above it may be painted.
  const scripts = [];
  for (const element of lib.elements()) {
    if (scripts.length >= LIMIT) break;
    if (lib.tag(element) !== "script" || !(element instanceof HTMLScriptElement) || !blocking.has(element.src))
      continue;
    const parent = lib.parent(element);
    if (parent && lib.tag(parent) === "head") scripts.push({ ...lib.at(element), url: element.src.slice(0, 2000) });
  }
  return { fonts, blocking_scripts: scripts };
};
