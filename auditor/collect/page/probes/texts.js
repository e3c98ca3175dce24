// Every run of text that can be seen, with its block, its style and where its lines are.
/** @param {Library} lib */
(lib) => {
  const MOST_RUNS = 20000;
  const MOST_RECTS = 200;
  const NEAR = 2; // levels above a field: what is laid over it stands in the box that holds both
  const LEAST_ROOM = 0.4; // of a field's room: what leaves less is laid over all of it
  const LONGEST = 20000; // characters of one text node that are looked at
  const NO_TEXT = new Set(
    "script style noscript template title textarea select option optgroup datalist iframe object embed video audio canvas head".split(
      " ",
    ),
  );
  const HEADING = /^h[1-6]$/;
  const CONTROLS = new Set(["a", "button", "label", "summary", "option", "select", "input", "textarea"]);
  const CONTROL_ROLES = new Set("button link tab menuitem option switch checkbox radio".split(" "));
  const FIELD_TYPES = new Set(
    "text search email tel url password number date time month week datetime-local".split(" "),
  );
  const LABELLED = { submit: "Submit", reset: "Reset", button: "" };

  // A gradient's url() is no colour, but paint.
  const unpainted = (paint) => paint === "none" || (!/url\(/.test(paint) && lib.rgba(paint)[3] < 0.02);

  // Disabled controls with all that is in them, and their labels.
  const off = new Set();
  const logos = new Set();
  const letters = (text) => (text || "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  const siteNames = new Set();
  for (const meta of lib.select('meta[property="og:site_name" i], meta[name="application-name" i]')) {
    siteNames.add(letters(lib.attribute(meta, "content")));
  }
  siteNames.delete("");
  // A link to the first page, of the shop or of one of its languages. "#" leads nowhere.
  const leadsHome = (element) => {
    const href = lib.attribute(element, "href").trim();
    if (lib.tag(element) !== "a" || !href || href.startsWith("#")) return false;
    const url = lib.url(href);
    return (
      Boolean(url) &&
      url.origin === location.origin &&
      !url.search &&
      /^\/([a-z]{2}([_-][a-z]{2})?\/?)?$/i.test(url.pathname)
    );
  };
  const marked = () => {
    for (const element of lib.elements()) {
      const disabled =
        lib.attribute(element, "aria-disabled").toLowerCase() === "true" ||
        lib.matches(element, ":disabled") ||
        // Bootstrap's way, and that of its followers: the class, and no tap gets through.
        (lib.matches(element, ".disabled") && lib.style(element).pointerEvents === "none");
      if (disabled) {
        off.add(element);
        const labels = lib.labels(element);
        for (const label of labels) off.add(label);
        // A label that is tied to nothing and stands before a field is read as that field's.
        const before = labels.length ? null : lib.previousElementSibling(element);
        if (
          before &&
          lib.tag(before) === "label" &&
          !lib.hasAttribute(before, "for") &&
          !lib.holds(before, "input,select,textarea,button")
        )
          off.add(before);
        for (const id of lib.attribute(element, "aria-labelledby").split(/\s+/)) {
          const label = lib.byId(element, id);
          if (label) off.add(label);
        }
      }
      if (leadsHome(element)) {
        // The drawing that leads home is the logo; the shop's own name there is its brand (WCAG 1.4.3, logotypes).
        for (const drawing of lib.querySelectorAll(element, "svg")) logos.add(drawing);
        if (siteNames.has(letters(lib.textContent(element)))) logos.add(element);
      }
      const names = `${lib.attribute(element, "class")} ${lib.attribute(element, "id")}`;
      if (
        /logo|brand|wordmark/i.test(names) &&
        names
          .split(/[\s_-]+|(?<=[a-z])(?=[A-Z])/)
          .some((word) => /^(logo|logotype|wordmark)$/i.test(word) || /^navbar-brand$/i.test(word))
      ) {
        if ((lib.textContent(element) || "").trim().length <= 60) logos.add(element);
      } else if (/\bnavbar-brand\b/.test(names)) logos.add(element);
    }
  };
  marked();
  const disabledOf = lib.inherited(false, (value, node) => value || off.has(node));
  const logoOf = lib.inherited(false, (value, node) => value || logos.has(node));
  const concealedOf = lib.inherited(false, (value, node) => value || lib.attribute(node, "aria-hidden") === "true");

  const displays = new Map();
  const displayOf = (element) => {
    let display = displays.get(element);
    if (display === undefined) displays.set(element, (display = lib.style(element).display));
    return display;
  };
  const inlineBox = (element) => {
    const display = displayOf(element);
    return display === "inline" || display === "contents" || display.startsWith("ruby");
  };
  const breaks = (element) => !inlineBox(element) && !displayOf(element).startsWith("inline");
  const styles = [],
    elements = [],
    blocks = [],
    runs = [];
  const styleIndex = new Map(),
    elementIndex = new Map();
  let leftOut = 0;

  const roleOf = (element) => lib.attribute(element, "role").trim().toLowerCase().split(/\s+/)[0];
  const isControl = (element) => {
    const role = roleOf(element);
    if (role) return CONTROL_ROLES.has(role);
    const tag = lib.tag(element);
    return CONTROLS.has(tag) && (tag !== "a" || lib.hasAttribute(element, "href"));
  };
  const isHeading = (element) => HEADING.test(lib.tag(element)) || roleOf(element) === "heading";
  const inHeading = lib.inherited(false, (value, node) => value || isHeading(node));
  const inControl = lib.inherited(false, (value, node) => value || isControl(node));
  // What WCAG 1.4.10 lets scroll in two dimensions.
  const PLANE = new Set("table pre code samp kbd math svg".split(" "));
  const PLANE_ROLES = new Set("table grid treegrid math".split(" "));
  const inPlane = lib.inherited(
    false,
    (value, node) => value || PLANE.has(lib.tag(node)) || PLANE_ROLES.has(roleOf(node)),
  );
  const newBlock = (element, index) => {
    const computed = lib.style(element);
    const height = parseFloat(computed.lineHeight),
      size = parseFloat(computed.fontSize);
    blocks.push({
      element: index,
      length: 0,
      ideographs: 0,
      heading: inHeading(element),
      control: inControl(element),
      two_dimensional: inPlane(element),
      align: computed.textAlign,
      horizontal: computed.writingMode === "horizontal-tb",
      // Lists set their own size to 0 so that the blanks between their entries take no room.
      line_height: height > 0 && size > 0 ? lib.round(height / size) : 0,
      capitals: null,
      italics: null,
      stretches: { capitals: null, italics: null },
      best: { capitals: null, italics: null },
    });
    return blocks.length - 1;
  };
  // The entry of an element and, before it, those of its inline ancestors up to the block.
  const entryOf = (element) => {
    let known = elementIndex.get(element);
    if (known !== undefined) return known;
    const parent = lib.parent(element);
    const inline = parent && inlineBox(element) && lib.tag(parent) !== "html";
    const parentIndex = inline ? entryOf(parent) : -1;
    known = elements.length;
    elementIndex.set(element, known);
    elements.push({
      at: lib.at(boxed(element)),
      parent: parentIndex,
      disabled: disabledOf(element),
      logo: logoOf(element),
      concealed: concealedOf(element),
    });
    return known;
  };
  const containers = new Map();
  const containerOf = (element) => {
    let found = containers.get(element);
    if (found === undefined) {
      const parent = lib.parent(element);
      found = parent && inlineBox(element) && lib.tag(parent) !== "html" ? containerOf(parent) : element;
      containers.set(element, found);
    }
    return found;
  };
  // Text of one container before and after a block inside it is two blocks.
  const open = new Map();
  const blockOf = (element) => {
    const container = containerOf(element);
    let block = open.get(container);
    if (block === undefined) open.set(container, (block = newBlock(container, entryOf(container))));
    return block;
  };
  // A slot or another box-less element is shown by the nearest that has a box.
  const boxed = (element) => {
    let node = element;
    while (lib.style(node).display === "contents" && lib.parent(node)) node = lib.parent(node);
    return node;
  };
  const styleOf = (element, computed) => {
    const factor = lib.magnification(element) * lib.frameScale;
    const svg = element instanceof SVGElement;
    const value = {
      size: lib.round(parseFloat(computed.fontSize) * factor),
      weight: Number(computed.fontWeight) || 400,
      italic: computed.fontStyle !== "normal",
      family: lib.fontFamily(computed.fontFamily),
      color: svg ? computed.fill : computed.webkitTextFillColor || computed.color,
      opacity: lib.round(lib.opacity(element)),
      ...lib.ink(element, computed),
    };
    const key = JSON.stringify(value);
    let index = styleIndex.get(key);
    if (index === undefined) {
      styleIndex.set(key, (index = styles.length));
      styles.push(value);
    }
    return index;
  };

  const rendered = (text, computed) => {
    switch (computed.textTransform) {
      case "uppercase":
        return text.toUpperCase();
      case "lowercase":
        return text.toLowerCase();
      default:
        return /all-small-caps|all-petite-caps|unicase/.test(computed.fontVariantCaps || "")
          ? text.toUpperCase()
          : text;
    }
  };
  const END = /[.!?…。！？]["'»”’)\]]*\s*$/u;
  const close = (block, kind) => {
    const stretch = block.stretches[kind];
    block.stretches[kind] = null;
    if (!stretch || stretch.words < 2) return;
    if (!block.best[kind] || stretch.characters > block.best[kind].characters) block.best[kind] = stretch;
  };
  const extend = (block, kind, word, element) => {
    const stretch = (block.stretches[kind] ||= {
      characters: 0,
      pending: 0,
      sentences: 0,
      words: 0,
      ended: true,
      first: element,
      last: element,
    });
    stretch.characters += stretch.pending + word.length + (stretch.characters ? 1 : 0);
    stretch.pending = 0;
    stretch.words++;
    if (stretch.ended) stretch.sentences++;
    stretch.ended = END.test(word);
    stretch.last = element;
  };
  const read = (block, text, element, computed) => {
    const italic = computed.fontStyle !== "normal";
    for (const word of rendered(text, computed).split(/\s+/)) {
      if (!word) continue;
      block.length += word.length + (block.length ? 1 : 0);
      const lettered = /\p{L}/u.test(word);
      if (lettered) {
        // Signs and numbers belong to whatever is around them; scripts without capitals have none.
        const capital = /\p{Lu}/u.test(word) && !/\p{Ll}/u.test(word);
        if (capital) extend(block, "capitals", word, element);
        else close(block, "capitals");
      } else if (block.stretches.capitals) {
        block.stretches.capitals.pending += word.length + 1;
        block.stretches.capitals.ended ||= END.test(word);
      }
      if (italic) extend(block, "italics", word, element);
      else if (lettered) close(block, "italics");
    }
    const ideographs = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu);
    block.ideographs += ideographs ? ideographs.length : 0;
  };

  const controlAround = (element) => {
    let control = element;
    while (control && !isControl(control)) control = lib.parent(control);
    return control;
  };
  const add = (element, kind, text, rects, computed, width = 0, away = -1) => {
    const plain = lib.plainText(text.slice(0, LONGEST));
    const characters = [...plain].length;
    if (!characters) return;
    const style = styleOf(element, computed);
    const size = styles[style].size;
    if (size < 0.1) return;
    const letters =
      /^x$/i.test(plain) && lib.isCross(plain, controlAround(element))
        ? 0
        : (plain.match(/[\p{L}\p{N}]/gu) || []).length;
    if (kind === "text" && rects.length === 1) {
      const long = Math.max(rects[0][2], rects[0][3]); // turned on its side, a line is high
      if (lib.isLigature(text, letters, long, size, computed.fontFamily)) return;
    }
    if (runs.length >= MOST_RUNS) {
      leftOut++;
      return;
    }
    const index = entryOf(element);
    const block = blockOf(element);
    const { covered, barred } = lib.covers(element, rects);
    runs.push({
      kind,
      element: index,
      block,
      style,
      characters,
      letters,
      rects,
      covered: covered.length > 0,
      covered_lines: covered,
      barred_lines: barred,
      width: lib.round(width * lib.frameScale),
      scroller: away,
      behind: away >= 0 || barred.length ? lib.plainly(element) : null,
    });
    if (kind === "text") read(blocks[block], text.slice(0, LONGEST), index, computed);
  };

  const range = document.createRange();
  const linesOf = (node, element) => {
    range.selectNodeContents(node);
    const rects = [],
      rests = [];
    let width = 0;
    for (const rect of range.getClientRects()) {
      width += rect.width;
      if (rects.length >= MOST_RECTS || rect.width < 0.5 || rect.height < 0.5) continue;
      const rest = lib.unclippedInside(element, rect);
      if (!rest || rest.width <= 1 || rest.height <= 1) continue;
      const box = lib.toBox(rest);
      rects.push([box.x, box.y, box.width, box.height]);
      rests.push(rest);
    }
    return { rects, width, away: lib.awayIn(element, rests) };
  };
  const generated = (element, which) => {
    if (runs.length >= MOST_RUNS) return;
    const content = lib.content(element, which);
    if (content === "none" || content === "normal" || !content.includes('"')) return;
    const computed = getComputedStyle(element, which);
    if (computed.display === "none" || computed.visibility !== "visible" || parseFloat(computed.opacity) < 0.02) return;
    const [spoken] = content.split(/\s\/\s/);
    const text = [...spoken.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1]).join("");
    if (!/[\p{L}\p{N}]/u.test(text) || lib.inkless(computed) || !lib.visible(element)) return;
    if (lib.matrix(computed)?.m22 === 0) return;
    if (lib.isIconFont(computed.fontFamily)) return;
    add(element, which.slice(2), text, [], computed);
  };
  const fieldOf = (element, tag) => {
    if (tag === "textarea") return [element.value, "value"];
    if (tag === "select") {
      const option = element.selectedOptions && element.selectedOptions[0];
      return element.multiple || element.size > 1 ? ["", "value"] : [option ? lib.textContent(option) : "", "value"];
    }
    const type = element.type;
    if (type in LABELLED) return [lib.hasAttribute(element, "value") ? element.value : LABELLED[type], "value"];
    if (!FIELD_TYPES.has(type)) return ["", "value"];
    // An empty date field shows the pattern to fill in.
    if (!element.value && /^(date|time|month|week|datetime-local)$/.test(type)) return ["00.00.0000", "value"];
    return type === "password" ? ["•".repeat(Math.min(element.value.length, 50)), "value"] : [element.value, "value"];
  };
  // What stays of a field's room beside what is laid over its ends: a button, an icon, a unit.
  const OVER = "button,a,label,svg,img,i,span,input,select,[role=button]";
  const beside = (element, room) => {
    const left = { ...room };
    let around = lib.parent(element);
    for (let depth = 0; around && depth < NEAR; depth++, around = lib.parent(around)) {
      for (const other of lib.querySelectorAll(around, OVER)) {
        const rect = lib.rect(other);
        const middle = (left.top + left.bottom) / 2;
        if (other === element || rect.width < 2 || rect.top > middle || rect.bottom < middle) continue;
        if (rect.right <= left.left || rect.left >= left.right || !lib.visible(other)) continue;
        if (lib.contains(other, element) || lib.byPaintOrder(other, element) < 0) continue;
        const [before, after] = [rect.left - left.left, left.right - rect.right];
        if (Math.max(before, after) < LEAST_ROOM * (room.right - room.left)) continue; // it lies in the field: no end
        if (before > after) left.right = rect.left;
        else left.left = rect.right;
      }
    }
    return { ...left, width: left.right - left.left, height: left.bottom - left.top };
  };
  const field = (element, tag) => {
    if (!lib.visible(element)) return;
    let [text, kind] = fieldOf(element, tag);
    let computed = lib.style(element);
    if (!text.trim() && (tag === "textarea" || FIELD_TYPES.has(element.type)) && tag !== "select") {
      text = lib.attribute(element, "placeholder");
      kind = "placeholder";
      if (text.trim()) computed = getComputedStyle(element, "::placeholder");
    }
    if (!text.trim() || lib.inkless(computed)) return;
    // A floating label stands in the field, and the placeholder that its style sheet needs is transparent.
    if (kind === "placeholder" && parseFloat(computed.opacity) < 0.02) return;
    const rect = lib.rect(element);
    const own = lib.style(element);
    const factor = lib.magnification(element);
    const side = (edge) => (parseFloat(own[`border${edge}Width`]) + parseFloat(own[`padding${edge}`])) * factor;
    const inside = {
      left: rect.left + side("Left"),
      top: rect.top + side("Top"),
      right: rect.right - side("Right"),
      bottom: rect.bottom - side("Bottom"),
    };
    const rest = lib.unclipped(element, beside(element, inside));
    if (!rest || rest.width <= 1 || rest.height <= 1) return;
    const box = lib.toBox(rest);
    add(element, kind, text, [[box.x, box.y, box.width, box.height]], computed, 0, lib.awayIn(element, [rest]));
  };

  const FIELDS = new Set(["input", "textarea", "select"]);
  const own = (element, node) => {
    if (!/\S/.test(node.data) || !lib.painted(element)) return;
    // Beyond the limit nothing is kept of it: where its lines are need not be asked.
    if (runs.length >= MOST_RUNS) {
      leftOut++;
      return;
    }
    const svg = element instanceof SVGElement;
    if (svg && !(element instanceof SVGTextContentElement)) return;
    if (lib.tag(element) === "details" && !element.open) return; // its own slot can't be asked
    const computed = lib.style(element);
    if (svg ? unpainted(computed.fill) && unpainted(computed.stroke) : lib.inkless(computed)) return;
    const { rects, width, away } = linesOf(node, element);
    if (rects.length) add(element, "text", node.data, rects, computed, width, away);
  };
  // In the order in which the text is read: [node, its parent, whether the way leads out of it].
  const stack = document.documentElement ? [[document.documentElement, null, false]] : [];
  while (stack.length) {
    const [node, parent, leaving] = stack.pop();
    if (lib.nodeType(node) === 3) {
      own(parent, node);
      continue;
    }
    if (lib.nodeType(node) !== 1) continue;
    const tag = lib.tag(node);
    const svg = node instanceof SVGElement;
    if (leaving) {
      if (!svg && lib.painted(node)) generated(node, "::after");
      if (parent && breaks(node)) open.delete(containerOf(parent));
      continue;
    }
    if (FIELDS.has(tag)) {
      field(node, tag);
      continue;
    }
    if (NO_TEXT.has(tag) || displayOf(node) === "none") continue;
    if (parent && breaks(node)) open.delete(containerOf(parent));
    if (!svg && lib.painted(node)) generated(node, "::before");
    stack.push([node, parent, true]);
    const children = lib.composedChildren(node);
    for (let i = children.length - 1; i >= 0; i--) stack.push([children[i], node, false]);
  }

  const common = (first, last) => {
    const path = new Set();
    for (let index = first; index >= 0; index = elements[index].parent) path.add(index);
    let index = last;
    while (index >= 0 && !path.has(index)) index = elements[index].parent;
    return index >= 0 ? index : first;
  };
  for (const block of blocks) {
    for (const kind of ["capitals", "italics"]) {
      close(block, kind);
      const best = block.best[kind];
      if (best) {
        block[kind] = {
          element: common(best.first, best.last),
          characters: best.characters,
          sentences: best.sentences,
        };
      }
    }
    delete block.stretches;
    delete block.best;
  }
  return { styles, elements, blocks, runs, scrollers: lib.scrollers(), left_out: leftOut };
};
