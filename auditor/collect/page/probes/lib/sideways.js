// Tables that are pushed sideways in a box of their own, or end where it does, and what shows a customer that there is
// more of them.
/** @param {Library} lib */
(lib) => {
  const TABLES = new Set(["table", "grid", "treegrid"]);
  const ROW = "tr,[role=row]";
  const MOST_TEXTS = 400; // of a table, that are asked whether the edge cuts them
  const CUT = 4; // CSS px on either side of the edge from which a text is seen to go on
  const BESIDE = 200; // characters of what stands beside a box from which it is no hint
  const HINT =
    /\b(?:swipe|scroll|slide)|gliss|défil|balay|wisch|desliz|desplaz|scorri|scorre|veeg|arrast|role para|[→⇄↔⟶⇆⟷]/i;

  const isTable = (element) =>
    lib.tag(element) === "table" || TABLES.has(lib.attribute(element, "role").trim().toLowerCase());
  const scrolls = (element) =>
    /auto|scroll/.test(lib.style(element).overflowX) && lib.scrollWidth(element) > lib.clientWidth(element) + 1;
  const swallows = (element) =>
    /hidden|clip/.test(lib.style(element).overflowX) && lib.scrollWidth(element) > lib.clientWidth(element) + 1;
  // A table of which the box shows nothing is another slide, or another tab.
  const begins = (table, box) => {
    const { left, right } = lib.rect(table);
    const window = lib.rect(box);
    return lib.style(table).direction === "rtl"
      ? right > window.left && right <= window.right + 1
      : left >= window.left - 1 && left < window.right;
  };
  const boxOf = (element) => {
    let table = null;
    for (const node of lib.ancestors(element)) {
      if (node === document.body || node === document.documentElement) return null;
      if (!table && isTable(node)) table = node;
      if (table && (scrolls(node) || (swallows(node) && begins(table, node)))) return node;
    }
    return null;
  };
  const fades = (computed) =>
    /gradient/.test(`${computed.backgroundImage} ${computed.maskImage} ${computed.webkitMaskImage}`) ||
    /inset/.test(computed.boxShadow);
  const shaded = (element) =>
    fades(lib.style(element)) ||
    ["::before", "::after"].some((which) => {
      const computed = getComputedStyle(element, which);
      return computed.content !== "none" && (fades(computed) || computed.boxShadow !== "none");
    });
  const said = (element) => {
    const text = element ? lib.textContent(element).trim() : "";
    return text.length <= BESIDE && HINT.test(text);
  };
  const cuts = (box, edges) => {
    const range = document.createRange();
    let seen = 0;
    for (const element of lib.querySelectorAll(box, "*")) {
      for (const node of lib.texts(element)) {
        if (!/\S/.test(node.data)) continue;
        if (++seen > MOST_TEXTS) return false;
        range.selectNodeContents(node);
        const { left, right } = range.getBoundingClientRect();
        if (edges.some((edge) => left < edge - CUT && right > edge + CUT)) return true;
      }
    }
    return false;
  };
  const told = (box, edges) =>
    [box, lib.parent(box)].some((each) => each && shaded(each)) ||
    [lib.previousElementSibling(box), lib.nextElementSibling(box), lib.querySelector(box, "caption")].some(said) ||
    cuts(box, edges);
  return {
    // Of prices, [{element, text}], the boxes in which they stand in a table that is wider than its box. Of a row's
    // prices the nearest counts: where that of one piece is seen, the sum may be beyond.
    sidewaysTables: (prices) => {
      const rows = new Map();
      const range = document.createRange();
      for (const { element, text } of prices) {
        const box = boxOf(element);
        const window = box && lib.visible(box) ? lib.unclipped(box) : null;
        if (!window) continue;
        const edges = [Math.max(0, window.left), Math.min(innerWidth, window.right)];
        range.selectNodeContents(element);
        const rect = range.getBoundingClientRect();
        const beyond = Math.max(0, rect.left - edges[1], edges[0] - rect.right);
        const row = lib.closest(element, ROW) || element;
        const known = rows.get(row);
        if (!known || beyond < known.beyond) rows.set(row, { box, price: text, beyond, edges });
      }
      const boxes = new Map();
      for (const { box, price, beyond, edges } of rows.values()) {
        const known = boxes.get(box);
        if (!known || beyond > known.beyond) boxes.set(box, { price, beyond, edges });
      }
      return [...boxes].map(([box, { price, beyond, edges }]) => ({
        at: lib.at(box),
        price: lib.text(price, 80),
        beyond: lib.round(beyond),
        told: beyond > 0 && told(box, edges),
      }));
    },
  };
};
