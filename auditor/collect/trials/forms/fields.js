// Fields as they are now, and what types into them. Runs in the world of the probes, any time after them.
(() => {
  const lib = globalThis.auditorLibrary;
  const sight = globalThis.auditorSight;
  const TYPED = new Set(["text", "search", "tel", "url", "email", "password", "number"]);
  const PICKED = new Set(["date", "month", "week", "time", "datetime-local", "color", "range"]);

  const seen = lib.shownNow;
  const usable = (field) =>
    !lib.matches(field, ":disabled") && lib.attribute(field, "aria-disabled") !== "true" && !field.readOnly;
  const isText = (field) =>
    (lib.tag(field) === "textarea" || (lib.tag(field) === "input" && TYPED.has(field.type))) &&
    usable(field) &&
    seen(field);
  const said = (field) =>
    `${lib.attribute(field, "autocomplete")} ${lib.attribute(field, "name")} ${lib.id(field)} ${lib.name(field, 120)} ${lib.attribute(field, "placeholder")}`.toLowerCase();
  const isSearch = (field) => {
    if (field.type === "search" || /^(q|s|k|query|keywords?)$/i.test(lib.attribute(field, "name"))) return true;
    for (let node = field; node; node = lib.parentNow(node)) {
      if (lib.tag(node) === "search" || lib.attribute(node, "role").trim().toLowerCase() === "search") return true;
      if (lib.tag(node) === "form")
        return /search|recherche|suche|buscar|ricerca|zoek/i.test(
          lib.attribute(node, "action") + lib.attribute(node, "class"),
        );
    }
    return false;
  };
  // "mail" is in the word for it in all languages of the audited shops but French "courriel" and Spanish "correo".
  const isEmail = (field) =>
    field.type === "email" || (field.type === "text" && /mail|courriel|correo/.test(said(field)));

  const focus = (field) => lib.focus(field, { preventScroll: true });
  // As a keyboard of a phone does it: no key events that say anything, but trusted `beforeinput` and `input`.
  const type = (field, value) => {
    focus(field);
    if (lib.focusedNow() !== field) return false;
    if (field.select) field.select();
    return value === "" ? document.execCommand("delete") : document.execCommand("insertText", false, value);
  };
  const tell = (field) => {
    lib.dispatchEvent(field, new Event("input", { bubbles: true, composed: true }));
    lib.dispatchEvent(field, new Event("change", { bubbles: true, composed: true }));
  };

  // What somebody might fill in. [what the field says of itself, the value]
  /** @type {[RegExp, string][]} */
  const VALUES = [
    [/cc-number|card.?num|cardnum|num.*carte|kartennum/, "4111111111111111"],
    [/cc-csc|cvc|cvv|csc|crypto/, "123"],
    [/cc-exp|expir/, "12/39"],
    [/\btel|phone|mobile|portable|handy|telefon/, "0612345678"],
    [/postal|zip|postcode|cp\b|plz/, "75001"],
    [/one-time|otp|\bcode\b/, "123456"],
    [/bday|birth|naiss/, "14/07/1990"],
    [/street|address|adresse|rue\b/, "12 rue des Lilas"],
    [/city|town|ville|ort\b/, "Quimper"],
  ];
  const OF_TYPE = {
    password: "Lilas-1234-quimper",
    tel: "0612345678",
    url: "https://shop.example/",
    date: "1990-07-14",
    month: "2039-12",
    week: "2039-W10",
    time: "10:30",
    "datetime-local": "2039-07-14T10:30",
  };
  const valueFor = (field) => {
    if (field.type === "number") return lib.attribute(field, "min") || "1";
    if (OF_TYPE[field.type]) return OF_TYPE[field.type];
    const words = said(field);
    for (const [pattern, value] of VALUES) if (pattern.test(words)) return value;
    return lib.tag(field) === "textarea" ? "Is this vase still to be had in blue?" : "Anna Roux";
  };
  // Fills in one field as a customer would who has nothing to say about it.
  const fill = (field, email) => {
    const tag = lib.tag(field);
    if (!usable(field)) return "";
    if (tag === "select") {
      const option = [...field.options].find((each) => each.value !== "" && !each.disabled && !lib.hidden(each));
      if (option && !option.selected && !lib.matches(field, ":valid:required")) {
        option.selected = true;
        tell(field);
      }
      return "";
    }
    if (tag !== "input" && tag !== "textarea") return "";
    if (field.type === "checkbox" || field.type === "radio") {
      const wanted =
        field.type === "radio"
          ? !lib.matches(field, ":checked") &&
            (field.required || field.name) &&
            !group(field).some((each) => each.checked)
          : !field.checked && (field.required || lib.attribute(field, "aria-required") === "true");
      if (wanted) lib.click(field);
      return "";
    }
    if (PICKED.has(field.type)) {
      if (OF_TYPE[field.type]) {
        field.value = OF_TYPE[field.type];
        tell(field);
      }
      return "";
    }
    if (!isText(field)) return "";
    const value = isEmail(field) ? email : valueFor(field);
    type(field, value);
    return value;
  };
  const group = (radio) => {
    const root = lib.getRootNode(radio);
    return [...lib.querySelectorAll(root, `input[type=radio][name="${CSS.escape(radio.name)}"]`)].filter(
      (each) => each.form === radio.form,
    );
  };
  // Where it is on the page, whatever frame it is in.
  const place = (element) => {
    const at = sight.place(element);
    const { offset, scale } = lib.options;
    const moved = (value, by) => lib.round(value * scale + by);
    if (lib.options.frame)
      Object.assign(at.box, {
        x: moved(at.box.x - scrollX, offset.x),
        y: moved(at.box.y - scrollY, offset.y),
        width: moved(at.box.width, 0),
        height: moved(at.box.height, 0),
      });
    return at;
  };
  globalThis.auditorFields = { place, seen, usable, isText, isSearch, isEmail, said, focus, type, fill };
})();
