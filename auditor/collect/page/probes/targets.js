// Everything that takes a tap: where it reacts, what is around it, and what a finger at its centre meets.
/** @param {Library} lib */
(lib) => {
  const TARGET_LIMIT = 20000; // a hostile page must not cost us minutes
  const ANCESTRY = 14;
  const CAPTION = 60; // characters: a longer text is a card, not the caption of a button
  const EDGE = 2; // CSS px inside its edge where a target is tried: rounding must not decide
  const SCROLLS = 12; // places of a page that are scrolled to; each costs a layout of what is fixed and sticky
  const TEXTUAL = new Set(["input", "select", "textarea", "video", "audio"]);
  const targets = lib.targets().slice(0, TARGET_LIMIT);
  const targetSet = new Set(targets);
  const elementsOf = Object.getOwnPropertyDescriptor(HTMLFormElement.prototype, "elements").get;
  const bounds = (rects) => ({
    left: Math.min(...rects.map((r) => r.left)),
    top: Math.min(...rects.map((r) => r.top)),
    right: Math.max(...rects.map((r) => r.right)),
    bottom: Math.max(...rects.map((r) => r.bottom)),
  });
  const toBox = ({ left, top, right, bottom }) => lib.toBox({ left, top, width: right - left, height: bottom - top });

  // Scrollers: what is inside one moves against what is outside.
  const windows = [];
  const scrollers = new Map();
  const scrollerOf = (element) => {
    const chain = [];
    for (let node = element; node && !scrollers.has(node); node = lib.parent(node)) chain.push(node);
    while (chain.length) {
      const node = chain.pop();
      const parent = lib.parent(node);
      const around = parent ? scrollers.get(parent) : -1;
      let own = around;
      if (parent && node !== document.body && lib.style(node).position !== "fixed") {
        const computed = lib.style(node);
        const scrolls = (value, inner, outer) => (value === "auto" || value === "scroll") && inner > outer + 1;
        if (
          scrolls(computed.overflowX, lib.scrollWidth(node), lib.clientWidth(node)) ||
          scrolls(computed.overflowY, lib.scrollHeight(node), lib.clientHeight(node))
        ) {
          const seen = lib.unclipped(node);
          const outer = around >= 0 ? windows[around].rect : null;
          const rect =
            seen && outer
              ? {
                  left: Math.max(seen.left, outer.left),
                  top: Math.max(seen.top, outer.top),
                  right: Math.min(seen.right, outer.right),
                  bottom: Math.min(seen.bottom, outer.bottom),
                }
              : seen;
          own = windows.length;
          windows.push({ rect: rect && rect.right > rect.left && rect.bottom > rect.top ? rect : null });
        }
      } else if (lib.style(node).position === "fixed") own = -1;
      scrollers.set(node, own);
    }
    const parent = lib.parent(element);
    return parent ? scrollers.get(parent) : -1;
  };

  const layers = new Map();
  const layerOf = (element) => {
    const node = lib.pinned(element);
    if (!node) return -1;
    if (!layers.has(node)) layers.set(node, layers.size);
    return layers.get(node);
  };

  // Chromium's own style sheet gives these; another value, or a transform, is the author's.
  const DEFAULT_EDGES = {
    button: ["1px", "2px"],
    select: ["0px", "1px"],
    textarea: ["2px", "1px"],
    text: ["1px", "2px"],
    submit: ["1px", "2px"],
    date: ["0px", "2px"],
  };
  const FREE = new Set(["checkbox", "radio", "range", "file"]); // their size depends on no padding and no font
  const TEXT_TYPES = new Set(["text", "email", "tel", "url", "search", "password", "number"]);
  const isDefault = (element) => {
    const tag = lib.tag(element);
    if (tag === "video" || tag === "audio") return true; // the browser draws what is tapped
    if (!(tag in DEFAULT_EDGES) && tag !== "input") return false;
    const type = tag === "input" ? element.type : tag;
    const map = lib.computedStyleMap(element);
    const is = (property, ...values) => values.includes(String(map.get(property)));
    if (!is("height", "auto") || !is("width", "auto") || !is("min-height", "auto", "0px") || !is("max-height", "none"))
      return false;
    if (!is("min-width", "auto", "0px") || !is("max-width", "none")) return false;
    if (!is("appearance", "auto", type === "file" ? "none" : "auto")) return false;
    const rect = lib.rect(element);
    if (
      Math.abs(rect.height - lib.offsetHeight(element)) > 0.6 ||
      Math.abs(rect.width - lib.offsetWidth(element)) > 0.6
    )
      return false;
    if (lib.magnification(element) !== 1) return false;
    if (FREE.has(type)) return is("padding-top", "0px") && is("padding-bottom", "0px");
    const edges =
      DEFAULT_EDGES[type] ||
      (["submit", "button", "reset"].includes(type)
        ? DEFAULT_EDGES.submit
        : TEXT_TYPES.has(type)
          ? DEFAULT_EDGES.text
          : DEFAULT_EDGES.date);
    return (
      is("font-size", "13.3333px") &&
      is("line-height", "normal") &&
      is("padding-top", edges[0]) &&
      is("padding-bottom", edges[0]) &&
      is("border-top-width", edges[1]) &&
      is("border-bottom-width", edges[1])
    );
  };

  const opensPage = (element) => {
    if (lib.tag(element) !== "a" && lib.tag(element) !== "area") return "";
    const href = typeof element.href === "string" ? element.href : "";
    if (!/^(https?|mailto|tel|sms|whatsapp):/.test(href)) return "";
    return lib.attribute(element, "href").trim() === "#" ? "" : href.length > 400 ? "" : href;
  };
  const isText = (element) => {
    const own = lib.ownerOf(element);
    return Boolean(own) && own === element && !lib.isLabelled(own);
  };

  // What it does, where the document says so. A handler that speaks of `this` or of the event does something else for each,
  // a listener may; and of two buttons that send one form, those that are called alike are taken to do the same.
  const actionOf = (target, href) => {
    if (href) return href;
    const sends =
      (lib.tag(target) === "button" && target.type === "submit") ||
      (lib.tag(target) === "input" && target.type === "submit");
    const handler = lib.attribute(target, "onclick").trim();
    if (handler.length > 400 || /\b(this|event|arguments)\b/.test(handler) || lib.listening.has(target)) return "";
    if (!sends || !target.form) return handler && `click ${handler}`;
    const called = handler ? `click ${handler}` : lib.name(target, 120).toLowerCase();
    return lib.text(
      `form ${formOf(target)} ${lib.attribute(target, "formaction")} ${target.name}=${target.value} ${called}`,
      400,
    );
  };
  // Placed by its author on a point of a picture, as a pin on a map: where it stands is what it says. In the corners and
  // along the edges stand buttons that only keep out of the picture's way.
  const PICTURE = 200,
    EDGE_SHARE = 0.1;
  let pictures = null;
  const isPin = (target) => {
    const computed = lib.style(target);
    if (computed.position !== "absolute") return false;
    pictures ||= lib
      .elements()
      .filter(
        (each) =>
          (["img", "picture", "canvas", "svg"].includes(lib.tag(each)) ||
            lib.style(each).backgroundImage.includes("url(")) &&
          lib.visible(each),
      )
      .map((each) => lib.rect(each))
      .filter((rect) => rect.width >= PICTURE && rect.height >= PICTURE);
    const { left, top, width, height } = lib.rect(target);
    const x = left + width / 2,
      y = top + height / 2;
    return (
      width < PICTURE / 4 &&
      height < PICTURE / 4 &&
      pictures.some(
        (rect) =>
          x > rect.left + EDGE_SHARE * rect.width &&
          x < rect.right - EDGE_SHARE * rect.width &&
          y > rect.top + EDGE_SHARE * rect.height &&
          y < rect.bottom - EDGE_SHARE * rect.height,
      )
    );
  };

  // What a tap at a point of this frame's viewport meets in place of the target; null where it meets the target.
  const coverAt = (target, x, y) => {
    const hit = lib.elementAt(x, y);
    if (!hit) return null;
    const own = lib.ownerOf(hit);
    if (own === target || lib.contains(target, hit) || lib.contains(hit, target)) return null;
    if (own && (lib.contains(target, own) || lib.contains(own, target))) return null;
    if (own && opensPage(own) && opensPage(own) === opensPage(target)) return null;
    if (lib.labels(target).some((label) => lib.contains(label, hit))) return null;
    return hit;
  };
  const REPLACED = new Set(["img", "video", "canvas", "iframe", "object", "embed", "picture"]);
  // What covers the target hides it from view too.
  const hides = (cover, target) => {
    for (const node of lib.ancestors(cover)) {
      if (lib.contains(node, target)) return false;
      const computed = lib.style(node);
      if (lib.opacity(node) < 0.9) return false;
      if (
        REPLACED.has(lib.tag(node)) ||
        computed.backgroundImage !== "none" ||
        lib.rgba(computed.backgroundColor)[3] >= 0.9
      )
        return true;
    }
    return false;
  };
  // The box of what lies in front at a point and is no target; null where it lies behind, or is of another shape.
  const coverBox = (target, cover, x, y) => {
    const own = lib.ownerOf(cover);
    if ((own && targetSet.has(own)) || lib.pinned(cover) !== lib.pinned(target) || lib.byPaintOrder(cover, target) < 0)
      return null;
    const holds = (rect, px, py) => px >= rect.left && px <= rect.right && py >= rect.top && py <= rect.bottom;
    for (const rect of lib.rects(cover)) {
      const seen = lib.unclipped(cover, rect);
      if (seen && holds(seen, x, y)) return always(target, cover, rect, seen);
    }
    return null;
  };
  // What a box in front covers however far it is scrolled; null where it can be scrolled out of the way.
  const always = (target, cover, rect, seen) => {
    for (const node of lib.ancestors(cover)) {
      if (lib.contains(node, target)) break;
      const computed = lib.style(node);
      const range = (overflow, all, shown) => (/auto|scroll/.test(overflow) ? Math.max(0, all - shown) : 0);
      const downTo = range(computed.overflowY, lib.scrollHeight(node), lib.clientHeight(node)) - lib.scrollTop(node);
      const rightTo =
        range(computed.overflowX, lib.scrollWidth(node), lib.clientWidth(node)) - Math.abs(lib.scrollLeft(node));
      if (downTo <= 1 && rightTo <= 1 && lib.scrollTop(node) <= 1 && Math.abs(lib.scrollLeft(node)) <= 1) continue;
      const rest = {
        left: Math.max(seen.left, rect.left + Math.abs(lib.scrollLeft(node))),
        right: Math.min(seen.right, rect.right - Math.max(0, rightTo)),
        top: Math.max(seen.top, rect.top + lib.scrollTop(node)),
        bottom: Math.min(seen.bottom, rect.bottom - Math.max(0, downTo)),
      };
      return rest.right > rest.left && rest.bottom > rest.top ? rest : null;
    }
    return seen;
  };
  const canScrollAway = (target, cover, x, y) =>
    !lib.ownerOf(cover) &&
    !lib.pinned(cover) &&
    [...lib.rects(cover)].some((rect) => {
      const seen = lib.unclipped(cover, rect);
      return (
        seen &&
        x >= seen.left &&
        x <= seen.right &&
        y >= seen.top &&
        y <= seen.bottom &&
        !always(target, cover, rect, seen)
      );
    });
  const screenRight = Math.max(lib.clientWidth(document.documentElement), innerWidth);
  const largestOf = (rects) =>
    rects.reduce((a, b) => ((b.right - b.left) * (b.bottom - b.top) > (a.right - a.left) * (a.bottom - a.top) ? b : a));
  // `cover`: what a tap in the middle meets instead, null for the target itself, undefined off the screen.
  const coversOf = (target, left, top, right, bottom, at, free) => {
    const covers = [];
    const inX = Math.min(EDGE, (right - left) / 4),
      inY = Math.min(EDGE, (bottom - top) / 4);
    const middleX = (left + right) / 2,
      middleY = (top + bottom) / 2;
    for (const [x, y] of [
      [left + inX, top + inY],
      [right - inX, top + inY],
      [left + inX, bottom - inY],
      [right - inX, bottom - inY],
      [middleX, top + inY],
      [middleX, bottom - inY],
      [left + inX, middleY],
      [right - inX, middleY],
    ]) {
      if (covers.some((rect) => x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom)) continue;
      const cover = at(x, y);
      const rect = cover ? coverBox(target, cover, x, y) : null;
      // Where the tap in the middle met the target, what should lie there, too, has a shape of its own.
      const onMiddle =
        rect && middleX > rect.left && middleX < rect.right && middleY > rect.top && middleY < rect.bottom;
      if (rect && !(free && onMiddle)) covers.push(rect);
    }
    return covers;
  };
  const TRIES = 12,
    COMFORTABLE = 44; // CSS px of a field that must be free, or half of it
  const hitTest = (target, shown) => {
    const { left, top, right, bottom } = largestOf(shown);
    const at = (x, y) => (x < 0 || y < 0 || x >= screenRight || y >= innerHeight ? undefined : coverAt(target, x, y));
    const middle = [(left + right) / 2, (top + bottom) / 2];
    let cover = at(...middle);
    let hidden = Boolean(cover) && hides(cover, target);
    if (cover && !hidden && canScrollAway(target, cover, ...middle)) cover = undefined;
    // What is spread over a box by its style is aimed at where it stands itself: there are its words.
    if (cover && !hidden) {
      const own = lib.rect(target);
      const [ownX, ownY] = [(own.left + own.right) / 2, (own.top + own.bottom) / 2];
      if (own.width >= 1 && own.height >= 1 && at(ownX, ownY) === null)
        return { cover: null, hidden: false, covers: coversOf(target, left, top, right, bottom, at, false) };
    }
    // A field is tapped where it is free: beside the button that lies over its end, or over its middle.
    if (cover && TEXTUAL.has(lib.tag(target))) {
      const across = [...Array(TRIES).keys()].map((i) => at(left + ((i + 0.5) * (right - left)) / TRIES, middle[1]));
      let free = 0,
        longest = 0;
      for (const met of across) longest = Math.max(longest, (free = met === null ? free + 1 : 0));
      if ((longest * (right - left)) / TRIES >= Math.min(COMFORTABLE, (right - left) / 2)) {
        [cover, hidden] = [null, false];
        return { cover, hidden, covers: coversOf(target, left, top, right, bottom, at, false) };
      }
    }
    if (!hidden)
      return {
        cover,
        hidden,
        covers: cover === undefined ? [] : coversOf(target, left, top, right, bottom, at, cover === null),
      };
    // It lies behind something, and not only in part.
    for (const [i, j] of [
      [0.15, 0.15],
      [0.85, 0.15],
      [0.15, 0.85],
      [0.85, 0.85],
    ]) {
      const other = at(left + i * (right - left), top + j * (bottom - top));
      if (other === null || (other && !hides(other, target))) hidden = false;
    }
    return { cover, hidden, covers: [] };
  };

  const coverFacts = ({ cover, hidden, covers }, moved = 0) => {
    const layer = cover ? lib.pinned(cover) : null;
    return {
      covers: covers.map((rect) =>
        toBox({ left: rect.left, right: rect.right, top: rect.top + moved, bottom: rect.bottom + moved }),
      ),
      hit: cover === undefined ? null : cover === null,
      covered_by: cover ? lib.selector(layer || cover) : "",
      cover_pinned: Boolean(layer),
      hidden,
      cover_target: cover ? lib.ownerOf(cover) : null,
    };
  };
  // What is further down is tried where it comes to when the page is scrolled: in the middle half of the screen, clear
  // of bars. Not everything on a very long page. What is pinned there may come and go with the scrolling: not decided.
  const tryScrolled = (untried) => {
    const height = innerHeight;
    const last = lib.scrollHeight(document.documentElement) - height;
    const middle = ({ shown }) => {
      const { top, bottom } = largestOf(shown);
      return (top + bottom) / 2;
    };
    const waiting = untried.filter((each) => middle(each) >= height).sort((a, b) => middle(a) - middle(b));
    const places = [];
    for (const each of waiting) {
      const y = Math.min(middle(each) - 0.25 * height, last);
      const place = places[places.length - 1];
      if (place && middle(each) - place.y <= 0.75 * height) place.all.push(each);
      else if (y > 0) places.push({ y, all: [each] });
    }
    const stride = Math.max(1, Math.ceil(places.length / SCROLLS));
    const startX = scrollX,
      startY = scrollY;
    for (let i = 0; i < places.length; i += stride) {
      scrollTo({ left: startX, top: startY + places[i].y, behavior: "instant" });
      const moved = scrollY - startY;
      for (const { element, shown, facts, top: before } of places[i].all) {
        if (Math.abs(lib.rect(element).top - (before - moved)) > 1) continue; // it does not move with the page
        const there = shown.map(({ left, top, right, bottom }) => ({
          left,
          right,
          top: top - moved,
          bottom: bottom - moved,
        }));
        const tried = coverFacts(hitTest(element, there), moved);
        if (!tried.cover_pinned) Object.assign(facts, tried);
      }
    }
    if (places.length) scrollTo({ left: startX, top: startY, behavior: "instant" });
  };

  const ancestry = (element) => {
    const out = [];
    for (const node of lib.ancestors(element)) {
      if (out.length >= ANCESTRY || node === document.documentElement) break;
      const role = lib.attribute(node, "role").trim().toLowerCase();
      const id = lib.id(node);
      const names = lib.attribute(node, "class").trim().split(/\s+/).filter(Boolean).slice(0, 4).join(".");
      const label = lib.attribute(node, "aria-label");
      out.push(
        lib.text(
          lib.tag(node) +
            (role ? `[${role}]` : "") +
            (typeof id === "string" && id ? `#${id}` : "") +
            (names ? `.${names}` : "") +
            (label ? ` "${label}"` : ""),
          90,
        ),
      );
    }
    return out;
  };
  const forms = new Map();
  const formOf = (element) => {
    let form = lib.tag(element) === "button" || lib.tag(element) === "input" ? element.form : null;
    if (!form)
      for (const node of lib.ancestors(element))
        if (lib.tag(node) === "form") {
          form = node;
          break;
        }
    if (!form) return -1;
    if (!forms.has(form)) {
      const controls = form instanceof HTMLFormElement ? [...elementsOf.call(form)].slice(0, 200) : [];
      const fields = controls.filter(
        (each) =>
          ["input", "select", "textarea"].includes(lib.tag(each)) &&
          !["hidden", "submit", "button", "reset", "image"].includes(each.type) &&
          (lib.visible(each) || lib.labels(each).some((label) => lib.visible(label))),
      );
      forms.set(form, { index: forms.size, fields: fields.slice(0, 60).map((each) => String(each.type)) });
    }
    return forms.get(form).index;
  };
  // The colour of what looks like the button: its own, or that of the one child that fills it.
  const fillOf = (element, box) => {
    for (const each of [element, ...lib.childNodes(element)]) {
      if (lib.nodeType(each) !== 1) continue;
      const computed = lib.style(each);
      const rect = lib.rect(each);
      if (each !== element && rect.width * rect.height < 0.7 * (box.right - box.left) * (box.bottom - box.top))
        continue;
      // A child may wait to be seen, as layers do that dim a button while it is pressed.
      const share = each === element ? 1 : parseFloat(computed.opacity);
      if (!(share >= 0.1) || computed.visibility !== "visible") continue;
      const [red, green, blue, alpha] = lib.rgba(computed.backgroundColor);
      const colour = [red, green, blue, alpha * share];
      const image = computed.backgroundImage !== "none";
      if (colour[3] >= 0.1 || image) return { colour: colour[3] >= 0.1 ? colour : null, image };
    }
    return { colour: null, image: false };
  };
  const isPress = (element, role) =>
    role === "button" || (lib.tag(element) === "input" && ["submit", "image", "button"].includes(element.type));
  // A <div> that a script made a button, and drew as one: who can see reads its words, whatever else can't.
  const captionOf = (element, role) => {
    if (role !== "" && role !== "generic") return "";
    const text = lib.text(lib.textContent(element), CAPTION + 1);
    if (!text || text.length > CAPTION) return "";
    return lib.querySelector(element, "a[href],button,input,select,textarea") ? "" : text;
  };
  const look = (element, role, box, caption) => {
    if (!isPress(element, role) && role !== "link" && !caption) return null;
    const width = box.right - box.left,
      height = box.bottom - box.top;
    // A link as flat as that is a tag; a button stays one, however flat.
    if (width < 32 || height < (isPress(element, role) ? 8 : 18)) return null;
    const computed = lib.style(element);
    const { colour, image } = fillOf(element, box);
    const border = parseFloat(computed.borderTopWidth) > 0 && lib.rgba(computed.borderTopColor)[3] > 0.1;
    if (!isPress(element, role) && !colour && !image && !border) return null;
    const behind = lib.behind(element);
    return {
      fill: colour ? lib.over(colour, behind || [255, 255, 255]) : null,
      image,
      border,
      behind,
      font_size: parseFloat(computed.fontSize) || 0,
      font_weight: parseFloat(computed.fontWeight) || 400,
      submits:
        (lib.tag(element) === "button" && element.type === "submit" && Boolean(element.form)) ||
        (lib.tag(element) === "input" && (element.type === "submit" || element.type === "image")),
      form: formOf(element),
      ancestry: ancestry(element),
    };
  };

  // What has no box of its own (display: contents or none, an area of a map) has no computed name either.
  const nameOf = (target, stand, caption) =>
    lib.name(target, 120) ||
    lib.text(lib.attribute(target, "aria-label"), 120) ||
    lib.text(lib.attribute(target, "alt"), 120) ||
    (lib.boxed(target) ? caption : lib.text(lib.textContent(stand), 120));

  // WCAG, bounding box: "For components which wrap onto multiple lines as part of a sentence or block of text (such as
  // hypertext links), the bounding box is based on how the component would appear on a single line." Its centre is the
  // point halfway along the text.
  const middleOf = (target) => {
    if (lib.style(target).display !== "inline") return null;
    const lines = [...lib.rects(target)].filter((rect) => rect.width > 0 && rect.height > 0);
    if (lines.length < 2 || lines.every((rect) => rect.top < lines[0].bottom && rect.bottom > lines[0].top))
      return null;
    let left = lines.reduce((sum, rect) => sum + rect.width, 0) / 2;
    const line = lines.find((rect) => (left -= rect.width) <= 0) || lines[lines.length - 1];
    const x = lib.style(target).direction === "rtl" ? line.left - left : line.right + left;
    const { x: px, y: py } = lib.toBox({ left: x, top: (line.top + line.bottom) / 2, width: 0, height: 0 });
    return [px, py];
  };
  // A label of a text field or a list puts the focus into it, as a tap on the field does. Those of check boxes are areas.
  const labelsOf = (target) => {
    if (!TEXTUAL.has(lib.tag(target)) || lib.isLabelled(target)) return [];
    return lib
      .labels(target)
      .filter((label) => lib.tag(label) === "label" && lib.visible(label))
      .flatMap((label) => [...lib.rects(label)].map((rect) => lib.unclipped(label, rect)))
      .filter(Boolean)
      .slice(0, 6);
  };
  const SVG = "http://www.w3.org/2000/svg";
  const isDrawn = (target) => {
    if (lib.tag(target) === "area" || isPin(target)) return true;
    const parent = lib.parent(target);
    return lib.namespaceURI(target) === SVG && Boolean(parent) && lib.namespaceURI(parent) === SVG;
  };

  const found = [];
  const elements = [];
  const untried = [];
  for (const target of targets) {
    if (!lib.isTappable(target)) continue;
    const rects = lib.areaOf(target);
    if (!rects.length) continue;
    const whole = rects.map((rect) => rect.whole),
      shown = rects.map((rect) => rect.shown);
    // A control that is not drawn itself is shown by its label.
    const stand = lib.visible(target) ? target : lib.labels(target).find((label) => lib.visible(label)) || target;
    const role = lib.role(target);
    const caption = captionOf(target, role);
    const cut = rects.some(({ whole: a, shown: b }) => b.left > a.left + 0.5 || b.right < a.right - 0.5);
    const href = opensPage(target);
    elements.push(target);
    found.push({
      ...lib.at(stand),
      tag: lib.tag(target),
      role,
      input_type: lib.tag(target) === "input" ? String(target.type) : "",
      name: nameOf(target, stand, caption),
      href,
      action: actionOf(target, href),
      rects: whole.map(toBox),
      labels: labelsOf(target).map(toBox),
      shown: cut ? shown.map(toBox) : null,
      middle: middleOf(target),
      drawn: isDrawn(target),
      inline: !TEXTUAL.has(lib.tag(target)) && lib.inSentence(target, isText),
      default_control: stand === target && lib.visible(target) && isDefault(target),
      exposed: lib.exposed(target) || !lib.visible(target),
      pinned: (lib.pinned(target) && lib.style(lib.pinned(target)).position) || "",
      layer: layerOf(target),
      scroller: scrollerOf(stand),
      outer: -1,
      paint: 0,
      ...coverFacts(hitTest(target, shown)),
      first_screen: lib.inFirstScreen(stand),
      look: look(target, role, bounds(shown), caption),
    });
    const facts = found[found.length - 1];
    if (facts.hit === null && !facts.pinned && facts.scroller === -1)
      untried.push({ element: target, shown, facts, top: lib.rect(target).top });
  }
  if (lib.options.top) tryScrolled(untried);
  const index = new Map(elements.map((element, i) => [element, i]));
  found.forEach((each, i) => {
    for (const node of lib.ancestors(elements[i])) {
      if (node !== elements[i] && index.has(node)) {
        each.outer = index.get(node);
        break;
      }
    }
    each.cover_target = each.cover_target ? (index.get(each.cover_target) ?? -1) : -1;
  });
  elements
    .map((element, i) => [element, i])
    .sort((a, b) => lib.byPaintOrder(a[0], b[0]))
    .forEach(([, i], rank) => (found[i].paint = rank));
  const root = document.documentElement;
  const body = document.body;
  const page = [root, body]
    .filter(Boolean)
    .map((each) => lib.rgba(lib.style(each).backgroundColor))
    .reverse()
    .find((colour) => colour[3] > 0.5);
  return {
    targets: found,
    windows: windows.map(({ rect }) => (rect ? toBox(rect) : null)),
    forms: [...forms.values()].map(({ fields }) => fields),
    page_colour: page ? page.slice(0, 3) : [255, 255, 255],
  };
};
