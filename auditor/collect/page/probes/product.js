// What the page says in data that it is about (JSON-LD, microdata, Open Graph), its headings, and where prices are shown.
/** @param {Library} lib */
(lib) => {
  const SHOWN = 60;
  const TYPES = 12;
  const HEADINGS = 8;
  const PARAGRAPH = 80; // characters from which a paragraph is running text and no caption
  const PARAGRAPHS = 400;
  // Signs of all currencies; the codes (ISO 4217) of countries that speak one of the seven languages and of large shops, but
  // not those that are words ("TRY 3 months", "ALL 12"); what people write in their stead: Rs. 1,299 · 12,50 zł · 99:-.
  // Arabic has two letters with a point between for each currency, and digits of its own.
  const CODE =
    "(?:\\b(?:EUR|USD|GBP|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|RON|BRL|MXN|ARS|COP|CLP|INR|JPY|CNY|HKD|SGD|ZAR|AED|XOF|XAF)" +
    "|(?<!\\p{L})(?:Rs|kr|Kč|zł|Ft|lei|Fr|DH|\\p{Script=Arabic}\\.\\s?\\p{Script=Arabic}|ريال|درهم|دينار|جنيه))(?!\\p{L})\\.?";
  const PRICE = new RegExp(
    `(?:\\p{Sc}|${CODE})[\\s:]*\\p{Nd}|\\p{Nd}(?:[.,:]?[-–—]+)?\\s*(?:\\p{Sc}|(?:${CODE}))|\\d:-`,
    "u",
  );
  const AMOUNT = new RegExp(`(?:[\\p{Nd}.,٫٬:'’\\s]|[-–—])*(?:${PRICE.source})(?:[\\p{Nd}.,٫٬'’\\s]|[-–—])*`, "gu");
  const CELLS = new Set(["td", "th", "tr", "li", "cell", "gridcell", "row", "listitem"]);
  const squeezed = (element) => lib.textContent(element).replace(/\s+/g, " ").trim();
  // Whether a piece of a text is a piece of a price in it.
  const isOf = (piece, text) => {
    const from = text.indexOf(piece);
    const till = from + piece.length;
    return [...text.matchAll(AMOUNT)].some((match) => match.index < till && match.index + match[0].length > from);
  };
  const SILENT = new Set(["script", "style", "option", "noscript", "template"]);
  if (!lib.options.top) return { products: 0, declared: [], shown: [], tables: [] };
  const numbers = new Set();
  const note = (value) => {
    const text = String(value ?? "").trim();
    if (text && text.length < 30) numbers.add(text);
  };
  const list = (value) => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);
  const isA = (node, ...names) =>
    list(node["@type"]).some((type) => names.includes(String(type).replace(/^https?:\/\/schema\.org\//, "")));
  const offers = (node, depth) => {
    if (!node || typeof node !== "object" || depth > 6) return;
    for (const offer of list(node.offers)) {
      if (!offer || typeof offer !== "object") continue;
      for (const name of ["price", "lowPrice", "highPrice"]) note(offer[name]);
      for (const part of list(offer.priceSpecification)) if (part && typeof part === "object") note(part.price);
      offers(offer, depth + 1);
    }
    for (const variant of list(node.hasVariant)) offers(variant, depth + 1);
  };
  let products = 0;
  const types = new Set();
  const typed = (name) => {
    if (types.size < TYPES && name) types.add(lib.text(name.replace(/^https?:\/\/schema\.org\//, ""), 40));
  };
  const visit = (node) => {
    if (!node || typeof node !== "object") return;
    list(node["@type"])
      .slice(0, 4)
      .forEach((type) => typed(String(type)));
    if (isA(node, "Product", "ProductGroup")) {
      products++;
      offers(node, 0);
    }
    for (const inner of [...list(node["@graph"]), ...list(node.mainEntity)]) visit(inner);
  };
  for (const element of lib.elements()) {
    if (lib.tag(element) !== "script" || !/^application\/ld\+json/i.test(lib.attribute(element, "type").trim()))
      continue;
    try {
      for (const node of list(JSON.parse(lib.textContent(element)))) visit(node);
    } catch {
      /* a shop's broken data says nothing */
    }
  }
  const meta = (name) => {
    const found = document.querySelector(`meta[property="${name}"], meta[name="${name}"]`);
    return found ? lib.attribute(found, "content").trim() : "";
  };
  const items = lib.elements().filter((element) => /schema\.org\/Product\b/.test(lib.attribute(element, "itemtype")));
  const outer = items.filter((element) => !items.some((other) => other !== element && lib.contains(other, element)));
  if (!products && outer.length === 1) {
    products = 1;
    for (const element of lib.elements()) {
      const property = lib.attribute(element, "itemprop");
      if (/^(?:price|lowPrice|highPrice)$/.test(property) && lib.contains(outer[0], element))
        note(lib.attribute(element, "content") || lib.textContent(element));
    }
  } else if (!products && /^(?:og:)?product/i.test(meta("og:type"))) products = 1;
  if (products === 1) for (const name of ["product:price:amount", "og:price:amount"]) note(meta(name));

  for (const item of items.length > 1 ? [] : lib.select("[itemscope][itemtype]").slice(0, 3))
    typed(lib.attribute(item, "itemtype").trim());
  if (meta("og:type")) typed(`og:${meta("og:type")}`);

  const shown = new Map();
  const cutOff = []; // by the box around them: of a table they are missed
  for (const element of lib.elements()) {
    if (shown.size >= SHOWN) break;
    if (SILENT.has(lib.tag(element))) continue;
    if (!lib.texts(element).some((node) => /\p{Nd}/u.test(node.data))) continue;
    // A price may be set in pieces: 12<sup>,99</sup> €. A row of a table with a price is none.
    const own = squeezed(element);
    let best = null;
    for (let node = element, step = 0; node && step < 4; node = lib.parent(node), step++) {
      if (lib.childNodes(node).length > 20) break;
      const text = squeezed(node);
      if (text.length > 60) break;
      if (node === element ? PRICE.test(text) : isOf(own, text)) {
        best = [node, text];
        break;
      }
      if (CELLS.has(lib.tag(node)) || CELLS.has(lib.attribute(node, "role"))) break;
    }
    if (!best || shown.has(best[0])) continue;
    if (!lib.visible(element)) {
      if (lib.painted(element) && cutOff.length < SHOWN) cutOff.push({ element: best[0], text: best[1] });
      continue;
    }
    shown.set(best[0], {
      ...lib.at(best[0]),
      text: lib.text(best[1], 80),
      struck:
        /line-through/.test(lib.style(element).textDecorationLine) || ["s", "del", "strike"].includes(lib.tag(element)),
    });
  }
  const seen = [...shown].map(([element, { text }]) => ({ element, text }));
  const tables = lib.sidewaysTables([...seen, ...cutOff]);
  const titled = [...lib.select("h1"), ...lib.select("h2,[role=heading]").slice(0, 30)];
  const headings = [];
  for (const heading of titled) {
    if (headings.length >= HEADINGS) break;
    const text = lib.visible(heading) ? lib.text(lib.textContent(heading), 80) : "";
    if (text) headings.push({ level: lib.tag(heading) === "h1" ? 1 : 2, text, box: lib.box(heading) });
  }
  let copy = 0;
  for (const paragraph of lib.select("p").slice(0, PARAGRAPHS)) {
    const length = lib.textContent(paragraph).trim().length;
    if (length >= PARAGRAPH) copy += length;
  }
  return {
    products,
    declared: [...numbers].slice(0, 40),
    shown: [...shown.values()],
    types: [...types],
    headings,
    copy,
    tables,
  };
};
