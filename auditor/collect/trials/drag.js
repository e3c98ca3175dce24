// What is moved by dragging, and what else may move it. Runs after sight.js, in a page of its own.
(() => {
  const lib = globalThis.auditorLibrary;
  const sight = globalThis.auditorSight;
  const MOST = 16,
    CONTROLS = 4,
    UP = 4,
    STILL = 3;
  const HANDLES =
    "[role=slider]:not(input),.noUi-handle,.ui-slider-handle,.rc-slider-handle,.irs-handle,.slider-handle,.MuiSlider-thumb,.vue-slider-dot";
  const GRIPS = /(?:^|[-_ ])(?:handle|thumb|knob|grip|dragger|slider-button)(?:[-_ ]|$)/i;
  const CURSORS = new Set(["grab", "grabbing", "ew-resize", "col-resize", "ns-resize", "row-resize", "move"]);
  const STEPS =
    /^[-+−–<>‹›«»]$|\b(?:plus|minus|more|less|increase|decrease|up|down|moins|augmenter|diminuer|left|right|gauche|droite|before|after|avant|après)\b/i;
  const TURNS =
    /next|prev|arrow|dot|bullet|pagination|indicator|thumb|page|slide|suivant|précédent|precedent|flèche|fleche|^\s*[‹›<>←→❮❯]\s*$|^\s*\d+\s*$/i;
  let trials = [];

  const up = function* (element, most) {
    let node = element;
    for (let level = 0; node && level <= most; level++, node = lib.parentNow(node)) {
      if (["body", "html"].includes(lib.tag(node))) return;
      yield node;
    }
  };
  // The box along which a handle is moved.
  const trackOf = (handle) => {
    const { width, height } = lib.rect(handle);
    if (
      lib.attribute(handle, "role") === "slider" &&
      Math.max(width, height) >= 80 &&
      Math.max(width / height, height / width) >= 3
    ) {
      return { track: handle, across: width >= height };
    }
    for (const node of up(lib.parentNow(handle), UP)) {
      const rect = lib.rect(node);
      if (rect.width >= 80 && rect.width >= 3 * width) return { track: node, across: true };
      if (rect.height >= 80 && rect.height >= 3 * height) return { track: node, across: false };
    }
    return null;
  };
  const children = (element) =>
    lib.composedChildren(element).filter((node) => lib.nodeType(node) === 1 && lib.rect(node).width >= 16);
  // The first slide of a box that hides the others and does not scroll, or null.
  const slideOf = (box) => {
    let level = [box];
    for (let depth = 0; depth < 4 && level.length; depth++) {
      for (const node of level) {
        const computed = getComputedStyle(node);
        if (/auto|scroll/.test(computed.overflowX)) return null;
        const inner = children(node);
        if (inner.length < 2) continue;
        const [first, second] = inner.map((child) => lib.rect(child));
        const beside = Math.abs(first.top - second.top) < 4 && second.left - first.left >= 0.8 * first.width;
        const clipped = [...up(node, 3)].find((each) => /hidden|clip/.test(getComputedStyle(each).overflowX));
        if (beside && first.width >= 80 && clipped && lib.scrollWidth(clipped) > 1.2 * lib.clientWidth(clipped))
          return { slide: inner[0], box: clipped };
      }
      level = level.flatMap((node) => children(node).slice(0, 4));
    }
    return null;
  };
  const start = (...listening) => {
    const heard = listening.filter((element) => element instanceof Element);
    const handles = lib.elements().filter((element) => lib.matches(element, HANDLES));
    for (const element of heard) {
      const rect = lib.rect(element);
      const marked = GRIPS.test(lib.attribute(element, "class")) || CURSORS.has(getComputedStyle(element).cursor);
      if (marked && Math.min(rect.width, rect.height) <= 100) handles.push(element);
    }
    for (const handle of handles) {
      if (lib.tag(handle) === "input" || !lib.shownNow(handle)) continue;
      const found = trackOf(handle);
      if (!found) continue;
      const known = trials.find(
        (trial) => trial.kind === "handle" && (trial.track === found.track || lib.holdsNow(trial.handle, handle)),
      );
      if (known) known.handles.push(handle);
      else trials.push({ kind: "handle", handle, handles: [handle], ...found });
    }
    for (const element of heard) {
      const found = lib.shownNow(element) && lib.rect(element).width >= 160 && slideOf(element);
      if (found && !trials.some((trial) => trial.box === found.box))
        trials.push({ kind: "slides", handle: found.box, ...found });
    }
    trials = trials.slice(0, MOST);
    return trials.length;
  };
  // Where things are, in their own box: what scrolls by takes all along.
  const state = (index) => {
    const trial = trials[index];
    const base = lib.rect(trial.kind === "slides" ? trial.box : trial.track);
    const of = (element) => {
      const rect = lib.rect(element);
      return [Math.round((rect.left - base.left) / 6), Math.round((rect.top - base.top) / 6)];
    };
    if (trial.kind === "slides") return JSON.stringify(of(trial.slide));
    return JSON.stringify(
      trial.handles.map((handle) => [
        ...of(handle),
        lib.attribute(handle, "aria-valuenow"),
        lib.attribute(handle, "aria-valuetext"),
      ]),
    );
  };
  const settled = async (index) => {
    await sight.settle();
    return state(index);
  };
  // The state once it has changed from `before`, or after `patience` (ms).
  const moved = async (index, before, patience) => {
    for (const end = performance.now() + patience; performance.now() < end;) {
      if ((await settled(index)) !== before) break;
    }
    return state(index);
  };
  // Waits until what moves by itself has come to rest: the same place for some frames; at most `patience` (ms).
  const rested = async (index, patience) => {
    const end = performance.now() + patience;
    for (let same = 0, last = state(index); same < STILL && performance.now() < end;) {
      await sight.glance();
      const now = state(index);
      same = now === last ? same + 1 : 0;
      last = now;
    }
    return null;
  };
  // Where the finger goes down, and how far it then goes.
  const grip = async (index) => {
    const trial = trials[index];
    const aimed = sight.aim(trial.handle);
    if (!aimed) return "null";
    await sight.settle();
    if (trial.kind === "slides")
      return JSON.stringify({
        x: aimed.x,
        y: aimed.y,
        dx: -Math.min(0.6 * lib.rect(trial.box).width, aimed.x - 4),
        dy: 0,
      });
    const rect = lib.rect(trial.track);
    const way = trial.across
      ? (aimed.x - rect.left > rect.width / 2 ? -1 : 1) * Math.min(60, rect.width / 3)
      : (aimed.y - rect.top > rect.height / 2 ? -1 : 1) * Math.min(60, rect.height / 3);
    return JSON.stringify({ x: aimed.x, y: aimed.y, dx: trial.across ? way : 0, dy: trial.across ? 0 : way });
  };
  // What a tap might do it with: the track itself, then controls close by.
  const scopeOf = (trial) => {
    const inner = trial.kind === "slides" ? trial.box : trial.track;
    let scope = inner;
    for (const node of up(lib.parentNow(inner), 2)) {
      const others = trials.some((other) => other !== trial && lib.holdsNow(node, other.handle));
      if (others || ["main", "form"].includes(lib.tag(node))) break;
      scope = node;
    }
    return scope;
  };
  const hasField = (trial) => {
    const scope = scopeOf(trial);
    return (
      trial.kind === "handle" &&
      lib
        .elements()
        .some(
          (element) =>
            lib.holdsNow(scope, element) &&
            lib.matches(
              element,
              "select:enabled,input:enabled:not([readonly]):not([type=hidden i]):is([type=number i],[type=text i],[type=tel i],:not([type]))",
            ) &&
            lib.shownNow(element),
        )
    );
  };
  // The controls of a carousel: the closest ones to it, if there are two of them, and of a row of dots each dot.
  const controlsOf = (trial, taps) => {
    const single = taps.filter((each) => !taps.some((other) => other !== each && lib.holdsNow(each, other)));
    for (const node of up(trial.box, 2)) {
      const close = single.filter((each) => lib.holdsNow(node, each));
      if (close.length > 1) return close;
    }
    return single;
  };
  const goals = (index) => {
    const trial = trials[index];
    if (hasField(trial)) return -1;
    const scope = scopeOf(trial);
    const means = trial.kind === "slides" ? TURNS : STEPS;
    const named = (element) => `${lib.name(element, 60)} ${lib.attribute(element, "class")}`;
    const taps = lib
      .elements()
      .filter(
        (element) =>
          lib.holdsNow(scope, element) &&
          element !== trial.handle &&
          lib.shownNow(element) &&
          !(trial.kind === "slides" && lib.holdsNow(lib.parentNode(trial.slide), element)) &&
          (sight.isTarget(element) ||
            (trial.kind === "slides" &&
              means.test(lib.attribute(element, "class")) &&
              !lib.holdsNow(element, trial.slide))) &&
          means.test(named(element)),
      );
    // A carousel stands at its start, where the way back and the first dot lead nowhere.
    const last = (element) => (/prev|précédent|precedent|back|left/i.test(named(element)) ? 1 : 0);
    const own = trial.kind === "slides" ? controlsOf(trial, taps) : taps;
    trial.goals = own.sort((a, b) => last(a) - last(b)).slice(0, 12);
    if (trial.goals.length > CONTROLS)
      trial.goals = [...trial.goals.slice(0, 2), ...trial.goals.slice(-(CONTROLS - 2))];
    if (trial.kind === "handle") trial.goals.unshift(null);
    return trial.goals.length;
  };
  const aim = async (index, which) => {
    const trial = trials[index];
    const goal = trial.goals[which];
    let point = null;
    if (goal) {
      const aimed = sight.aim(goal);
      if (aimed && !sight.mayNotBeTapped(aimed.hit)) point = { x: aimed.x, y: aimed.y };
    } else {
      sight.aim(trial.handle);
      const rect = lib.rect(trial.track),
        own = trial.handles.map((handle) => lib.rect(handle));
      const middle = own[0];
      const spots = [0.12, 0.3, 0.5, 0.7, 0.88].map((share) =>
        trial.across
          ? {
              x: rect.left + share * rect.width,
              y: trial.track === trial.handle ? rect.top + rect.height / 2 : middle.top + middle.height / 2,
            }
          : {
              x: trial.track === trial.handle ? rect.left + rect.width / 2 : middle.left + middle.width / 2,
              y: rect.top + share * rect.height,
            },
      );
      const far = (spot) =>
        Math.min(
          ...own.map((each) => Math.hypot(spot.x - each.left - each.width / 2, spot.y - each.top - each.height / 2)),
        );
      const inside = spots.filter((spot) => spot.x > 0 && spot.y > 0 && spot.x < innerWidth && spot.y < innerHeight);
      point = (inside.length ? inside : spots).reduce((best, spot) => (far(spot) > far(best) ? spot : best));
    }
    await sight.settle();
    return JSON.stringify(point);
  };
  const report = (index, by) => {
    const trial = trials[index];
    const named = trial.kind === "slides" ? trial.box : trial.handle;
    return JSON.stringify({ at: sight.place(named), name: lib.name(named, 80), kind: trial.kind, by });
  };
  globalThis.auditorDrag = { start, state, settled, moved, rested, grip, goals, aim, report };
})();
