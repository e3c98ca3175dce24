// Where on the screen everything is that has to do with an error, for its picture. Runs right after `observe`.
(() => {
  const lib = globalThis.auditorLibrary;
  const sight = globalThis.auditorSight;
  const fields = globalThis.auditorFields;
  const errors = globalThis.auditorErrors;
  const MOST = 12; // boxes of a kind
  const LONGEST = 40; // characters of what was typed

  const boxes = (elements) => elements.slice(0, MOST).map((element) => sight.boxOf(lib.rect(element)));
  const look = () => {
    const { form, shown, first, forgotten } = errors.seenLast();
    const there = (element) => Boolean(element) && lib.isConnected(element);
    return JSON.stringify({
      words: shown.slice(0, MOST).map((piece) => sight.boxOf(errors.textRect(piece))),
      field: there(first) && fields.seen(first) ? sight.boxOf(lib.rect(first)) : null,
      fields: boxes(form.texts.filter((field) => there(field) && fields.seen(field))),
      tapped: there(form.button) ? sight.boxOf(lib.rect(form.button)) : null,
      cleared: forgotten
        .filter(([field]) => there(field) && fields.seen(field))
        .slice(0, MOST)
        .map(([field, value]) => [sight.boxOf(lib.rect(field)), String(value).slice(0, LONGEST)]),
    });
  };
  // Brings the words into view, as a finger would.
  const bring = () => {
    const { shown } = errors.seenLast();
    if (shown.length) lib.scrollIntoView(shown[0].element, { block: "center", inline: "nearest", behavior: "instant" });
    return look();
  };
  globalThis.auditorScene = { look, bring };
})();
