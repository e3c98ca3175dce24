// Whether the document holds anything for the eye: text, a picture, a control.
/** @param {Library} lib */
(lib) => {
  const SILENT = new Set(["script", "style", "noscript", "template", "title", "head", "iframe", "frame"]);
  const SHOWN = new Set(
    "img svg canvas video object embed math input select textarea button progress meter".split(" "),
  );
  const PLAYED = new Set(["video", "object", "embed"]);
  const PICTURES = ["backgroundImage", "borderImageSource", "listStyleImage"];
  const hasText = (element) => lib.texts(element).length > 0;
  const generates = (element, which) => !["none", "normal", '""'].includes(lib.content(element, which));
  const holds = (element) =>
    !SILENT.has(lib.tag(element)) &&
    lib.visible(element) &&
    (SHOWN.has(lib.tag(element)) ||
      hasText(element) ||
      PICTURES.some((name) => lib.style(element)[name] !== "none") ||
      generates(element, "::before") ||
      generates(element, "::after"));
  const all = lib.elements();
  return {
    holds: all.some(holds),
    plays: all.some((element) => PLAYED.has(lib.tag(element)) && lib.visible(element)),
  };
};
