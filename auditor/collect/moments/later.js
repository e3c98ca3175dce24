// What comes to be seen after a moment, and when. Runs after sight.js, which says what is to be seen.
(() => {
  const AROUND = 12;
  const sight = globalThis.auditorSight;
  const lib = () => globalThis.auditorLibrary; // that of the last gathering
  const since = new Map(); // element → when it was last changed or came, seconds after the page was opened
  const now = () => performance.now() / 1000;
  const note = (records) => {
    for (const record of records) {
      for (const node of record.type === "childList" ? record.addedNodes : [record.target]) {
        if (lib().nodeType(node) === 1 && since.size < 20000) since.set(node, now());
      }
    }
  };
  const observer = new MutationObserver(note);
  for (const tree of lib().trees()) {
    observer.observe(tree, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ["class", "style", "hidden", "open", "aria-hidden"],
    });
  }
  const look = () => sight.look((element) => lib().tag(element) === "iframe");
  const before = new Set(look().keys());
  const started = now();
  let fresh = [];
  const timeOf = (element) => {
    for (let node = element; node; node = lib().parentNow(node)) if (since.has(node)) return since.get(node);
    return null;
  };
  globalThis.auditorLater = {
    // How many things are to be seen that were not.
    look: () => {
      note(observer.takeRecords());
      observer.disconnect(); // what changes from here on is our doing
      fresh = [...look()].filter(([key]) => !before.has(key)).map(([, piece]) => piece.element);
      return new Set(fresh).size;
    },
    // Once the library is that of this moment.
    report: (most) =>
      JSON.stringify(
        [...new Set(fresh)].slice(0, most).map((element) => {
          const seconds = timeOf(element);
          const around = [];
          for (
            let node = lib().parentNow(element);
            node && node !== document.body && around.length < AROUND;
            node = lib().parentNow(node)
          ) {
            around.push(lib().selector(node));
          }
          return {
            selector: lib().selector(element),
            seconds: Math.round(10 * (seconds === null ? started : seconds)) / 10,
            around,
          };
        }),
      ),
  };
})();
