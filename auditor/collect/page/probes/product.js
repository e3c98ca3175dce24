// What the page says of its product in data (JSON-LD, microdata, Open Graph), and where prices are shown.
(lib) => {
  const SHOWN = 60;
  const PRICE = /(?:[€$£¥₹]|\b(?:EUR|USD|GBP|CHF|CAD|AUD|SEK|NOK|DKK|PLN|zł|kr|Fr)\b\.?)\s?\d|\d\s?(?:[€$£¥₹]|(?:EUR|USD|GBP|CHF|CAD|AUD|SEK|NOK|DKK|PLN|zł|kr|Fr)\b)/;
  if (!lib.options.top) return { products: 0, declared: [], shown: [] };
  const numbers = new Set();
  const note = (value) => {
    const text = String(value ?? "").trim();
    if (text && text.length < 30) numbers.add(text);
  };
  const list = (value) => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);
  const isA = (node, ...names) => list(node["@type"]).some((type) => names.includes(String(type).replace(/^https?:\/\/schema\.org\//, "")));
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
  const visit = (node) => {
    if (!node || typeof node !== "object") return;
    if (isA(node, "Product", "ProductGroup")) { products++; offers(node, 0); }
    for (const inner of [...list(node["@graph"]), ...list(node.mainEntity)]) visit(inner);
  };
  for (const element of lib.elements()) {
    if (lib.tag(element) !== "script" || !/^application\/ld\+json/i.test(lib.attribute(element, "type").trim())) continue;
    try { for (const node of list(JSON.parse(lib.textContent(element)))) visit(node); }
    catch (error) { /* a shop's broken data says nothing */ }
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
      if (/^(?:price|lowPrice|highPrice)$/.test(property) && lib.contains(outer[0], element)) note(lib.attribute(element, "content") || lib.textContent(element));
    }
  } else if (!products && /^(?:og:)?product/i.test(meta("og:type"))) products = 1;
  if (products === 1) for (const name of ["product:price:amount", "og:price:amount"]) note(meta(name));

  const shown = new Map();
  if (products) {
    for (const element of lib.elements()) {
      if (shown.size >= SHOWN) break;
      if (["script", "style", "option", "noscript", "template"].includes(lib.tag(element))) continue;
      const digits = [...lib.lightChildren(element)].some((node) => lib.nodeType(node) === 3 && /\d/.test(node.data));
      if (!digits || !lib.visible(element)) continue;
      // A price may be set in pieces: 12<sup>,99</sup> €.
      let best = null;
      for (let node = element, step = 0; node && step < 4; node = lib.parent(node), step++) {
        const text = lib.textContent(node).replace(/\s+/g, " ").trim();
        if (text.length > 60) break;
        if (PRICE.test(text)) { best = best || [node, text]; }
      }
      if (!best || shown.has(best[0])) continue;
      shown.set(best[0], { ...lib.at(best[0]), text: lib.text(best[1], 80), struck: /line-through/.test(lib.style(element).textDecorationLine) || ["s", "del", "strike"].includes(lib.tag(element)) });
    }
  }
  return { products, declared: [...numbers].slice(0, 40), shown: [...shown.values()] };
}
