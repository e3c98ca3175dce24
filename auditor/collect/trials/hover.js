// What a mouse over an element brings to light, and whether a finger gets there too. Runs after hover_triggers.js.
(() => {
  const lib = globalThis.auditorLibrary;
  const sight = globalThis.auditorSight;
  const triggers = globalThis.auditorTriggers;
  const CONTROLS = "button,[role=button],summary,label,[aria-expanded],[aria-haspopup],a[href^='#']";
  const NEARBY = 2,
    MENUS = 1;
  let trials = [];
  let before = new Map();
  let shown = []; // by the last tap
  const fold = sight.fold;
  const wordsOf = (pieces) => [...pieces.values()].filter((piece) => !piece.target).map((piece) => fold(piece.words));
  const sameWords = (piece, others) => {
    const words = fold(sight.wordsOf(piece));
    return words !== "" && others.some((other) => other.includes(` ${words} `));
  };
  const targetsOf = (pieces) => [...pieces.values()].filter((piece) => piece.target);
  const bare = (href) => href.replace(/#.*$/, "");

  // Where a button has to be to do the same: in the trigger, or around it where no other like it stands.
  const groupOf = (trial) => {
    const parent = lib.parentNow(trial.trigger);
    if (!parent || ["body", "html", "main"].includes(lib.tag(parent))) return trial.trigger;
    return [...trial.alike].some((other) => other !== trial.trigger && lib.holdsNow(parent, other))
      ? trial.trigger
      : parent;
  };
  // What its drawing stands for; not the words in it, which may be the very ones that wait for the mouse.
  const labelOf = (element) =>
    [
      lib.attribute(element, "aria-label"),
      ...[...lib.querySelectorAll(element, "img[alt],svg[aria-label]")]
        .slice(0, 5)
        .map((each) => lib.attribute(each, "alt") || lib.attribute(each, "aria-label")),
    ].join(" ");
  // Which of the pieces can be had as the page shows itself: the same link, the same words, the same button close by.
  const findElsewhere = (trial, pieces, seen, anywhere) => {
    const texts = [` ${wordsOf(seen).join(" ")} `];
    const names = [];
    const targets = targetsOf(seen);
    const group = groupOf(trial);
    for (const target of targets) {
      if (lib.holdsNow(trial.trigger, target.element) || lib.holdsNow(target.element, trial.trigger))
        names.push(` ${fold(labelOf(target.element))} `);
    }
    names.push(` ${fold(labelOf(trial.trigger))} `);
    const links = new Set(targets.map((target) => bare(target.href)).filter(Boolean));
    return pieces.filter((piece) => {
      if (!piece.target) return sameWords(piece, [...texts, ...names]);
      if (piece.href && bare(piece.href) !== bare(location.href)) return links.has(bare(piece.href));
      const words = fold(sight.wordsOf(piece));
      return (
        words !== "" &&
        targets.some(
          (other) => (anywhere || lib.holdsNow(group, other.element)) && fold(sight.wordsOf(other)) === words,
        )
      );
    });
  };
  const isSeen = (piece, seen) =>
    [...seen.values()].some(
      (other) =>
        other.element === piece.element &&
        other.target === piece.target &&
        (piece.target || fold(other.words) === fold(piece.words)),
    );
  const isThere = (piece, fresh) =>
    fresh.some(
      (other) =>
        other.target === piece.target &&
        other.href === piece.href &&
        fold(sight.wordsOf(other)) === fold(sight.wordsOf(piece)) &&
        fold(sight.wordsOf(piece)) !== "",
    );

  const point = (aimed) => (aimed ? JSON.stringify({ x: aimed.x, y: aimed.y }) : "null");
  const start = (whole, codes, ...listening) => {
    trials = triggers
      .gather(whole, JSON.parse(codes), listening)
      .map((found) => ({ ...found, revealed: [], elsewhere: [], reached: new Set(), leaves: false, tried: false }));
    return JSON.stringify(trials.map((trial) => trial.script));
  };
  // Where the mouse goes. The page is looked at before, as a finger finds it.
  const aim = async (index) => {
    const { trigger } = trials[index];
    sight.lower();
    if (!lib.isConnected(trigger)) return "null";
    const aimed = sight.aim(trigger);
    if (!aimed) return "null";
    await sight.glance();
    before = sight.look();
    return point(aimed);
  };
  const isNew = (piece) => !isSeen(piece, before);
  // What is there under the mouse that was not. -1 if the mouse is elsewhere: after a scroll Chromium repeats by itself
  // where a finger was last, and takes the mouse there.
  const hovered = async (index) => {
    const trial = trials[index];
    const looked = async () => {
      await sight.glance();
      trial.revealed = [...sight.look().values()].filter(isNew);
      return trial.revealed.length;
    };
    if (!(await looked()) && !(await looked())) return lib.matches(trial.trigger, ":hover") ? 0 : -1;
    const first = trial.revealed;
    if ((await looked()) < first.length) trial.revealed = first; // once more for the rest of it: unless the mouse has gone
    return trial.revealed.length;
  };
  // The mouse has gone. What stays elsewhere on the page came by itself.
  const left = async (index) => {
    const trial = trials[index];
    await sight.settle();
    const near = lib.parentNow(trial.trigger) || trial.trigger;
    const still = sight.look();
    const texts = trial.revealed.filter((piece) => lib.holdsNow(near, piece.element) || !isSeen(piece, still));
    // The words of a link that came to light are the link.
    const fresh = new Set(texts.filter((piece) => piece.target).map((piece) => piece.element));
    trial.revealed = texts.filter((piece) =>
      piece.target ? sight.wordsOf(piece) !== "" || piece.href : !fresh.has(piece.within),
    );
    trial.elsewhere = findElsewhere(trial, trial.revealed, before, false);
    sight.lower();
    return trial.revealed.length - trial.elsewhere.length;
  };
  const missing = (trial) =>
    trial.revealed.filter((piece) => !trial.elsewhere.includes(piece) && !trial.reached.has(piece));
  const aimAt = async (trial, element, isTrigger) => {
    const aimed = sight.aim(element);
    if (!aimed) return "null";
    sight.blur();
    await sight.settle();
    before = sight.look();
    shown = [];
    // A finger finds it as it is.
    for (const piece of missing(trial)) if (isSeen(piece, before)) trial.reached.add(piece);
    if (!missing(trial).length) return "null";
    if (sight.mayNotBeTapped(aimed.hit)) {
      trial.leaves = trial.leaves || isTrigger; // a form is sent: as good as tried
      trial.tried = trial.tried || isTrigger;
      return "null";
    }
    return point(aimed);
  };
  // A finger goes for what takes a tap, else for words, not for the empty space around them.
  const aimFinger = (index) => {
    const { trigger, revealed } = trials[index];
    const there = [...sight.look().values()].filter(
      (piece) => lib.holdsNow(trigger, piece.element) && !revealed.some((other) => other.element === piece.element),
    );
    const goal = there.find((piece) => piece.target) || there[0];
    trials[index].goal = goal ? goal.element : trigger;
    return aimAt(trials[index], trials[index].goal, true);
  };
  // After a tap: `left` says whether it led away from the page, which takes along what it showed.
  const tapped = async (index, isTrigger, left) => {
    const trial = trials[index];
    if (isTrigger) {
      trial.tried = true;
      trial.leaves = left;
    }
    if (left) {
      for (const piece of shown) trial.reached.delete(piece); // told a moment late, or not: it goes with the page
      return missing(trial).length;
    }
    await sight.settle();
    const seen = sight.look();
    const fresh = [...seen.values()].filter(isNew);
    const links = new Set(
      targetsOf(fresh)
        .map((piece) => bare(piece.href))
        .filter(Boolean),
    );
    for (const piece of missing(trial)) {
      if (isSeen(piece, seen) || isThere(piece, fresh) || (piece.href && links.has(bare(piece.href)))) {
        trial.reached.add(piece);
        shown.push(piece);
      }
    }
    return missing(trial).length;
  };
  // Other controls that may open the same: close by, or named as what they open, or the menu of the page.
  const controls = (index) => {
    const trial = trials[index];
    const group = groupOf(trial);
    const seen = targetsOf(sight.look())
      .map((piece) => piece.element)
      .concat(
        [...document.querySelectorAll("[aria-expanded],[aria-haspopup],label")].filter((each) => lib.seenNow(each)),
      );
    const opens = (element) =>
      lib
        .referenced(element, "aria-controls")
        .some((held) => missing(trial).some((piece) => lib.holdsNow(held, piece.element)));
    const usable = [...new Set(seen)].filter(
      (element) =>
        element !== trial.trigger &&
        element !== trial.goal &&
        lib.matches(element, CONTROLS) &&
        !trial.revealed.some((piece) => piece.element === element) &&
        // What is in another trigger has its own turn, which must not find it open.
        (lib.holdsNow(trial.trigger, element) || !trials.some((other) => lib.holdsNow(other.trigger, element))),
    );
    const near = usable.filter((element) => lib.holdsNow(group, element) || opens(element)).slice(0, NEARBY);
    const menus = usable
      .filter(
        (element) =>
          !near.includes(element) &&
          !lib.holdsNow(group, element) &&
          (lib.attribute(element, "aria-expanded") === "false" ||
            /\b(?:menu|navigation|rayons|catalogue|burger)/i.test(
              lib.name(element, 60) + lib.attribute(element, "class"),
            )),
      )
      .slice(0, MENUS);
    trial.controls = [...near, ...menus];
    return trial.controls.length;
  };
  const aimControl = (index, which) => aimAt(trials[index], trials[index].controls[which], false);
  const isOpen = (index) => {
    const seen = sight.look();
    return [...trials[index].reached].some((piece) => isSeen(piece, seen) && isNew(piece));
  };
  const rest = async () => {
    sight.blur();
    sight.lower();
    await sight.settle();
  };
  // What people call it: its own name, that of the first thing in it that takes a tap, or its words.
  const nameOf = (trial) => {
    const own = lib.name(trial.trigger, 80);
    if (own) return own;
    const target = targetsOf(sight.look()).find((piece) => lib.holdsNow(trial.trigger, piece.element));
    return (target && lib.name(target.element, 80)) || lib.words(trial.trigger, 80, true);
  };
  const report = (index) => {
    const trial = trials[index];
    const lost = missing(trial);
    const names = (pieces) =>
      [...new Set(pieces.map((piece) => lib.text(sight.wordsOf(piece) || piece.href, 80)))].slice(0, 8);
    return JSON.stringify({
      at: sight.place(trial.trigger),
      name: nameOf(trial),
      alike: trial.alike.size,
      revealed: names(trial.revealed),
      lost: names(lost),
      pieces: trial.revealed.length,
      controls: trial.revealed.filter((piece) => piece.target).length,
      elsewhere: trial.elsewhere.length,
      tapped: trial.reached.size,
      leaves: trial.leaves,
      tried: trial.tried || !lost.length,
    });
  };
  globalThis.auditorHover = {
    start,
    aim,
    hovered,
    left,
    aimFinger,
    tapped,
    controls,
    aimControl,
    isOpen,
    rest,
    report,
  };
})();
