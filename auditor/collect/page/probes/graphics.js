// Drawings that a customer must make out: icons that are all a control shows, and the boxes of check boxes, radio buttons
// and switches that the page draws itself. With the colours they are painted in, as far as style sheets tell.
/** @param {Library} lib */
(lib) => {
  const MOST = 2000; // a hostile page must not cost us minutes
  const LEAST = 4,
    LARGEST = 80; // CSS px of a side: what is larger is a picture
  const REACH = 12; // CSS px beyond a bar where its shadows may draw more bars
  const DOTS = /^[•·●○∙⬤◦.]+$/u; // of a slide show: which is the current one they say together
  const EMOJI = /\p{Emoji_Presentation}|\p{Regional_Indicator}|\ufe0f/u; // each telephone draws them in colours of its own
  const DISABLED = /(^|[\s_-])disabled([\s_-]|$)/i;
  const SWATCH = /swatch|pastille|nuancier/i;
  const MOST_PARTS = 3,
    LONGEST = 3; // five stars, or a row of them in one drawing, are no icon; sides one to the other
  const GLYPHS = new Set(["svg", "image", "mask", "background", "sign"]);
  const PRESSED = { submit: "Submit", reset: "Reset", button: "" };

  const union = (rects) => ({
    left: Math.min(...rects.map((r) => r.left)),
    top: Math.min(...rects.map((r) => r.top)),
    right: Math.max(...rects.map((r) => r.right)),
    bottom: Math.max(...rects.map((r) => r.bottom)),
  });
  const toBox = ({ left, top, right, bottom }) => lib.toBox({ left, top, width: right - left, height: bottom - top });
  const area = ({ left, top, right, bottom }) => (right - left) * (bottom - top);

  // Bars and corners without anything else in the control: a menu's three lines, a cross, an arrow.
  const bars = (parts, holder) => {
    const whole = area(lib.rect(holder));
    const thin = parts.filter(({ kind, rect, edges, turned }) => {
      if (kind !== "box" || area(rect) > 0.6 * whole) return false;
      const width = rect.right - rect.left,
        height = rect.bottom - rect.top;
      return (
        (turned && edges === 2) || Math.max(width, height) >= 3 * Math.min(width, height) || (turned && edges === 0)
      );
    });
    const shadowed = ({ element, which }) =>
      (which ? getComputedStyle(element, which) : lib.style(element)).boxShadow !== "none";
    if (thin.length < 2 && !thin.some((part) => part.edges === 2 || shadowed(part))) return [];
    return thin.map((part) => ({
      ...part,
      plain: part.plain || (part.inks.length > 0 && !lib.mixed(part.element)),
      rect: shadowed(part)
        ? {
            left: part.rect.left - REACH,
            top: part.rect.top - REACH,
            right: part.rect.right + REACH,
            bottom: part.rect.bottom + REACH,
          }
        : part.rect,
    }));
  };
  // A link of words beside it opens the same: who can't make out the icon misses nothing.
  let links = null;
  const saidBeside = (control) => {
    const url = lib.opens(control);
    const around = lib.parent(control) && lib.parent(lib.parent(control));
    if (!url || !around) return false;
    links ||= Map.groupBy(lib.targets(), (each) => String(lib.opens(each)));
    return (links.get(String(url)) || []).some(
      (other) =>
        other !== control &&
        lib.contains(around, other) &&
        lib.visible(other) &&
        lib.drawingsOf(other, { soon: true }).words,
    );
  };
  // What stands in a button that is an <input>.
  const captionOf = (control) => {
    const type = lib.tag(control) === "input" ? control.type : "";
    if (!(type in PRESSED)) return "";
    const computed = lib.style(control);
    const hidden = lib.inkless(computed) || parseFloat(computed.fontSize) < 1 || parseFloat(computed.textIndent) <= -99;
    return hidden ? "" : lib.hasAttribute(control, "value") ? control.value : PRESSED[type];
  };

  // A count stands on a surface of its own.
  const onGround = (control, { element }) => {
    for (const node of lib.ancestors(element)) {
      if (node === control) return false;
      if (lib.rgba(lib.style(node).backgroundColor)[3] >= 0.9) return true;
    }
    return false;
  };
  // holder: what shows the icon, the control or a label of it.
  const iconOf = (control, holder = control) => {
    const tag = lib.tag(holder);
    if (["select", "textarea", "video", "audio", "area"].includes(tag) || lib.isEditingHost(control)) return null;
    if (tag === "input" && control.type !== "image" && !(control.type in PRESSED)) return null;
    if (!lib.visible(holder) || !lib.exposed(holder)) return null;
    const found = lib.drawingsOf(control, { roots: [holder], soon: true });
    const caption = lib.plainText(captionOf(holder));
    if (caption) {
      if (/[\p{L}\p{N}]/u.test(caption) && !lib.isCross(caption, control)) return null;
      found.parts.push({
        kind: "sign",
        element: control,
        which: "",
        rect: lib.rect(control),
        text: caption,
        ...lib.inksOfText(control, lib.style(control)),
      });
    }
    const names = [holder, lib.parent(holder)].map((each) => (each ? lib.attribute(each, "class") : ""));
    if (found.words || found.other || DISABLED.test(names[0]) || names.some((each) => SWATCH.test(each))) return null;
    let parts = found.parts.filter(
      ({ kind, text }) => GLYPHS.has(kind) && !(kind === "sign" && (DOTS.test(text.trim()) || EMOJI.test(text))),
    );
    if (parts.length > MOST_PARTS) return null;
    if (!parts.length) parts = found.parts.some(({ kind }) => GLYPHS.has(kind)) ? [] : bars(found.parts, holder);
    // Figures drawn on an icon are read against it, so that it can't be taken away from under them.
    if (
      found.counts.some(
        (count) =>
          parts.some((part) => lib.middleIn(count, part.rect) && !(part.kind === "sign")) && !onGround(control, count),
      )
    )
      return null;
    return parts.length && !lib.isBrand(control, parts) && !saidBeside(control)
      ? { kind: "icon", checked: false, parts, fill: null, marks: [] }
      : null;
  };
  // A menu that a hidden check box opens is worked by its label.
  const opener = (control) => {
    const label =
      lib.tag(control) === "input" && control.type === "checkbox" && !lib.visible(control)
        ? lib.visibleLabel(control)
        : null;
    return label ? iconOf(control, label) : null;
  };
  const choiceOf = (control) => {
    const found = lib.indicatorOf(control);
    if (!found) return opener(control);
    const { box, beside, marks } = found;
    // Only on a fill of its own, and in colours that the style sheets tell.
    const told =
      found.checked &&
      found.kind !== "switch" &&
      box.plain &&
      box.fill &&
      box.fill[3] >= 0.99 &&
      marks.every((mark) => mark.plain);
    return {
      kind: found.kind,
      checked: found.checked,
      parts: [box, ...beside],
      concealed: marks,
      fill: told && marks.length ? box.fill.slice(0, 3) : null,
      marks: told ? lib.seenInks(marks.flatMap((mark) => mark.inks)) : [],
    };
  };

  const looks = new Map();
  const lookOf = (parts, rect) => {
    const key = JSON.stringify([
      Math.round(rect.right - rect.left),
      Math.round(rect.bottom - rect.top),
      ...parts.map((part) => {
        const computed = part.which ? getComputedStyle(part.element, part.which) : lib.style(part.element);
        const drawn = part.kind === "svg" ? lib.innerHTML(part.element).slice(0, 4000) : lib.sourceOf(part);
        return [
          part.kind,
          part.text || "",
          drawn,
          computed.backgroundPosition,
          computed.backgroundColor,
          computed.boxShadow,
          computed.borderColor,
          computed.color,
          computed.fill,
          computed.filter,
          lib.opacity(part.element),
          part.rect.left - rect.left,
        ];
      }),
    ]);
    if (!looks.has(key)) looks.set(key, looks.size);
    return looks.get(key);
  };

  const graphics = [];
  const drawn = []; // for hide_glyphs.js
  for (const control of lib.targets()) {
    if (graphics.length >= MOST) break;
    if (!lib.isTappable(control)) continue;
    const found = lib.isChoice(control) ? choiceOf(control) : iconOf(control);
    if (!found) continue;
    const { kind, checked, parts, fill, marks } = found;
    const rect = union(parts.map((part) => part.rect));
    const width = rect.right - rect.left,
      height = rect.bottom - rect.top;
    if (kind === "icon" && Math.max(width, height) > LONGEST * Math.min(width, height)) continue;
    if (Math.max(width, height) > LARGEST || Math.max(width, height) < LEAST || Math.min(width, height) < 1) continue;
    const [holder] = parts;
    const seen = lib.unclipped(holder.element, { ...rect, width, height });
    if (!seen || area(seen) < 0.9 * area(rect)) continue;
    const box = toBox(rect);
    // What lies on a drawn box may be the hidden input itself, or the label that holds the box.
    const middle = lib.cover(kind === "icon" && lib.visible(control) ? control : holder.element, [
      [box.x, box.y, box.width, box.height],
    ]);
    if ((middle && lib.ownerOf(middle) !== control) || lib.awayIn(holder.element, [seen]) >= 0) continue;
    const at = lib.at(control);
    const shown = lib.visible(control) ? at : { ...at, box };
    const plain = parts.every((part) => part.plain);
    graphics.push({
      at: shown,
      kind,
      checked,
      name: lib.name(control, 120),
      box,
      plain,
      inks: plain ? lib.seenInks(parts.flatMap((part) => part.inks).concat(marks)) : [],
      look: lookOf(parts, rect),
      fill,
      marks,
    });
    for (const { element, which, kind: drawing } of [...parts, ...(found.concealed || [])]) {
      // Signs go with the glyphs; of a control drawn by its background only that; an <svg> may be the disc of its icon.
      if (drawing === "svg")
        drawn.push(...[...lib.children(element)].map((each) => ({ element: each, which: "", image: false })));
      else if (drawing !== "sign") drawn.push({ element, which, image: drawing === "background" && kind === "icon" });
    }
  }
  lib.drawnGraphics = drawn;
  return graphics;
};
