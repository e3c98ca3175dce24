// What people fill in, and which fields belong together: a form, or what stands for one where there is no <form>.
/** @param {Library} lib */
(lib) => {
  // Roles of fields after ACT rule e086e5: those of ARIA that inherit from input, menuitem or select and take a value.
  const ROLES = new Set(
    "checkbox combobox listbox menuitemcheckbox menuitemradio radio searchbox slider spinbutton switch textbox".split(
      " ",
    ),
  );
  const NO_FIELD = new Set(["hidden", "submit", "button", "reset", "image"]);
  // Where there is no form, fields belong together that share one of these: a header's search is not the checkout's.
  const CONTAINERS = new Set(["header", "footer", "nav", "aside", "dialog", "main", "body"]);
  const CONTAINER_ROLES = new Set(["form", "search", "dialog", "main", "banner", "contentinfo", "navigation"]);
  const TYPED = "input:not([type=hidden]),textarea";
  const CONTENT = "h1,h2,h3,h4,h5,h6,p,a[href],img,picture,video,iframe,ul,ol,table,article,section,form";
  const FIELD_LIMIT = 1000; // no shop has as many; a hostile page must not cost us minutes

  /** @returns {boolean} */
  const isHtml = (element) => element instanceof HTMLElement;
  const isNative = (element) => isHtml(element) && ["input", "select", "textarea"].includes(lib.tag(element));
  // A contenteditable root; its descendants inherit that but are part of the same field.
  const isEditingHost = (element) =>
    lib.hasAttribute(element, "contenteditable") &&
    ["", "true", "plaintext-only"].includes(lib.attribute(element, "contenteditable").trim().toLowerCase());
  const isField = (element) => {
    if (!isHtml(element)) return false;
    const tag = lib.tag(element);
    if (tag === "input") return !NO_FIELD.has(element.type);
    if (tag === "select" || tag === "textarea" || isEditingHost(element)) return true;
    return lib.hasAttribute(element, "role") && ROLES.has(lib.role(element)) && isOperable(element, lib.role(element));
  };
  // A role is a claim: carousels call themselves "listbox" and "slider". What takes the focus is used as it says; of the
  // rest, a list has options, a scale has a value, and what is ticked or typed in takes taps or holds no piece of the page.
  const isOperable = (element, role) => {
    if (lib.focusable(element)) return true;
    if (role === "listbox")
      return lib.holds(element, "option,[role~=option i]") || lib.hasAttribute(element, "aria-owns");
    if (role === "slider" || role === "spinbutton") {
      return (
        ["aria-valuenow", "aria-valuetext"].some((name) => lib.hasAttribute(element, name)) || lib.holds(element, TYPED)
      );
    }
    return lib.listening.has(element) || !lib.holds(element, CONTENT) || lib.holds(element, TYPED);
  };

  const formOf = (element) => {
    const own = isNative(element) || lib.tag(element) === "button" ? element.form : null;
    if (own) return own;
    // A field inside a web component has no form owner, and yet stands in the form around its host.
    for (const node of lib.ancestors(element)) if (lib.tag(node) === "form") return node;
    return null;
  };
  const groupOf = (element) => {
    const form = formOf(element);
    if (form) return form;
    for (const node of lib.ancestors(element)) {
      if (node === element) continue;
      if (CONTAINERS.has(lib.tag(node)) || CONTAINER_ROLES.has(lib.attribute(node, "role").trim().toLowerCase()))
        return node;
    }
    return document.documentElement;
  };

  // Widgets made of several elements that would all count: a combobox around its input, the list that it opens.
  const isPart = (element, popups) => {
    const tag = lib.tag(element);
    if (tag === "input" || tag === "select" || tag === "textarea") return false;
    const role = lib.role(element);
    if (role === "listbox") return popups.has(lib.id(element));
    return ["combobox", "spinbutton", "searchbox", "textbox"].includes(role) && lib.holds(element, TYPED);
  };

  let groups = null;
  let fields = null;
  const gather = () => {
    const popups = new Set();
    const found = [];
    for (const element of lib.elements()) {
      if (lib.hasAttribute(element, "aria-controls") || lib.hasAttribute(element, "aria-owns")) {
        for (const name of ["aria-controls", "aria-owns"]) {
          for (const id of lib.attribute(element, name).split(/\s+/)) if (id) popups.add(id);
        }
      }
      if (found.length < FIELD_LIMIT && isField(element)) found.push(element);
    }
    fields = found.filter((element) => !isPart(element, popups));
    groups = new Map();
    const add = (element) => {
      if (!groups.has(element))
        groups.set(element, { element, index: groups.size, fields: [], buttons: [], frames: [], headings: [] });
      return groups.get(element);
    };
    fields.forEach((field, index) => add(groupOf(field)).fields.push(index));
    for (const element of lib.elements()) {
      const tag = lib.tag(element);
      if (tag === "form" && isHtml(element)) add(element);
    }
    const known = (element) => groups.get(groupOf(element));
    for (const element of lib.elements()) {
      const tag = lib.tag(element);
      const group = (kind) => {
        const owner = known(element);
        if (owner && owner[kind].length < 40) owner[kind].push(element);
      };
      if (tag === "button" || (tag === "input" && NO_FIELD.has(element.type) && element.type !== "hidden"))
        group("buttons");
      else if (tag === "iframe") group("frames");
      else if (tag === "legend" || /^h[1-6]$/.test(tag)) group("headings");
    }
  };
  return {
    isEditingHost,
    isNative,
    // The fields of this document, in composed tree order.
    fields: () => {
      if (!fields) gather();
      return fields;
    },
    // Forms, and the containers of fields without one: {element, index, fields: indices, buttons, frames, headings}.
    formGroups: () => {
      if (!groups) gather();
      return [...groups.values()];
    },
    formGroup: (field) => {
      if (!groups) gather();
      return groups.get(groupOf(field));
    },
  };
};
