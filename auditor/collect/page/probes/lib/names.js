// Roles and accessible names, after "Accessible Name and Description Computation 1.2" and HTML-AAM.
/** @param {Library} lib */
(lib) => {
  const IMPLICIT = {
    a: (e) => (lib.hasAttribute(e, "href") ? "link" : "generic"),
    area: (e) => (lib.hasAttribute(e, "href") ? "link" : "generic"),
    button: () => "button",
    summary: () => "button",
    textarea: () => "textbox",
    option: () => "option",
    select: (e) => (e.multiple || e.size > 1 ? "listbox" : "combobox"),
    input: (e) => {
      const type = e.type;
      if (["button", "submit", "reset", "image"].includes(type)) return "button";
      if (type === "checkbox" || type === "radio") return type;
      if (type === "range") return "slider";
      if (type === "number") return "spinbutton";
      if (type === "search") return lib.hasAttribute(e, "list") ? "combobox" : "searchbox";
      if (["text", "email", "tel", "url"].includes(type)) return lib.hasAttribute(e, "list") ? "combobox" : "textbox";
      return "";
    },
    img: (e) => (lib.hasAttribute(e, "alt") && lib.attribute(e, "alt") === "" ? "presentation" : "img"),
    h1: () => "heading",
    h2: () => "heading",
    h3: () => "heading",
    h4: () => "heading",
    h5: () => "heading",
    h6: () => "heading",
    nav: () => "navigation",
    main: () => "main",
    dialog: () => "dialog",
    p: () => "paragraph",
    ul: () => "list",
    ol: () => "list",
    li: () => "listitem",
    form: () => "form",
    table: () => "table",
  };
  const KNOWN = new Set(
    (
      "alert alertdialog application article banner blockquote button caption cell checkbox code columnheader combobox " +
      "complementary contentinfo definition deletion dialog document emphasis feed figure form generic grid gridcell " +
      "group heading img image insertion link list listbox listitem log main mark marquee math menu menubar menuitem " +
      "menuitemcheckbox menuitemradio meter navigation none note option paragraph presentation progressbar radio " +
      "radiogroup region row rowgroup rowheader scrollbar search searchbox separator slider spinbutton status strong " +
      "subscript superscript switch tab table tablist tabpanel term textbox time timer toolbar tooltip tree treegrid treeitem"
    ).split(" "),
  );
  const implicitRole = (element) => (IMPLICIT[lib.tag(element)] || (() => "generic"))(element);
  const focusable = (element) =>
    lib.matches(
      element,
      "a[href],area[href],button:enabled,input:enabled,select:enabled,textarea:enabled,summary,iframe,[contenteditable=''],[contenteditable=true]",
    ) || /^-?\d+$/.test(lib.attribute(element, "tabindex").trim());
  const role = (element) => {
    for (const token of lib.attribute(element, "role").toLowerCase().split(/\s+/)) {
      if (!KNOWN.has(token)) continue;
      // Presentational roles are ignored on what can take the focus (ARIA, "Presentational Roles Conflict Resolution").
      if ((token === "none" || token === "presentation") && focusable(element)) continue;
      return token === "none" ? "presentation" : token;
    }
    return implicitRole(element);
  };
  const FROM_CONTENT = new Set(
    "button cell checkbox columnheader gridcell heading link menuitem menuitemcheckbox menuitemradio option radio row rowheader switch tab tooltip treeitem".split(
      " ",
    ),
  );
  // Rendered, or without a box of its own around what is: `display: contents`, which every slot has.
  const shown = (element) => {
    if (lib.rendered(element)) return true;
    const computed = lib.style(element);
    if (computed.display !== "contents" || computed.visibility !== "visible") return false;
    for (const node of lib.ancestors(element)) if (lib.style(node).display !== "contents") return lib.boxed(node);
    return false;
  };
  // Hidden from assistive technology: not rendered or under aria-hidden.
  const exposed = (element) => {
    if (!shown(element)) return false;
    for (const node of lib.ancestors(element)) {
      if (lib.attribute(node, "aria-hidden") === "true" || lib.hasAttribute(node, "inert")) return false;
    }
    return true;
  };
  // The first 40: a name put together from more is a page's attempt to keep us busy.
  const referenced = (element, attribute) =>
    lib
      .attribute(element, attribute)
      .split(/\s+/)
      .slice(0, 40)
      .map((id) => lib.byId(element, id))
      .filter(Boolean);
  // Elements that a script gave, of other trees, too, which the attribute does not show.
  const labelledBy = (element) => {
    const ids = lib.attribute(element, "aria-labelledby").trim();
    const given = !ids && lib.hasAttribute(element, "aria-labelledby") ? lib.ariaLabelledByElements(element) : null;
    return given ? [...given].slice(0, 40) : referenced(element, "aria-labelledby");
  };
  const pseudo = (element, which) => {
    const content = lib.content(element, which);
    if (!content || content === "none" || content === "normal") return "";
    const alternative = content.match(/\/\s*"((?:[^"\\]|\\.)*)"\s*$/);
    if (alternative) return alternative[1];
    return [...content.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((m) => m[1]).join("");
  };
  // A form has none, but may have a field of that name.
  // A field's own list of labels is found by a walk through the whole document: for ten thousand fields, never.
  let byControl = null;
  const labels = (element) => {
    if (!byControl) {
      byControl = new Map();
      for (const label of lib.elements()) {
        const control = label instanceof HTMLLabelElement ? label.control : null;
        if (control && byControl.has(control)) byControl.get(control).push(label);
        else if (control) byControl.set(control, [label]);
      }
    }
    return byControl.get(element) || [];
  };

  const compute = (element, context) => {
    if (context.visited.has(element) || context.visited.size > 2000) return "";
    context.visited.add(element);
    if (!context.hiddenAllowed && !shown(element)) return "";
    if (!context.hiddenAllowed && lib.attribute(element, "aria-hidden") === "true" && !context.first) return "";
    const first = context.first;
    const deeper = { ...context, first: false };
    if (first || !context.inReference) {
      const targets = context.inReference ? [] : labelledBy(element);
      const joined = targets
        .map((target) =>
          compute(target, {
            ...deeper,
            visited: new Set(),
            inReference: true,
            // Hidden text counts where it is referenced directly (step 2A).
            hiddenAllowed: !shown(target) || lib.attribute(target, "aria-hidden") === "true",
          }),
        )
        .join(" ")
        .trim();
      if (joined) return joined;
    }
    const own = role(element);
    const tag = lib.tag(element);
    // Embedded in another's label: a control contributes its value.
    if (!first) {
      // (What is typed into a field stays in the page: a name needs to know no more than that there is something.)
      if (own === "textbox" || own === "searchbox")
        return String(element.value ?? lib.textContent(element) ?? "").trim() && "…";
      if (own === "combobox" || own === "listbox") {
        if (tag === "select") return [...element.selectedOptions].map((o) => lib.textContent(o)).join(" ");
        if (tag === "input") return element.value && "…";
      }
      if (["slider", "spinbutton", "scrollbar"].includes(own)) {
        return (
          lib.attribute(element, "aria-valuetext") ||
          lib.attribute(element, "aria-valuenow") ||
          String(element.value ?? "")
        );
      }
    }
    const label = lib.attribute(element, "aria-label").trim();
    if (label) return label;
    if (own !== "presentation") {
      if (["input", "select", "textarea", "meter", "output", "progress", "button"].includes(tag)) {
        const byLabel = labels(element)
          .map((l) => compute(l, { ...deeper, inReference: true, labelled: element, hiddenAllowed: false }))
          .join(" ")
          .trim();
        if (byLabel) return byLabel;
      }
      if (tag === "input") {
        const type = element.type;
        if (["button", "submit", "reset"].includes(type)) {
          if (lib.hasAttribute(element, "value")) return element.value;
          return type === "submit" ? "Submit" : type === "reset" ? "Reset" : lib.attribute(element, "title");
        }
        if (type === "image") {
          return lib.attribute(element, "alt") || lib.attribute(element, "title") || "Submit";
        }
      }
      if (tag === "img" || tag === "area") {
        const alt = lib.attribute(element, "alt").trim();
        if (alt) return alt;
      }
      if (tag === "svg") {
        const title = [...lib.childNodes(element)].find((n) => lib.nodeType(n) === 1 && lib.tag(n) === "title");
        if (title && lib.textContent(title).trim()) return lib.textContent(title).trim();
      }
      for (const [owner, part] of [
        ["fieldset", "legend"],
        ["table", "caption"],
        ["figure", "figcaption"],
      ]) {
        if (tag !== owner) continue;
        const caption = [...lib.childNodes(element)].find((n) => lib.nodeType(n) === 1 && lib.tag(n) === part);
        if (caption) return compute(caption, deeper);
      }
    }
    if (!first || FROM_CONTENT.has(own) || context.inReference) {
      if (!["select", "textarea", "script", "style", "iframe"].includes(tag)) {
        let out = pseudo(element, "::before");
        for (const child of lib.composedChildren(element)) {
          if (lib.nodeType(child) === 3) out += child.data;
          else if (lib.nodeType(child) === 1 && child !== context.labelled) {
            const inner = compute(child, deeper);
            const inline = lib.style(child).display.startsWith("inline");
            out += inline ? inner : ` ${inner} `;
          }
        }
        for (const extra of referenced(element, "aria-owns")) out += ` ${compute(extra, deeper)} `;
        out += pseudo(element, "::after");
        if (out.trim()) return out;
      }
    }
    const title = lib.attribute(element, "title").trim();
    if (title) return title;
    if (first && (tag === "input" || tag === "textarea")) {
      return lib.attribute(element, "placeholder").trim() || lib.attribute(element, "aria-placeholder").trim();
    }
    return "";
  };
  const known = new Map(); // several probes ask for the same names
  const name = (element, max = 200) => {
    let found = lib.still() ? known.get(element) : undefined;
    if (found === undefined) {
      found = compute(element, {
        first: true,
        inReference: false,
        hiddenAllowed: false,
        labelled: null,
        visited: new Set(),
      });
      known.set(element, found);
    }
    return lib.text(found, max);
  };
  // Controls for which no name was found. A custom element may have one that only the browser knows
  // (ElementInternals): Chromium is asked before anybody is told so, and of some others to be sure.
  const nameless = [];
  // For each question Chromium makes the tree of the whole page: 10 ms for a thousand elements, 0.3 s for four thousand.
  const MOST_ASKED = 30,
    MOST_TO_BE_SURE = 10,
    LARGE = 3000;
  let toBeSure = 0;
  const noteNameless = (probe, index, element) => {
    if (nameless.length >= MOST_ASKED) return;
    if (!lib.tag(element).includes("-") && (++toBeSure > MOST_TO_BE_SURE || lib.elements().length > LARGE)) return;
    nameless.push({ probe, index, element });
  };

  return { role, implicitRole, focusable, exposed, name, labels, referenced, nameless, noteNameless };
};
