// What reacts to a finger, and where: WCAG's "target", the region of the display that will accept a pointer action.
/** @param {Library} lib */
(lib) => {
  const RECT_LIMIT = 12; // rectangles kept of one target, the largest
  const CONTROLS =
    "a[href],area[href],button,input:not([type=hidden i]),select,textarea,video[controls],audio[controls]";
  const WIDGETS =
    "button link checkbox radio switch tab menuitem menuitemcheckbox menuitemradio option slider spinbutton textbox searchbox treeitem"
      .split(" ")
      .map((role) => `[role~=${role} i]`)
      .join(",");
  const HANDLERS = "onclick onmousedown onmouseup onpointerdown onpointerup ontouchstart ontouchend"
    .split(" ")
    .map((name) => `[${name}]`)
    .join(",");
  // Attributes of libraries that listen for a click; together with a pointer as its cursor they show a control.
  const HINTS =
    "a,[role=combobox],[tabindex],[aria-expanded],[aria-controls],[aria-haspopup],[aria-pressed],[data-toggle],[data-bs-toggle]," +
    "[data-bs-dismiss],[data-dismiss],[data-target],[data-bs-target],[data-action],[data-href],[data-url],[data-link]," +
    "[jsaction],[ng-click],[data-ng-click],[v-on\\:click],[\\@click],[x-on\\:click],[wire\\:click],[hx-get],[hx-post]";
  const ANY = [CONTROLS, "summary,[contenteditable]", WIDGETS, HANDLERS, HINTS].join(",");
  // Controls whose label works them as well; a label of a text field only moves the focus.
  const LABELLED = new Set(["checkbox", "radio", "file", "color"]);
  const isLabelled = (element) => lib.tag(element) === "input" && LABELLED.has(element.type);

  const points = (element) => lib.style(element).cursor === "pointer";
  // Something around the element listens for taps on what is in it: the document, or a list for its items.
  const heard = new Set();
  const noteHeard = (element) => {
    const parent = lib.parent(element);
    if (parent ? heard.has(parent) || lib.listening.has(parent) : lib.options.hearsAll) heard.add(element);
  };
  // A pointer that it does not have from its parent is meant for this very element. A label's only shows that it has a field.
  const pointsItself = (element) => {
    const parent = lib.parent(element);
    return (
      lib.tag(element) !== "label" &&
      lib.tag(element) !== "body" &&
      points(element) &&
      Boolean(parent) &&
      !points(parent)
    );
  };
  // A listener alone may be there for what is inside, or to count taps; a pointer as its cursor shows what it is for.
  const hears = (element) =>
    lib.matches(element, HANDLERS) ||
    (lib.listening.has(element) && points(element)) ||
    (heard.has(element) && pointsItself(element));
  const EDITED = "[contenteditable]:not([contenteditable=false i])";
  const DECLARED = [CONTROLS, WIDGETS, HANDLERS, EDITED].join(",");
  const isOfDetails = (summary) => {
    const details = lib.parentNode(summary);
    return details !== null && lib.nodeType(details) === 1 && lib.tag(details) === "details";
  };
  // "control": works by itself. "guess": only its attributes speak for it, so it gives way to targets inside it.
  const kindOf = (element) => {
    if (!lib.matches(element, ANY)) return hears(element) ? "guess" : "";
    if (lib.matches(element, CONTROLS) || lib.matches(element, WIDGETS)) return "control";
    if (lib.matches(element, "summary")) return isOfDetails(element) ? "control" : "";
    if (lib.matches(element, EDITED)) return "control";
    if (hears(element)) return "guess";
    if (/^\s*-/.test(lib.attribute(element, "tabindex"))) return "";
    const parent = lib.parent(element);
    return lib.matches(element, HINTS) && points(element) && !(parent && points(parent)) ? "guess" : "";
  };
  const inert = new Map();
  const isInert = (element) => {
    if (!element) return false;
    if (!inert.has(element)) inert.set(element, lib.hasAttribute(element, "inert") || isInert(lib.parent(element)));
    return inert.get(element);
  };
  const says = (element, name) => lib.attribute(element, name).trim().toLowerCase() === "true";
  const GROUPS = "[role~=radiogroup i],[role~=listbox i],[role~=group i]";
  const STOPS = "[tabindex]:not([tabindex^='-'])";
  // The stars of a mark that others gave: radio buttons by role, which neither a key nor a finger is meant for. None of
  // their group is a stop for the Tab key, no script listens on it, and the style sheet takes its pointer away.
  const onlyShows = (element) => {
    if (!lib.matches(element, WIDGETS) || lib.matches(element, `${CONTROLS},${HANDLERS},${STOPS}`)) return false;
    if (lib.listening.has(element) || lib.style(element).cursor !== "default") return false;
    const group = lib.closest(element, GROUPS) || lib.parent(element);
    return group !== null && !lib.matches(group, STOPS) && lib.querySelector(group, STOPS) === null;
  };
  const isDisabled = (element) =>
    lib.matches(element, ":disabled") || says(element, "aria-disabled") || isInert(element) || onlyShows(element);

  const owners = new Map(); // element → the target that a tap on it works, or null
  let targets = null;
  const gather = () => {
    const kinds = new Map();
    const giveWay = new Set();
    for (const element of lib.elements()) {
      const parent = lib.parent(element);
      const around = parent ? owners.get(parent) : null;
      let own = around;
      noteHeard(element);
      const kind = kindOf(element);
      // Inside a target only what works by itself is another one. A guess gives way to any target inside it: most
      // often the page listens there for taps on those.
      if (around && lib.tag(around) === "select") {
        // A customizable select's own button and options: a tap on them works the select.
      } else if (kind && (kind === "control" || !around || (kinds.get(around) === "guess" && hears(element)))) {
        own = element;
        kinds.set(element, kind);
        for (let outer = around; outer && kinds.get(outer) === "guess" && !giveWay.has(outer);) {
          giveWay.add(outer);
          outer = lib.parent(outer) ? owners.get(lib.parent(outer)) : null;
        }
      } else if (lib.tag(element) === "label" && element instanceof HTMLLabelElement) {
        const control = element.control;
        if (control && isLabelled(control)) own = control;
      }
      owners.set(element, own);
    }
    for (const [element, own] of owners) {
      if (own && giveWay.has(own)) owners.set(element, null);
    }
    targets = [...kinds.keys()].filter((element) => !giveWay.has(element) && !isDisabled(element));
  };
  const ownerOf = (element) => {
    if (!targets) gather();
    return owners.get(element) ?? null;
  };

  const isTapped = (element) => lib.style(element).pointerEvents !== "none";
  const isTiny = (rect) => rect.right - rect.left <= 1 || rect.bottom - rect.top <= 1;
  const contains = (outer, inner) =>
    inner.left >= outer.left - 0.5 &&
    inner.right <= outer.right + 0.5 &&
    inner.top >= outer.top - 0.5 &&
    inner.bottom <= outer.bottom + 0.5;
  const plain = ({ left, top, right, bottom }) => ({ left, top, right, bottom });

  // The box of an absolutely placed ::before or ::after: authors spread a link over its card with one, or a small icon's
  // area beyond its edges. No API gives it, but its computed insets and size are used values.
  const pseudoRect = (element, which) => {
    const content = lib.content(element, which);
    if (content === "none" || content === "normal") return null;
    const computed = getComputedStyle(element, which);
    if (computed.display === "none") return null;
    if (computed.position !== "absolute" || computed.pointerEvents === "none" || computed.visibility === "hidden")
      return null;
    let block = element;
    while (block && lib.style(block).position === "static" && lib.style(block).transform === "none")
      block = lib.parent(block);
    const left = parseFloat(computed.left),
      top = parseFloat(computed.top);
    const width = parseFloat(computed.width),
      height = parseFloat(computed.height);
    if (![left, top, width, height].every(Number.isFinite)) return null;
    const edges =
      computed.boxSizing === "border-box"
        ? { x: 0, y: 0 }
        : {
            x: ["paddingLeft", "paddingRight", "borderLeftWidth", "borderRightWidth"].reduce(
              (sum, key) => sum + parseFloat(computed[key]),
              0,
            ),
            y: ["paddingTop", "paddingBottom", "borderTopWidth", "borderBottomWidth"].reduce(
              (sum, key) => sum + parseFloat(computed[key]),
              0,
            ),
          };
    let x = left + (parseFloat(computed.marginLeft) || 0),
      y = top + (parseFloat(computed.marginTop) || 0);
    let right = x + width + edges.x,
      bottom = y + height + edges.y;
    const matrix = lib.matrix(computed);
    if (matrix) {
      const [originX, originY] = computed.transformOrigin.split(" ").map(parseFloat);
      const corners = [
        [x, y],
        [right, y],
        [x, bottom],
        [right, bottom],
      ].map(([px, py]) => {
        const point = matrix.transformPoint({ x: px - x - originX, y: py - y - originY });
        return [point.x + x + originX, point.y + y + originY];
      });
      [x, y] = [Math.min(...corners.map((c) => c[0])), Math.min(...corners.map((c) => c[1]))];
      [right, bottom] = [Math.max(...corners.map((c) => c[0])), Math.max(...corners.map((c) => c[1]))];
    }
    const base = block ? lib.rect(block) : { left: -scrollX, top: -scrollY, width: 0, height: 0 };
    const scale = block && lib.offsetWidth(block) ? base.width / lib.offsetWidth(block) : 1;
    const inset = block ? { x: lib.clientLeft(block) || 0, y: lib.clientTop(block) || 0 } : { x: 0, y: 0 };
    const rect = {
      left: base.left + (inset.x + x) * scale,
      top: base.top + (inset.y + y) * scale,
      right: base.left + (inset.x + right) * scale,
      bottom: base.top + (inset.y + bottom) * scale,
    };
    return { rect, block: block || element };
  };

  // The box around a small thing that stands aslant is much larger than what takes the tap: it is cut into bands, each as
  // wide as the thing is in its middle.
  const BANDS = 12; // within RECT_LIMIT
  const LARGE = 48; // CSS px: where a square of this size fits in, no rule asks how much larger it is
  const bandsOf = (element, rect) => {
    const axes = lib.aslant(element);
    if (!axes || !lib.offsetWidth(element) || lib.style(element).display === "inline") return null;
    const [u, v] = [
      axes[0].map((n) => (n * lib.offsetWidth(element)) / 2),
      axes[1].map((n) => (n * lib.offsetHeight(element)) / 2),
    ];
    const halfX = Math.abs(u[0]) + Math.abs(v[0]),
      halfY = Math.abs(u[1]) + Math.abs(v[1]);
    const known = Math.abs(2 * halfX - rect.width) < 1 && Math.abs(2 * halfY - rect.height) < 1;
    const side = (Math.min(Math.hypot(...u), Math.hypot(...v)) * 2) / Math.SQRT2;
    if (!known || side >= LARGE) return null;
    const x = rect.left + halfX,
      y = rect.top + halfY;
    // Boxes are rounded to hundredths, and must still touch: quarters survive that.
    const edge = (i) => Math.round(4 * (rect.top + (i * rect.height) / BANDS)) / 4;
    const corners = [
      [u[0] + v[0], u[1] + v[1]],
      [u[0] - v[0], u[1] - v[1]],
      [-u[0] - v[0], -u[1] - v[1]],
      [v[0] - u[0], v[1] - u[1]],
    ];
    return Array.from({ length: BANDS }, (_, i) => {
      const top = edge(i),
        bottom = edge(i + 1);
      const level = (top + bottom) / 2 - y;
      const met = corners.flatMap(([ax, ay], j) => {
        const [bx, by] = corners[(j + 1) % 4];
        return (ay - level) * (by - level) < 0 ? [ax + ((bx - ax) * (level - ay)) / (by - ay)] : [];
      });
      return { left: x + Math.min(...met), right: x + Math.max(...met), top, bottom };
    }).filter((band) => Number.isFinite(band.left) && band.bottom > band.top);
  };

  // A clip-path leaves of a box what a tap still meets; which shape that is, only trying tells. On the first screen.
  const STEP = 1; // CSS px between two tries
  const clippedBands = (element, rect) => {
    if (lib.style(element).clipPath === "none" || rect.width > 4 * LARGE || rect.height > 4 * LARGE) return null;
    if (rect.left < 0 || rect.top < 0 || rect.right > innerWidth || rect.bottom > innerHeight) return null;
    const meets = (x, y) => {
      const hit = lib.elementAt(x, y);
      return Boolean(hit) && lib.contains(element, hit);
    };
    const bands = [];
    for (let i = 0; i < BANDS; i++) {
      const top = rect.top + (i * rect.height) / BANDS,
        bottom = rect.top + ((i + 1) * rect.height) / BANDS;
      const met = [];
      for (let x = rect.left + STEP / 2; x < rect.right; x += STEP) if (meets(x, (top + bottom) / 2)) met.push(x);
      if (met.length) bands.push({ left: met[0] - STEP / 2, right: met[met.length - 1] + STEP / 2, top, bottom });
    }
    return bands;
  };
  // Text that does not fit into its box takes the tap as well.
  const range = document.createRange();
  const overflowing = (element) => {
    if (lib.style(element).overflowX !== "visible" || lib.style(element).overflowY !== "visible") return [];
    if (
      !lib.clientWidth(element) ||
      (lib.scrollWidth(element) <= lib.clientWidth(element) + 1 &&
        lib.scrollHeight(element) <= lib.clientHeight(element) + 1)
    )
      return [];
    return [...lib.childNodes(element)]
      .filter((node) => lib.nodeType(node) === 3 && /\S/.test(node.data))
      .flatMap((node) => {
        range.selectNodeContents(node);
        return [...range.getClientRects()];
      })
      .slice(0, RECT_LIMIT);
  };

  const parts = new Map(); // target → the elements that a tap on works it, itself first
  const partsOf = (target) => {
    if (!targets) gather();
    if (!parts.size) {
      for (const [element, own] of owners) {
        if (!own) continue;
        if (!parts.has(own)) parts.set(own, []);
        parts.get(own).push(element);
      }
    }
    return parts.get(target) || [];
  };
  // A native control made transparent still takes the taps that a drawing beneath it invites. (A transparent text field
  // is a trap for robots.)
  const DRAWN_OVER = ["checkbox", "radio", "file", "color", "range", "date", "time", "month", "week", "datetime-local"];
  const isGhost = (element) =>
    (lib.tag(element) === "select" || (lib.tag(element) === "input" && DRAWN_OVER.includes(element.type))) &&
    lib.rendered(element) &&
    lib.opacity(lib.parent(element)) >= 0.02 &&
    parseFloat(lib.style(element).opacity) < 0.02;

  // The bounding box of an area of an image map, whose coordinates do not scale with the image.
  const areaRect = (area) => {
    const map = lib.parentNode(area);
    const name = map && lib.nodeType(map) === 1 ? lib.attribute(map, "name") : "";
    const image = name
      ? lib.elements().find((each) => lib.tag(each) === "img" && lib.attribute(each, "usemap") === `#${name}`)
      : null;
    if (!image || !lib.visible(image)) return null;
    const numbers = lib.attribute(area, "coords").split(",").map(parseFloat);
    const base = lib.rect(image);
    if (!numbers.every(Number.isFinite)) return null;
    let xs = numbers.filter((_, i) => i % 2 === 0),
      ys = numbers.filter((_, i) => i % 2 === 1);
    if (/^circ/i.test(lib.attribute(area, "shape"))) {
      const [x, y, radius] = numbers;
      [xs, ys] = [
        [x - radius, x + radius],
        [y - radius, y + radius],
      ];
    }
    if (!xs.length || !ys.length) return null;
    return {
      left: base.left + Math.min(...xs),
      right: base.left + Math.max(...xs),
      top: base.top + Math.min(...ys),
      bottom: base.top + Math.max(...ys),
    };
  };

  // The rectangles of this frame's viewport that belong to the target, and `shown`: what hidden overflow leaves of them.
  const areaOf = (target) => {
    const rects = [];
    const add = (rect, cut) => {
      if (!cut || isTiny(cut)) return;
      // What is cut off at a side comes in with the next swipe; what is cut off below never does.
      const whole = { left: rect.left, right: rect.right, top: cut.top, bottom: cut.bottom };
      if (rects.some((known) => contains(known.whole, whole))) return;
      rects.push({ whole, shown: plain(cut) });
    };
    if (lib.tag(target) === "area") {
      const mapped = areaRect(target);
      if (mapped) add(mapped, mapped);
    }
    for (const part of partsOf(target)) {
      const own = part === target;
      const label = lib.tag(part) === "label";
      if (!own && !label && rects.length) {
        const rect = lib.rect(part);
        if (isTiny(rect) || rects.some((known) => contains(known.whole, rect))) continue;
      }
      if (!isTapped(part) || !(lib.visible(part) || (own && isGhost(part)))) continue;
      for (const box of lib.rects(part)) {
        for (const rect of clippedBands(part, box) || bandsOf(part, box) || [box]) add(rect, lib.unclipped(part, rect));
      }
      if (own) for (const rect of overflowing(part)) add(rect, lib.unclipped(part, rect));
      if (!own && !label) continue;
      for (const which of ["::before", "::after"]) {
        const pseudo = pseudoRect(part, which);
        if (pseudo) add(pseudo.rect, lib.unclippedInside(pseudo.block, pseudo.rect));
      }
    }
    return reduce(rects);
  };
  const size = ({ whole }) => (whole.right - whole.left) * (whole.bottom - whole.top);
  const reduce = (rects) => {
    const kept = rects.filter(
      (rect, i) =>
        !rects.some(
          (other, j) => j !== i && contains(other.whole, rect.whole) && (j < i || !contains(rect.whole, other.whole)),
        ),
    );
    return kept.length <= RECT_LIMIT ? kept : kept.sort((a, b) => size(b) - size(a)).slice(0, RECT_LIMIT);
  };

  return {
    // Everything in this frame that takes a tap and can be seen or not, in tree order; disabled controls do not.
    targets: () => {
      if (!targets) gather();
      return targets;
    },
    // It says itself that it takes a tap, and not by a listener alone; whenever it came. `targets` knows more of the page
    // of the probes.
    declaresTap: (element) =>
      lib.matches(element, DECLARED) || (lib.tag(element) === "summary" && isOfDetails(element)),
    ownerOf,
    areaOf,
    isLabelled,
    pseudoRect,
    isTappable: (target) => isTapped(target) || partsOf(target).some((part) => part !== target && isTapped(part)),
  };
};
