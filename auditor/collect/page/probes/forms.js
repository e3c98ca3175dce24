// Forms, and groups of fields that no <form> holds: where they send what is typed, and what they say they are.
/** @param {Library} lib */
(lib) => {
  // A URL without what may be a secret: query, fragment, user. Of a scheme without a host only the scheme is kept.
  const address = (declared) => {
    const trimmed = declared.trim();
    const own = /^about:/.test(document.URL) ? document.baseURI : document.URL;
    try {
      const url = new URL(trimmed === "" ? own : trimmed, trimmed === "" ? undefined : document.baseURI);
      if (!/^https?:$/.test(url.protocol)) return url.protocol;
      return lib.text(url.origin + url.pathname, 500);
    } catch {
      return "";
    }
  };
  const method = (declared) => {
    const word = declared.trim().toLowerCase();
    return word === "post" || word === "dialog" ? word : "get";
  };
  const hasScheme = (declared) => /^\s*[a-z][a-z0-9+.-]*:/i.test(declared);
  // What each form says before anything is tried: what it is made to say later may be said before it is sent.
  globalThis.auditorFirstWords = new Map();
  const WHOLE = 20; // forms of which that is noted
  const LONGEST = 20000; // characters of one
  for (const group of lib.formGroups().slice(0, WHOLE)) {
    const words = lib.innerText(group.element);
    if (words !== undefined && words.length <= LONGEST) globalThis.auditorFirstWords.set(group.element, words);
  }
  const submits = (button) =>
    !lib.matches(button, ":disabled") && (button.type === "submit" || button.type === "image");

  return {
    origin: self.origin,
    forms: lib.formGroups().map((group) => {
      const element = group.element;
      const isForm = lib.tag(element) === "form";
      const declaredAction = isForm ? lib.attribute(element, "action") : "";
      const declaredMethod = isForm ? lib.attribute(element, "method") : "";
      // A submit button may send the form elsewhere than the form itself says.
      const ways = isForm
        ? group.buttons.filter(submits).map((button) => ({
            action: address(lib.attribute(button, "formaction").trim() || declaredAction),
            written: hasScheme(lib.attribute(button, "formaction").trim() || declaredAction),
            method: method(lib.attribute(button, "formmethod") || declaredMethod),
          }))
        : [];
      if (isForm && !ways.length) {
        ways.push({
          action: address(declaredAction),
          method: method(declaredMethod),
          written: hasScheme(declaredAction),
        });
      }
      const says = (element) =>
        ["method", "formmethod"].some((name) => lib.hasAttribute(element, name)) ||
        ["action", "formaction"].some((name) => !/^\s*(#.*|javascript:.*)?\s*$/is.test(lib.attribute(element, name)));
      return {
        at: lib.at(element),
        is_form: isForm,
        visible: group.fields.some((index) => lib.visible(lib.fields()[index])),
        actions: ways.map((way) => way.action),
        methods: ways.map((way) => way.method),
        written: ways.map((way) => way.written),
        bare: isForm && !says(element) && !group.buttons.some(says),
        in_search: lib.attribute(element, "role").trim().toLowerCase() === "search",
        name: lib.text(`${lib.attribute(element, "name")} ${lib.id(element)} ${lib.attribute(element, "class")}`, 200),
        buttons: group.buttons
          .filter(lib.visible)
          .slice(0, 8)
          .map((button) => lib.name(button, 60))
          .filter(Boolean),
        headings: group.headings
          .filter(lib.visible)
          .slice(0, 8)
          .map((heading) => lib.words(heading, 60, true))
          .filter(Boolean),
        frames: group.frames.map((frame) => lib.selector(frame)),
      };
    }),
  };
};
