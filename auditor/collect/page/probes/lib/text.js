// Strings that may leave the page: white space folded, well-formed, no NUL, cut by code point.
/** @param {Library} lib */
(lib) => {
  const text = (value, max = 200) => {
    const folded = String(value ?? "")
      .replace(/[\s\u00a0]+/g, " ")
      .trim()
      .toWellFormed()
      .replaceAll("\u0000", "");
    if (folded.length <= max) return folded;
    const points = Array.from(folded.slice(0, 2 * max + 2)); // more than max of them, unless that is all
    return points.length <= max ? folded : points.slice(0, max - 1).join("") + "…";
  };
  const SECRET = /token|nonce|csrf|secret|session|password|api-?key|auth/i;
  // The start tag and the beginning of the text, or the picture instead of it, for the report. What may be a secret is replaced.
  const tags = new Map(); // several probes describe the same elements
  const html = (element) => {
    if (!lib.still()) return describe(element);
    let found = tags.get(element);
    if (found === undefined) tags.set(element, (found = describe(element)));
    return found;
  };
  const describe = (element) => {
    const tag = lib.tag(element);
    const type = lib.attribute(element, "type").toLowerCase();
    // What stands in a field may be the customer's own, written there by the server. On a button it is the caption.
    const hides = tag === "input" && !["submit", "button", "reset", "checkbox", "radio"].includes(type);
    const secretMeta = SECRET.test(lib.attribute(element, "name")) || SECRET.test(lib.attribute(element, "id"));
    let out = "<" + tag;
    for (const name of lib.getAttributeNames(element)) {
      if (name === "data-expect") continue;
      const value = lib.attribute(element, name);
      const secret =
        SECRET.test(name) || (name === "value" && (hides || secretMeta)) || (name === "content" && secretMeta);
      const shown = secret && value ? "[redacted]" : text(value, name === "content" ? 140 : 60);
      out += value === "" ? ` ${name}` : ` ${name}="${shown.replaceAll('"', "&quot;")}"`;
    }
    const typed =
      lib.hasAttribute(element, "contenteditable") ||
      /^(textbox|searchbox|combobox)$/i.test(lib.attribute(element, "role"));
    const inner = typed || ["script", "style", "textarea", "select"].includes(tag) ? "" : lib.words(element, 60, false);
    return text(`${out}>${inner || (typed ? "" : picture(element))}`, 220);
  };
  // The start tag of what an element without words shows, if it shows a picture: `<i>` holds a sign of a font of icons.
  const SHOWS = "svg, img, picture, canvas, video, i";
  const picture = (element) => {
    const shown = lib.querySelectorAll(element, SHOWS)[0];
    if (!shown) return "";
    const said = ["aria-label", "alt", "title"].find((name) => text(lib.attribute(shown, name), 1));
    const name = said ? ` ${said}="${text(lib.attribute(shown, said), 60).replaceAll('"', "&quot;")}"` : "";
    return `<${lib.tag(shown)}${name}>`;
  };
  return { text, html };
};
