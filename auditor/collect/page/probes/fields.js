// What people fill in. Attributes as they are declared, "" where absent; never a value.
/** @param {Library} lib */
(lib) => {
  const BOXES = new Set(["checkbox", "radio", "file", "range", "color"]);
  const TEXT_TYPES = new Set(["text", "search", "tel", "url", "email", "password", "number"]);

  const area = (rect) => rect.width >= 8 && rect.height >= 8;
  // A transparent control over, or hidden beside, what is drawn in its stead: the customer still operates it.
  const hasStandIn = (field, type, tabbable) => {
    if (lib.attribute(field, "aria-hidden") === "true" && !tabbable) return false;
    if (BOXES.has(type)) {
      if (lib.visibleLabel(field)) return true;
      if (!lib.rendered(field)) return false;
      return lib.opacity(field) < 0.02 && area(lib.rect(field)) && drawnAround(field);
    }
    if (!tabbable || !lib.rendered(field)) return false;
    return area(lib.rect(field)) && lib.opacity(field) < 0.02 && lib.unclipped(field) !== null && drawnAround(field);
  };
  const drawnAround = (field) => {
    const parent = lib.parent(field);
    return parent !== null && lib.visible(parent) && area(lib.rect(parent));
  };
  const inSearch = (field) => {
    for (const node of lib.ancestors(field)) {
      if (lib.tag(node) === "search" || lib.attribute(node, "role").trim().toLowerCase() === "search") return true;
    }
    return false;
  };
  // autocapitalize and autocorrect fall back on those of the form owner (HTML, "Input modalities").
  const inherited = (field, name) => {
    if (lib.hasAttribute(field, name)) return lib.attribute(field, name);
    const form = lib.isNative(field) ? field.form : null;
    return form ? lib.attribute(form, name) : "";
  };

  // As it is written: a number field has no such property.
  const length = (field, name) => {
    const declared = lib.attribute(field, name).trim();
    return /^\d{1,6}$/.test(declared) ? Number(declared) : -1;
  };

  // Whether something stands in it, or is chosen, as the page arrives; never what.
  const isFilled = (field, tag, type) => {
    if (tag === "select")
      return [...field.options].some((option) => option.selected && option.value !== "" && !option.disabled);
    if (type === "checkbox" || type === "radio") return field.checked === true;
    return tag === "input" || tag === "textarea" ? field.value !== "" : false;
  };
  // Entries that can be chosen: "Please choose" has no value.
  const choices = (field) =>
    [...field.options].filter((option) => option.value !== "" && !option.disabled && !lib.hidden(option)).length;

  // The last heading before it in its form: "Billing address".
  const headingOf = (group, field) => {
    let found = null;
    for (const heading of group.headings) {
      const where = lib.compareDocumentPosition(heading, field);
      if (where & 1 || !(where & 4)) continue; // in another tree, or below it
      if (lib.visible(heading)) found = heading;
    }
    return found ? lib.words(found, 80, true) : "";
  };

  return lib.fields().map((field, index) => {
    const tag = lib.tag(field);
    const native = lib.isNative(field);
    const type = native ? field.type : "";
    const inert = [...lib.ancestors(field)].some((node) => lib.hasAttribute(node, "inert"));
    const disabled = inert || (native ? lib.matches(field, ":disabled") : false);
    const editable =
      tag === "textarea" || (tag === "input" && TEXT_TYPES.has(type)) || (!native && lib.isEditingHost(field));
    const tabbable = !disabled && (native || lib.focusable(field)) && !/^\s*-/.test(lib.attribute(field, "tabindex"));
    const visible = lib.visible(field) && !lib.covered(field);
    const standIn = !visible && hasStandIn(field, type, tabbable);
    const at = lib.at(field);
    const label = standIn ? lib.visibleLabel(field) : null;
    if (label && !area(at.box)) at.box = lib.box(label);
    const exposed = lib.exposed(field);
    const name = lib.name(field, 160);
    if (exposed && !name) lib.noteNameless("fields", index, field);
    return {
      at,
      form: lib.formGroup(field).index,
      tag,
      input_type: type,
      role: lib.role(field),
      editable,
      visible: visible || standIn,
      exposed,
      tabbable,
      focusable: !disabled && (native || lib.focusable(field)),
      disabled: disabled || lib.attribute(field, "aria-disabled").toLowerCase() === "true",
      readonly: (native && field.readOnly === true) || lib.attribute(field, "aria-readonly") === "true",
      required: (native && field.required === true) || lib.attribute(field, "aria-required") === "true",
      name,
      label: lib.labelText(field),
      label_shown: lib.labelShown(field),
      nearby: lib.nearby(field),
      group: lib.groupName(field),
      heading: headingOf(lib.formGroup(field), field),
      aria_label: lib.text(lib.attribute(field, "aria-label"), 120),
      placeholder: lib.text(lib.attribute(field, "placeholder"), 120),
      title: lib.text(lib.attribute(field, "title"), 120),
      name_attribute: lib.text(lib.attribute(field, "name"), 120),
      id: lib.text(lib.id(field), 120),
      autocomplete: lib.attribute(field, "autocomplete").slice(0, 200), // as it is: only ASCII space separates its tokens
      inputmode: lib.text(lib.attribute(field, "inputmode"), 20).toLowerCase(),
      pattern: lib.text(lib.attribute(field, "pattern"), 120),
      autocorrect: lib.text(inherited(field, "autocorrect"), 20).toLowerCase(),
      autocapitalize: lib.text(inherited(field, "autocapitalize"), 20).toLowerCase(),
      font_size: lib.round(parseFloat(lib.style(field).fontSize) * (lib.currentCSSZoom(field) || 1)),
      in_search: inSearch(field),
      maxlength: length(field, "maxlength"),
      minlength: length(field, "minlength"),
      enterkeyhint: lib.text(lib.attribute(field, "enterkeyhint"), 20).toLowerCase(),
      options: tag === "select" ? field.options.length : 0,
      choices: tag === "select" ? choices(field) : 0,
      filled: isFilled(field, tag, type),
      label_box: lib.labelBox(field),
      label_mark: lib.labelMark(field),
      classes: lib.text(lib.attribute(field, "class"), 120),
      validated: native && field.form !== null && !lib.hasAttribute(field.form, "novalidate"),
    };
  });
};
