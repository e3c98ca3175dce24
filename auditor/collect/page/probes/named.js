// What the user named by selectors: for each the paths that its elements, and all in them, begin with; null for one that
// is no selector. An element with an id of its own has a path that begins there, however deep it lies.
/** @param {Library} lib */
(lib) => {
  const LONGEST = 2000; // paths of one selector: a page must not fill the snapshot
  const named = {};
  for (const selector of lib.options.named) {
    const paths = new Map(); // element inside → the path that it and what it holds are known by
    const found = new Set();
    try {
      for (const element of lib.elements()) {
        const above = paths.get(lib.parent(element));
        if (above === undefined && !lib.matches(element, selector)) continue;
        const own = lib.selector(element);
        const begins = above !== undefined && (own.startsWith(`${above} > `) || own.startsWith(`${above} >>> `));
        paths.set(element, begins ? above : own);
        if (!begins && found.size < LONGEST) found.add(own);
      }
      named[selector] = [...found];
    } catch {
      named[selector] = null;
    }
  }
  return named;
};
