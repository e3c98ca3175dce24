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
  const isFrame = (element) => lib().tag(element) === "iframe";
  const look = () => sight.look(isFrame);
  const arrived = look();
  const before = new Set(arrived.keys());
  // What comes into frames of this origin that were there: node → its frame. Of another document in it all is new.
  const held = new Map(); // frame → the document that it had
  const inFrames = new Map();
  const noteWithin = (records) => {
    for (const { target, addedNodes } of records) {
      const frame = [...held.keys()].find((each) => held.get(each) === lib().getRootNode(target));
      for (const node of addedNodes) {
        if (!frame || lib().nodeType(node) !== 1 || since.size >= 20000) continue;
        inFrames.set(node, frame);
        since.set(node, now());
      }
    }
  };
  const within = new MutationObserver(noteWithin);
  for (const { element } of arrived.values()) {
    if (!isFrame(element) || !element.contentDocument) continue;
    held.set(element, element.contentDocument);
    within.observe(element.contentDocument, { subtree: true, childList: true });
  }
  const isAnother = (element) => held.has(element) && element.contentDocument !== held.get(element);
  const says = (node) => lib().isConnected(node) && /\S/.test(lib().textContent(node));
  // In its document, as the probes there call it.
  const selectorIn = (frame, node) =>
    `${lib().selector(frame)} >>> ${lib()
      .selector(node)
      .replace(/^:host > /, "")}`;
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
      noteWithin(within.takeRecords());
      within.disconnect();
      fresh = [...look()]
        .filter(([key, { element }]) => !before.has(key) || isAnother(element))
        .map(([, piece]) => piece.element);
      for (const [node, frame] of [...inFrames]) {
        if (isAnother(frame) || !says(node)) inFrames.delete(node);
        else for (const inner of lib().querySelectorAll(node, "*")) inFrames.set(inner, frame);
      }
      fresh.push(...inFrames.keys());
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
            selector: inFrames.has(element) ? selectorIn(inFrames.get(element), element) : lib().selector(element),
            seconds: Math.round(10 * (seconds === null ? started : seconds)) / 10,
            around,
          };
        }),
      ),
  };
})();
