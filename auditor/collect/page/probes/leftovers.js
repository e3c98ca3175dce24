// Text that can be seen and may be left over from a template: what it is, the measuring decides.
/** @param {Library} lib */
(lib) => {
  const MOST = 200; // places; a page that is one template is known by fewer
  const LONGEST = 20000; // characters of one text node that are looked at
  const BEFORE = 30,
    AROUND = 160; // characters that are told, from before the sign on
  // What writes about code shows it in one of these.
  const SKIPPED = new Set(
    "script style noscript template title head textarea option code pre kbd samp math iframe object".split(" "),
  );
  const SIGN =
    /lorem|dolor sit|consectet|[{<]%|\{\{|\$\{|%%\w|\[object |\bundefined\b|\bNaN\b|\bnull\b|\d-\d\dT\d\d:|\.\d*(?:0{6}|9{6})|\bInvalid Date\b|\d GMT|\b(?:sample|dummy|placeholder|filler|example|your|insert|edit)\b|wordpress|blindtext|texte?\b|texto\b|testo\b|tekst/i;
  const found = [];
  for (const element of lib.elements()) {
    if (found.length >= MOST) break;
    if (SKIPPED.has(lib.tag(element))) continue;
    for (const node of lib.texts(element)) {
      const text = node.data.slice(0, LONGEST).replace(/\s+/g, " ");
      const sign = SIGN.exec(text);
      if (!sign || lib.closest(element, "code, pre, kbd, samp") || !lib.visible(element)) continue;
      found.push({ at: lib.at(element), text: lib.text(text.slice(Math.max(0, sign.index - BEFORE)), AROUND) });
      break;
    }
  }
  return found;
};
