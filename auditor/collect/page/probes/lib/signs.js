// Which text is a sign and no word: crosses, ligatures and characters of icon fonts. Text contrast is asked of words, and
// what is asked of pictures of signs; each sign is one or the other.
/** @param {Library} lib */
(lib) => ({
  // Invisible ink: transparent, and nothing else that draws the glyphs.
  inkless: (computed) => {
    const fill = computed.webkitTextFillColor || computed.color;
    if (lib.rgba(fill)[3] >= 0.02) return false;
    return (
      computed.textShadow === "none" &&
      !(parseFloat(computed.webkitTextStrokeWidth) > 0) &&
      !/text/.test(computed.webkitBackgroundClip || computed.backgroundClip || "")
    );
  },
  // What is left of a text without white space, joiners and private-use characters.
  plainText: (text) => text.replace(/[\s\u00a0\u200b-\u200d\u2060\ufeff\u00ad\p{Co}\p{Cs}]+/gu, ""),
  // An X to close something is drawn with a letter, but does not mean one: its control has another name.
  isCross: (plain, control) =>
    /^x$/i.test(plain) && Boolean(control) && !/(^|[^\p{L}])x([^\p{L}]|$)/iu.test(lib.name(control) || "x"),
  // A ligature of an icon font: a word drawn as one sign ("shopping_cart"). long: of its line, in the px of `size`.
  isLigature: (text, letters, long, size, family) =>
    letters > 3 &&
    !/\s/.test(text.trim()) &&
    (long < 0.2 * size * letters || (/icon|symbol/i.test(lib.fontFamily(family)) && long < 1.2 * size)),
  // Of a stack the font that is used: "Segoe UI Symbol" stands at the end of half the web's stacks.
  isIconFont: (family) => /icon|awesome|glyph|symbol/i.test(lib.fontFamily(family)),
});
