// How much of the page has arrived on its first screen. `enough`: characters of text after which no more are counted;
// `little`: those of a page that shows little.
/** @param {Unclobbered} dom */
(dom, enough, little) => {
  const { getBoundingClientRect: rectOf, querySelectorAll: query } = dom;
  const asked = { opacityProperty: true, visibilityProperty: true };
  const visible = (element) => dom.checkVisibility(element, asked);
  const onScreen = (rect) =>
    rect.width >= 1 &&
    rect.height >= 1 &&
    rect.bottom > 0 &&
    rect.right > 0 &&
    rect.top < innerHeight &&
    rect.left < innerWidth;
  const shown = (element) => visible(element) && onScreen(rectOf(element));
  const CODE = new Set(["script", "style", "template", "noscript"]);
  const PICTURES = "img, video, canvas, object, embed, iframe, input[type=image]";
  const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link]";
  const NAMES = ["skeleton", "placeholder", "shimmer", "loading", "loader", "spinner"];
  const LEADS_ON = new RegExp(
    [
      "\\blocation\\s*(=(?!=)|\\[)",
      "\\blocation\\s*\\.\\s*((replace|assign|reload)\\s*\\(|(href|pathname|search)\\s*=(?!=))",
      "\\.(submit|requestSubmit)\\s*\\(",
    ].join("|"),
  );
  const PLACEHOLDERS = NAMES.flatMap((name) => [`[class*="${name}" i]`, `[id*="${name}" i]`]);

  const hasWords = (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (/\S/.test(walker.currentNode.data) && !CODE.has(dom.localName(dom.parentNode(walker.currentNode))))
        return true;
    }
    return false;
  };
  const shadowed = (element) => [element, ...query(element, "*")].some((one) => dom.shadowRoot(one));
  const bare = (element) => !query(element, `${PICTURES}, svg`).length && !query(element, CONTROLS).length;

  const countText = (root) => {
    let characters = 0,
      below = 0;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let looked = 0; looked < 5000 && below < 200 && characters < enough && walker.nextNode(); looked++) {
      const text = walker.currentNode.data.trim();
      const parent = elementAbove(walker.currentNode);
      if (!text || !parent || !visible(parent)) continue;
      range.selectNodeContents(walker.currentNode);
      const rect = range.getBoundingClientRect();
      if (onScreen(rect)) characters += text.length;
      below = rect.top >= innerHeight ? below + 1 : 0; // what comes after a long stretch of it lies further down
    }
    return characters;
  };
  const elementAbove = (node) => {
    const parent = dom.parentNode(node);
    return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
  };
  const shadows = () => {
    /** @type {(Document | ShadowRoot)[]} */
    const roots = [document];
    for (const root of roots) {
      for (const element of query(root, "*")) {
        const shadow = dom.shadowRoot(element);
        if (shadow) roots.push(shadow);
      }
    }
    return roots;
  };
  const shareOf = (rect) => {
    const width = Math.min(rect.right, innerWidth) - Math.max(rect.left, 0);
    return (width * (Math.min(rect.bottom, innerHeight) - Math.max(rect.top, 0))) / (innerWidth * innerHeight);
  };
  const placeholders = () => {
    let area = 0;
    const counted = new Set();
    const named = [...PLACEHOLDERS, '[aria-busy="true"]'].join(",");
    for (const element of [...document.querySelectorAll(named)].slice(0, 500)) {
      const other = `${PICTURES}, ${CONTROLS}, script, style, template, noscript`;
      if (dom.matches(element, other)) continue;
      let above = dom.parentNode(element);
      while (above && !counted.has(above)) above = dom.parentNode(above);
      if (above || hasWords(element) || query(element, PICTURES).length || query(element, CONTROLS).length) continue;
      if (!shown(element)) continue;
      counted.add(element);
      area += shareOf(rectOf(element));
    }
    return area;
  };
  const mainIsEmpty = () => {
    const named = "main, [role=main], #app, #root, #__next, #__nuxt, app-root";
    const mains = [...document.querySelectorAll(named)].slice(0, 50);
    return mains.length > 0 && mains.every((main) => !hasWords(main) && bare(main) && !shadowed(main));
  };
  const leaves = () =>
    [...document.scripts].some((script) => script.src || LEADS_ON.test(dom.textContent(script).slice(0, 200000)));

  const headings = () =>
    [...document.querySelectorAll("h1, h2, [role=heading]")]
      .slice(0, 20)
      .filter(visible)
      .map((heading) => dom.textContent(heading).trim().slice(0, 200))
      .filter(Boolean)
      .slice(0, 3);
  // What programs print when they fail has no heading: "Fatal error: …", "Cannot GET /checkout".
  const opening = () =>
    document.body
      ? String(dom.innerText(document.body) || "")
          .trim()
          .slice(0, 200)
      : "";
  // A frame that fills the screen of a page that says little speaks for it: by its title, and if it is of the same
  // origin (about:blank, written by a script) by how it begins.
  const SPEAKS = 0.25;
  const framedWords = (seen) =>
    seen
      .filter((each) => dom.localName(each) === "iframe" && shareOf(rectOf(each)) >= SPEAKS)
      .slice(0, 3)
      .flatMap((frame) => [dom.getAttribute(frame, "title") || "", beginning(frame)])
      .map((text) => text.trim().slice(0, 200));
  const beginning = (frame) => {
    const held = frame.contentDocument;
    return held && held.body ? dom.textContent(held.body) : "";
  };
  const noindex = () =>
    [...document.querySelectorAll("meta[name=robots i]")].some((meta) =>
      /\b(noindex|none)\b/i.test(dom.getAttribute(meta, "content") || ""),
    );
  const clean = (key, value) => (typeof value === "string" ? value.toWellFormed().replaceAll("\u0000", "") : value);

  if (!document.documentElement) return JSON.stringify({ characters: 0, empty: true });
  // Of a page that shows little, what stands in open shadow trees counts, too: to look for them takes time.
  const light = countText(document.documentElement);
  const roots = light < little ? shadows() : [document];
  const all = (selector) => roots.flatMap((root) => [...query(root, selector)].slice(0, 200));
  const pictures = all(`${PICTURES}, svg`).filter(shown);
  const controls = all(CONTROLS).filter(visible).length;
  const framed = pictures.some((picture) => dom.localName(picture) === "iframe");
  const said = headings();
  if (!said.length && light && light < enough) said.push(opening());
  if (light < little) said.push(...framedWords(pictures));
  return JSON.stringify(
    {
      characters: roots.slice(1).reduce((sum, root) => sum + countText(root), light),
      pictures: pictures.length,
      pictured: pictures.reduce((sum, picture) => sum + shareOf(rectOf(picture)), 0),
      controls,
      placeholders: placeholders(),
      empty: mainIsEmpty(),
      leaves: controls === 0 && !framed && leaves(),
      title: document.title.slice(0, 200),
      headings: said.filter(Boolean),
      noindex: noindex(),
    },
    clean,
  );
};
