// What lies above the page: pinned and top-layer boxes, what they hold, and what a grid of taps on the first screen meets.
/** @param {Library} lib */
(lib) => {
  const COLUMNS = 24,
    ROWS = 36,
    BENEATH_EVERY = 3,
    MAX_LAYERS = 500;
  const MAX_TEXT = 1200,
    MAX_CONTROLS = 60;
  const screen = lib.options.viewport;
  const left = lib.options.top ? 0 : lib.options.offset.x;
  const top = lib.options.top ? 0 : lib.options.offset.y;
  const CONTENT = new Set([
    "img",
    "svg",
    "video",
    "canvas",
    "picture",
    "input",
    "select",
    "textarea",
    "button",
    "iframe",
    "object",
  ]);

  const alpha = (color) => {
    const parts = (color.match(/[\d.]+%?/g) || []).map((part) =>
      part.endsWith("%") ? parseFloat(part) / 100 : Number(part),
    );
    if (color.startsWith("rgba") || color.includes("/")) return parts[parts.length - 1];
    return color === "transparent" || !parts.length ? 0 : 1;
  };
  const fills = (style) =>
    alpha(style.backgroundColor) > 0.02 ||
    style.backgroundImage !== "none" ||
    (style.backdropFilter && style.backdropFilter !== "none");
  const ownText = (element) => {
    return lib.texts(element).length > 0;
  };
  const bearsContent = (element) =>
    CONTENT.has(lib.tag(element)) || ownText(element) || lib.style(element).backgroundImage !== "none";

  const { isDialog, onTop } = lib;

  // An absolute box hangs above the page only where no section of the page holds it.
  const shells = new Set();
  const hangsFree = (element) => {
    for (let node = lib.parent(element); node && node !== document.body; node = lib.parent(node)) {
      if (node === document.documentElement || shells.has(node)) return true;
      if (lib.style(node).position !== "static" || lib.style(node).transform !== "none") return false;
    }
    return true;
  };
  const scrollsWithViewport = (element) => {
    for (
      let node = lib.parent(element);
      node && node !== document.body && node !== document.documentElement;
      node = lib.parent(node)
    ) {
      const style = lib.style(node);
      if (/auto|scroll|hidden/.test(style.overflowX + style.overflowY)) return false;
    }
    return true;
  };
  const inside = (inner, outer, slack) =>
    inner.left >= outer.left - slack &&
    inner.top >= outer.top - slack &&
    inner.right <= outer.right + slack &&
    inner.bottom <= outer.bottom + slack;
  const mostlyOutside = (inner, outer) => {
    const width = Math.min(inner.right, outer.right) - Math.max(inner.left, outer.left);
    const height = Math.min(inner.bottom, outer.bottom) - Math.max(inner.top, outer.top);
    return Math.max(0, width) * Math.max(0, height) < 0.5 * inner.width * inner.height;
  };

  const roots = new Map(); // element → the layer it belongs to, or null for the page itself
  const layers = new Map(); // layer's root → what is known of it
  // The page's own frame, pinned to the screen: most of the page is in it, and nothing lies beneath it.
  const isShell = (element) => {
    const found = lib.visible(element) && holdsThePage(element);
    if (found) shells.add(element);
    return found;
  };
  const holdsThePage = (element) => {
    const rect = lib.rect(element);
    if (rect.width < 0.9 * innerWidth || rect.height < 0.9 * innerHeight || isDialog(element)) return false;
    const held = lib.querySelectorAll(element, "*").length;
    if (held < 0.5 * (lib.elements().length - held)) return false;
    for (let row = 0; row < 8; row++) {
      for (let column = 0; column < 5; column++) {
        const stack = document.elementsFromPoint(((column + 0.5) * innerWidth) / 5, ((row + 0.5) * innerHeight) / 8);
        // What stands in a shadow tree is listed by its host.
        const own = stack.findIndex(
          (node) =>
            node === element || lib.contains(element, node) || (lib.shadowRoot(node) && lib.contains(node, element)),
        );
        if (own < 0) continue;
        if (
          stack
            .slice(own)
            .some((node) => !lib.contains(element, node) && !lib.contains(node, element) && bearsContent(node))
        )
          return false;
      }
    }
    return true;
  };
  const positionOf = (element) => {
    if (onTop(element)) return "top-layer";
    const position = lib.style(element).position;
    return position === "static" || position === "relative" ? "" : position;
  };
  const startsLayer = (element, position, parentRoot) => {
    const rect = lib.rect(element);
    if (position === "top-layer") return true;
    if (position === "fixed") {
      if (parentRoot && layers.get(parentRoot).position !== "absolute" && inside(rect, lib.rect(parentRoot), 8))
        return false;
      return !isShell(element);
    }
    if (position === "sticky") return !parentRoot && scrollsWithViewport(element);
    const large = rect.width * rect.height >= 0.05 * screen.width * screen.height;
    if (!large) return false;
    if (parentRoot) return layers.get(parentRoot).position !== "absolute" && mostlyOutside(rect, lib.rect(parentRoot));
    if (!isDialog(element) && !(Number(lib.style(element).zIndex) >= 1)) return false;
    return hangsFree(element) && !isShell(element);
  };
  for (const element of lib.elements()) {
    const parent = lib.parent(element);
    let root = parent ? roots.get(parent) : null;
    if (element !== document.documentElement && element !== document.body) {
      const position = positionOf(element);
      if (position && layers.size < MAX_LAYERS && startsLayer(element, position, root)) {
        // What drops down from a pinned bar is pinned with it.
        const resting = position === "absolute" && root ? "fixed" : position;
        root = element;
        layers.set(element, { position: resting, members: [], hits: 0, painted: 0, hides: false });
      }
    }
    roots.set(element, root);
    if (root) layers.get(root).members.push(element);
  }

  const backdrops = new Map();
  const dimsBehind = (element) => {
    if (!backdrops.has(element))
      backdrops.set(element, onTop(element) && fills(getComputedStyle(element, "::backdrop")));
    return backdrops.get(element);
  };
  const paintedAt = (element, root, x, y) => {
    if (element === root) {
      const rect = lib.rect(root);
      if (x < rect.left || x >= rect.right || y < rect.top || y >= rect.bottom) return dimsBehind(root);
    }
    for (let node = element; node; node = lib.parent(node)) {
      if (CONTENT.has(lib.tag(node)) || ownText(node) || fills(lib.style(node))) return true;
      if (node === root) return false;
    }
    return false;
  };
  // A clear part of one layer over the backdrop of another.
  const paintedBelow = (root, x, y) => {
    for (const node of document.elementsFromPoint(x, y).slice(0, 200)) {
      const other = roots.get(node);
      if (!other) return null;
      if (other !== root && paintedAt(node, other, x, y)) return layers.get(other);
    }
    return null;
  };
  const contentBeneath = (x, y) => {
    for (const node of document.elementsFromPoint(x, y).slice(0, 200)) {
      if (roots.get(node) || node === document.body || node === document.documentElement) continue;
      // The host of a layer in a shadow tree is listed in place of it.
      if (lib.rootOf(node) && [...layers.keys()].some((root) => lib.contains(node, root))) continue;
      if (bearsContent(node) && lib.opacity(node) > 0.02) return true;
    }
    return false;
  };
  const see = (x, y) => {
    const hit = lib.elementAt(x, y);
    if (!hit || lib.opacity(hit) >= 0.02) return hit;
    return document.elementsFromPoint(x, y).find((node) => lib.opacity(node) >= 0.02) || null;
  };
  const mayMeet = lib.meeting([...layers.keys()]);
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const x = (((column + 0.5) * screen.width) / COLUMNS - left) / lib.frameScale;
      const y = (((row + 0.5) * screen.height) / ROWS - top) / lib.frameScale;
      if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight || !mayMeet(x, y)) continue;
      const hit = see(x, y);
      const root = hit ? roots.get(hit) : null;
      if (!root) continue;
      const layer = layers.get(root);
      layer.hits++;
      const owner = paintedAt(hit, root, x, y) ? layer : paintedBelow(root, x, y);
      if (owner) owner.painted++;
      if (!layer.hides && (row + column) % BENEATH_EVERY === 0) layer.hides = contentBeneath(x, y);
    }
  }

  const visibleText = (members) => {
    let text = "";
    for (const element of members) {
      if (text.length > 4 * MAX_TEXT) break;
      if (
        ["script", "style", "noscript", "template"].includes(lib.tag(element)) ||
        !ownText(element) ||
        !lib.visible(element)
      )
        continue;
      for (const node of lib.texts(element)) text += ` ${node.data}`;
    }
    return text.replace(/\s+/g, " ").trim();
  };
  const CROSS = /^\s*[×✕✖✗✘⨯⨉╳❌xX]\s*$/u;
  const isCross = (element) => {
    return lib.texts(element).some((node) => CROSS.test(node.data));
  };
  const isControl = (element) => {
    const role = lib.role(element);
    if (["button", "link", "menuitem", "switch", "checkbox"].includes(role)) return true;
    if (lib.hasAttribute(element, "onclick") || lib.focusable(element)) return lib.tag(element) !== "iframe";
    const parent = lib.parent(element);
    return lib.style(element).cursor === "pointer" && !(parent && lib.style(parent).cursor === "pointer");
  };
  const reaches = (control, x, y) => {
    const hit = lib.elementAt(x, y);
    return Boolean(hit) && lib.contains(control, hit);
  };
  // The box that answers to a finger: the border box, and what ::before, ::after or children add around it.
  const tapBox = (control) => {
    const rect = lib.unclipped(control);
    if (!rect) return null;
    const x = rect.left + rect.width / 2,
      y = rect.top + rect.height / 2;
    // Hit tests round to whole pixels: the first one outside is a whole pixel before an edge, or right behind it.
    const grown = (dx, dy, edge) => {
      const first = dx + dy < 0 ? 1 : 0.25;
      let more = 0;
      while (more < 24 && reaches(control, dx ? edge + dx * (more + first) : x, dy ? edge + dy * (more + first) : y))
        more++;
      return more;
    };
    const before = { x: grown(-1, 0, rect.left), y: grown(0, -1, rect.top) };
    const after = { x: grown(1, 0, rect.right), y: grown(0, 1, rect.bottom) };
    return {
      reached: reaches(control, x, y),
      box: lib.toBox({
        left: rect.left - before.x,
        top: rect.top - before.y,
        width: rect.width + before.x + after.x,
        height: rect.height + before.y + after.y,
      }),
    };
  };
  // Class names and file names: an icon without a name often says there what it shows.
  const hints = (element) => {
    let out = "";
    const nodes = [element, ...lib.querySelectorAll(element, "*")].slice(0, 12);
    for (const node of nodes) {
      for (const name of [
        "class",
        "id",
        "href",
        "xlink:href",
        "src",
        "data-icon",
        "data-dismiss",
        "data-bs-dismiss",
        "data-action",
      ]) {
        const value = lib.attribute(node, name);
        if (value && !value.startsWith("data:"))
          out += ` ${value
            .split(/[?#]/)
            .slice(0, name.includes("href") ? 2 : 1)
            .join(" ")}`;
      }
    }
    return lib.text(out, 200);
  };
  const controlsOf = (members) => {
    const found = [];
    for (const element of members) {
      if (found.length >= MAX_CONTROLS) break;
      if (!lib.visible(element) || !(isControl(element) || isCross(element))) continue;
      if (!lib.inFirstScreen(element)) continue;
      const tap = tapBox(element);
      if (!tap || !tap.reached) continue;
      found.push({
        name: lib.name(element, 120) || lib.text(lib.textContent(element), 120),
        role: lib.role(element),
        hints: hints(element),
        box: tap.box,
      });
    }
    return found;
  };
  const fieldsOf = (members) => {
    const found = new Set();
    for (const element of members) {
      if (lib.tag(element) !== "input" || !lib.visible(element)) continue;
      const type = String(element.type);
      const words = `${lib.attribute(element, "name")} ${lib.attribute(element, "id")} ${lib.attribute(element, "placeholder")} ${lib.attribute(element, "autocomplete")}`;
      found.add(
        type === "text" && /e-?mail/i.test(words)
          ? "email"
          : type === "text" && /search|recherch|suche|busca|cerca|zoek|procur/i.test(words)
            ? "search"
            : type,
      );
    }
    return [...found].sort();
  };
  const LANDMARKS = { header: "banner", nav: "navigation", footer: "contentinfo", main: "main", search: "search" };
  const landmarksOf = (members) => {
    const found = new Set();
    for (const element of members) {
      const role = lib.attribute(element, "role").trim().toLowerCase();
      const landmark = Object.values(LANDMARKS).includes(role) ? role : LANDMARKS[lib.tag(element)];
      if (landmark && lib.visible(element)) found.add(landmark);
    }
    return [...found].sort();
  };
  const pixels = (value) => (value.endsWith("px") ? parseFloat(value) : null);
  const describe = (root, layer) => {
    const style = lib.style(root);
    const dialogs = layer.members.filter((element) => isDialog(element) && lib.visible(element));
    const panel = dialogs.length === 1 ? dialogs[0] : root;
    const text = visibleText(layer.members);
    const container = lib.parent(root);
    const first = panel === root ? [root] : [root, panel];
    return {
      ...lib.at(panel),
      position: layer.position,
      layer_box: lib.box(root),
      z_index: Number(style.zIndex) || 0,
      see_through: alpha(style.backgroundColor) < 0.98 && style.backgroundImage === "none",
      dialog: dialogs.length > 0,
      modal: layer.members.some(
        (element) =>
          (lib.attribute(element, "aria-modal") === "true" && lib.visible(element)) ||
          (lib.tag(element) === "dialog" && onTop(element)),
      ),
      busy: layer.members.some(
        (element) =>
          lib.visible(element) &&
          (lib.attribute(element, "aria-busy") === "true" ||
            lib.role(element) === "progressbar" ||
            lib.tag(element) === "progress"),
      ),
      landmarks: landmarksOf(layer.members),
      fields: fieldsOf(layer.members),
      text: lib.text(text, MAX_TEXT),
      words: (text.match(/[\p{L}\p{N}]+/gu) || []).length,
      pictures: layer.members.filter(
        (element) => ["img", "video", "canvas"].includes(lib.tag(element)) && lib.visible(element),
      ).length,
      hints: lib.text(
        first
          .map(
            (element) =>
              `${lib.attribute(element, "class")} ${lib.id(element)} ${lib.attribute(element, "aria-label")}`,
          )
          .join(" "),
        200,
      ),
      controls: controlsOf(layer.members),
      frames: layer.members
        .filter((element) => lib.tag(element) === "iframe" && lib.visible(element))
        .map((element) => lib.selector(element)),
      inset_top: layer.position === "sticky" ? pixels(style.top) : null,
      inset_bottom: layer.position === "sticky" ? pixels(style.bottom) : null,
      container: container ? lib.box(container) : null,
      hits: layer.hits,
      painted: layer.painted,
      hides: layer.hides,
    };
  };
  const found = [];
  for (const [root, layer] of layers) {
    const shown = layer.hits > 0 || (layer.position === "sticky" ? lib.visible(root) : lib.inFirstScreen(root));
    if (shown && found.length < 60) found.push(describe(root, layer));
  }
  const rootStyle = document.documentElement ? lib.style(document.documentElement) : null;
  const bodyStyle = document.body ? lib.style(document.body) : null;
  const own = lib.options.top ? [] : lib.elements();
  return {
    points: COLUMNS * ROWS,
    locked: Boolean(
      rootStyle &&
      (/hidden|clip/.test(rootStyle.overflowY) ||
        (bodyStyle && (/hidden|clip/.test(bodyStyle.overflowY) || bodyStyle.position === "fixed"))),
    ),
    layers: found,
    // What a frame holds: a banner in a frame of another origin lies on the page by the frame's element.
    frame_text: lib.text(visibleText(own), MAX_TEXT),
    frame_controls: controlsOf(own),
    frame_fields: fieldsOf(own),
  };
};
