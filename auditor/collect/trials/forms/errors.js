// Sends forms that are not filled in as they should be, and sees what is said. The taps come from outside.
(() => {
  const lib = globalThis.auditorLibrary;
  const sight = globalThis.auditorSight;
  const fields = globalThis.auditorFields;
  const NEAR = 64; // px: a word under a field, a line of help between them
  const NEAR_ALONE = 160; // where there is no other field that it could belong to
  const INSIDE = 400; // elements of a form whose generated content is read
  const BUTTONS = "button,input[type=submit],input[type=button],input[type=image],[role=button]";
  const LIVE =
    "[role=alert],[role=alertdialog],[role=status],[role=log],[aria-live=polite],[aria-live=assertive],output";
  const LOOKS = [
    "borderTopColor",
    "borderBottomColor",
    "borderTopWidth",
    "backgroundColor",
    "outlineStyle",
    "outlineColor",
    "boxShadow",
    "backgroundImage",
  ];

  // ---- which forms -------------------------------------------------------------------------------------------------
  const all = lib.fields();
  const isButton = (element) => lib.matches(element, BUTTONS) || lib.listening.has(element);
  const under = (element, most) => {
    const found = [];
    const stack = [element];
    while (stack.length && found.length < most) {
      const node = stack.pop();
      found.push(node);
      const children = lib.composedChildren(node);
      for (let i = children.length - 1; i >= 0; i--) if (lib.nodeType(children[i]) === 1) stack.push(children[i]);
    }
    return found;
  };
  const follows = (a, b) => Boolean(lib.compareDocumentPosition(a, b) & 4) || lib.rect(b).top >= lib.rect(a).top;
  const commonOf = (list) => {
    let node = list[0];
    while (node && !list.every((each) => lib.holdsNow(node, each))) node = lib.parentNow(node);
    return node || document.documentElement;
  };
  // Beside what is typed into a password field stands what shows it: no way on.
  const inField = (button, texts) =>
    texts.some((field) => {
      const a = lib.rect(button),
        b = lib.rect(field);
      return field.type === "password" && a.top < b.bottom - 2 && a.bottom > b.top + 2;
    });
  const says = (button) => lib.name(button, 60) || lib.attribute(button, "value");
  const buttonOf = (group, texts) => {
    const isForm = lib.tag(group.element) === "form";
    const last = texts[texts.length - 1];
    const own = group.buttons.filter(fields.seen);
    const sends = own.filter((each) => ["submit", "image"].includes(each.type) && (!isForm || each.form));
    if (isForm && sends.length) return sends.find((each) => follows(last, each)) || sends[sends.length - 1];
    let node = isForm ? group.element : commonOf(texts);
    for (let level = 0; node && level < 4; level++, node = isForm ? null : lib.parentNow(node)) {
      // What unfolds something sends nothing.
      const found = under(node, 2000).filter(
        (each) =>
          isButton(each) &&
          fields.seen(each) &&
          follows(last, each) &&
          !inField(each, texts) &&
          !fields.isText(each) &&
          !lib.hasAttribute(each, "aria-expanded") &&
          lib.tag(each) !== "summary",
      );
      const worded = found.filter((each) => sight.hasWords(says(each) || lib.textContent(each)));
      // In a component's shadow root a button belongs to no form; its type says what the component makes of it.
      const best = (isForm && worded.find((each) => each.type === "submit")) || worded[0] || found[0];
      if (best) return best;
    }
    return null;
  };
  const starred = (field) =>
    [...lib.labels(field)].some((label) => /\*\s*$|^\s*\*/.test(lib.textContent(label).trim()));
  const isRequired = (field) => field.required || lib.attribute(field, "aria-required") === "true" || starred(field);
  const expects = (texts, own) =>
    own.some(isRequired) || texts.some((field) => fields.isEmail(field) || field.type === "password");

  // Fields that stand in the page itself may belong to several forms: a form asks for nothing twice in two of its sections.
  // Then those are the button's that stand under the same heading.
  const PAGES = new Set(["main", "body", "html"]);
  const asks = (field) => (fields.isEmail(field) ? "@" : sight.fold(lib.name(field, 80)));
  const isBefore = (a, b) => Boolean(lib.compareDocumentPosition(a, b) & 4);
  const ofButton = (group, texts, button) => {
    if (!PAGES.has(lib.tag(group.element))) return texts;
    for (const heading of [...group.headings].reverse()) {
      if (!isBefore(heading, button)) continue;
      const under = texts.filter((field) => isBefore(heading, field));
      const others = new Set(texts.filter((field) => !isBefore(heading, field)).map(asks));
      if (under.some((field) => isBefore(field, button)) && under.some((field) => others.has(asks(field))))
        return under;
    }
    return texts;
  };

  const forms = [];
  const built = new Map();
  const gather = () => {
    for (const group of lib.formGroups()) {
      let own = group.fields
        .map((index) => all[index])
        .filter((field) => lib.isConnected(field) && lib.isNative(field));
      const typedInto = own.filter((field) => fields.isText(field) && !fields.isSearch(field));
      if (!typedInto.length || !expects(typedInto, own)) continue;
      const button = buttonOf(group, typedInto);
      if (!button) continue;
      const texts = ofButton(group, typedInto, button);
      if (texts !== typedInto) own = own.filter((field) => !isBefore(field, texts[0]));
      if (!expects(texts, own)) continue;
      const shape = `${texts.map((field) => `${field.type}:${lib.attribute(field, "name")}`)}|${says(button)}`;
      const known = built.get(shape);
      if (known) {
        known.alike++;
        continue;
      }
      const form = {
        group,
        element: texts === typedInto ? group.element : commonOf([...texts, button]),
        own,
        texts,
        button,
        alike: 1,
        isForm: lib.tag(group.element) === "form",
      };
      form.scope = form.isForm ? form.element : commonOf([...texts, button]);
      form.root = lib.getRootNode(texts[0]);
      form.email = texts.find(fields.isEmail) || null;
      built.set(shape, form);
      forms.push(form);
    }
    // What asks for most is what most is lost in.
    forms.sort((a, b) => b.texts.length - a.texts.length);
    return forms.map((form) => Boolean(form.email));
  };

  // ---- what is to be seen ------------------------------------------------------------------------------------------
  const looksOf = (field) => {
    const computed = getComputedStyle(field);
    const around = getComputedStyle(lib.parentNow(field) || field);
    return (
      LOOKS.map((name) => computed[name]).join() +
      LOOKS.map((name) => around[name]).join() +
      lib.attribute(field, "aria-invalid")
    );
  };
  // A form that was drawn anew is the same one: its fields by id or name, its button by its words.
  const heirOf = (root, field) => {
    const id = lib.id(field),
      name = lib.attribute(field, "name"),
      tag = lib.tag(field);
    const found = id
      ? lib.querySelector(root, `#${CSS.escape(id)}`)
      : name
        ? lib.querySelector(root, `${tag}[name="${CSS.escape(name)}"]`)
        : null;
    return found && lib.tag(found) === tag && found.type === field.type ? found : null;
  };
  const renew = (form) => {
    if (!form.own.length || form.own.some((field) => lib.isConnected(field))) return;
    const heirs = form.own.map((field) => heirOf(form.root, field) || field);
    const alive = heirs.filter((field) => lib.isConnected(field));
    if (!alive.length) return;
    for (const [i, field] of form.own.entries()) if (typed.has(field)) typed.set(heirs[i], typed.get(field));
    for (const field of form.own) if (!lib.isConnected(field)) typed.delete(field);
    const heir = (field) => heirs[form.own.indexOf(field)];
    form.texts = form.texts.map(heir);
    form.email = form.email && heir(form.email);
    form.own = heirs;
    const words = says(form.button) || lib.textContent(form.button);
    if (!lib.isConnected(form.element)) form.element = (form.isForm && alive[0].form) || commonOf(alive);
    const near = form.isForm ? form.element : lib.parentNow(commonOf(alive)) || document.body;
    if (!lib.isConnected(form.button))
      form.button =
        under(near, 2000).find((each) => isButton(each) && (says(each) || lib.textContent(each)) === words) ||
        form.button;
    form.scope = form.isForm ? form.element : commonOf([...alive, form.button].filter((each) => lib.isConnected(each)));
  };
  const look = (form) => {
    renew(form);
    for (const element of under(form.scope, INSIDE)) sight.generated.add(element);
    const words = new Map();
    for (const [key, piece] of sight.look()) if (!piece.target) words.set(key, piece);
    const placeholders = form.texts.map((field) => lib.attribute(field, "placeholder"));
    return {
      words,
      placeholders,
      values: form.texts.map((field) => String(field.value)),
      looks: form.own.map((field) => (lib.matches(field, ":focus") ? "" : looksOf(field))),
    };
  };
  const said = (piece) => piece.words;
  // What the form was made to say since the page had come to rest: a field that was passed through and left empty says so
  // at once, and the tap after that adds nothing to it.
  const saidSince = (form, words) => {
    const first = globalThis.auditorFirstWords.get(form.group.element);
    if (first === undefined) return [];
    const known = sight.fold(first).replaceAll(" ", ""); // words of two elements may stand without a gap
    const tree = lib.getRootNode(form.group.element);
    const isNew = (piece) =>
      lib.getRootNode(piece.element) === tree &&
      lib.holdsNow(form.group.element, piece.element) &&
      !form.own.includes(piece.element) &&
      sight
        .fold(piece.words)
        .split(" ")
        .some((word) => word.length > 3 && !known.includes(word));
    return [...words].filter(([, piece]) => isNew(piece) && ownerOf(form, piece)).map(([key]) => key);
  };
  // What is there in `now` and was not in `then`.
  const added = (then, now) => {
    const found = [];
    const gone = []; // what is drawn anew says what it said before
    for (const [key, piece] of then.words) if (!now.words.has(key)) gone.push(said(piece));
    for (const [key, piece] of now.words) {
      const before = then.words.get(key);
      const again = before ? -1 : gone.indexOf(said(piece));
      if (again >= 0) gone.splice(again, 1);
      else if (!before || said(before) !== said(piece)) found.push(piece);
    }
    return found;
  };
  const stands = (element) => {
    for (let node = element; node; node = lib.parentNow(node)) {
      if (getComputedStyle(node).position === "fixed" || lib.matches(node, `dialog[open],:popover-open,${LIVE}`))
        return true;
    }
    return false;
  };
  const isLive = (element) => {
    for (let node = element; node; node = lib.parentNow(node)) if (lib.matches(node, LIVE)) return true;
    return false;
  };
  // A dialog that has just taken the focus is read out, with what it says.
  const inOpened = (form, focused, piece) => {
    for (let node = focused; node; node = lib.parentNow(node))
      if (lib.isDialog(node)) return lib.holdsNow(node, piece.element) && !lib.holdsNow(node, form.scope);
    return false;
  };
  const referred = (field) => [
    ...lib.referenced(field, "aria-describedby"),
    ...lib.referenced(field, "aria-errormessage"),
  ];
  const related = (outer, inner) => lib.holdsNow(outer, inner) || lib.holdsNow(inner, outer);
  // The largest box that holds the field and no other.
  const wrapper = (form, field) => {
    let best = field;
    for (let node = lib.parentNow(field); node && node !== form.scope; node = lib.parentNow(node)) {
      if (form.own.some((other) => other !== field && lib.holdsNow(node, other))) break;
      best = node;
    }
    return best;
  };
  const textRect = (piece) => {
    const rect = lib.rect(piece.element);
    if (rect.width >= 1 && rect.height >= 1) return rect;
    const range = document.createRange();
    range.selectNodeContents(piece.element);
    return range.getBoundingClientRect();
  };
  const distance = (field, rect) => {
    const own = lib.rect(field);
    const down = Math.max(rect.top - own.bottom, own.top - rect.bottom, 0);
    const across = Math.max(rect.left - own.right, own.left - rect.right, 0);
    return Math.hypot(down, across);
  };
  const linked = (field, piece) =>
    referred(field).some((each) => related(each, piece.element)) ||
    lib.labels(field).some((label) => lib.holdsNow(label, piece.element));
  // A bar that lies over the page stands beside some field by chance.
  const isToast = (element) => {
    for (let node = element; node; node = lib.parentNow(node)) {
      if (getComputedStyle(node).position === "fixed")
        return lib.rect(node).width >= 0.6 * innerWidth || isLive(element);
    }
    return false;
  };
  // The field that words stand with, or null.
  const ownerOf = (form, piece) => {
    for (const field of form.own) if (linked(field, piece)) return field;
    for (const field of form.own) {
      const box = wrapper(form, field);
      if (box !== field && lib.holdsNow(box, piece.element) && distance(field, textRect(piece)) <= NEAR_ALONE)
        return field;
    }
    if (piece.within && lib.tag(piece.within) === "a") return null; // of a summary
    if (isToast(piece.element)) return null;
    const rect = textRect(piece);
    const seen = form.own.filter(fields.seen);
    const nearest = seen.map((field) => [distance(field, rect), field]).sort((a, b) => a[0] - b[0])[0];
    return nearest && nearest[0] <= (seen.length === 1 ? NEAR_ALONE : NEAR) ? nearest[1] : null;
  };
  // Words far from the form, as at the top of a long page, are said of it where they lead to one of its fields, name one,
  // or where the shop itself calls them an error.
  const ERROR = /err(eu)?r|alert|invalid|danger|warn|fehler/i;
  const namedIn = (spoken, field) =>
    sight
      .fold(`${lib.name(field, 80)} ${lib.attribute(field, "placeholder")}`)
      .split(" ")
      .some((word) => word.length > 3 && spoken.includes(word)) ||
    (fields.isEmail(field) && /mail|courriel|correo/.test(spoken));
  const leadsTo = (field, piece) => {
    const href = piece.within ? lib.attribute(piece.within, "href") : "";
    return href.startsWith("#") && href.length > 1 && href.slice(1) === lib.id(field);
  };
  const isCalledError = (element) => {
    let node = element;
    for (let level = 0; node && level < 4; level++, node = lib.parentNow(node))
      if (ERROR.test(`${lib.attribute(node, "class")} ${lib.id(node)}`)) return true;
    return false;
  };
  const speaksOf = (form, piece) => {
    const spoken = sight.fold(piece.words);
    return (
      form.own.some((field) => leadsTo(field, piece)) ||
      form.texts.some((field) => namedIn(spoken, field)) ||
      isCalledError(piece.element)
    );
  };
  // A link of a summary is no button; what a button says while it waits is no error.
  const isMessage = (form, piece) => {
    if (piece.within && lib.matches(piece.within, BUTTONS)) return false;
    return (
      lib.holdsNow(form.scope, piece.element) ||
      stands(piece.element) ||
      form.own.some((field) => linked(field, piece)) ||
      distance(form.scope, textRect(piece)) <= NEAR ||
      speaksOf(form, piece)
    );
  };
  // Boxes that came up over the page to say what is wrong, and held nothing before: they go again by themselves.
  const notices = new Set();
  const noteNotices = (messages) => {
    for (const { element } of messages) {
      const box = lib.pinnedNow(element);
      if (box && ![...start.words.values()].some((piece) => lib.holdsNow(box, piece.element))) notices.add(box);
    }
  };
  const isNotice = (element) => notices.has(element);
  const inView = (piece, view) => {
    const rect = textRect(piece);
    const x = (Math.max(rect.left, view.left) + Math.min(rect.right, view.right)) / 2;
    const y = (rect.top + rect.bottom) / 2;
    if (y < view.top || y > view.bottom || rect.right <= view.left || rect.left >= view.right) return false;
    const hit = lib.elementAt(x, y);
    return !hit || related(piece.element, hit);
  };
  const isIn = (element, view) => {
    const rect = lib.rect(element);
    const middle = (rect.top + rect.bottom) / 2;
    return middle >= view.top && middle <= view.bottom;
  };
  const MANY = 160;
  const joined = (pieces) => lib.text([...new Set(pieces.map(said))].join(" · "), MANY);

  // ---- the trial ---------------------------------------------------------------------------------------------------
  let invalid = [];
  const onInvalid = (event) => invalid.push([event, event.target]); // afterwards a closed shadow tree hides its target
  let start = null; // the form before anything was tried
  let ready = null; // and right before the tap
  let after = null;
  let emptied = []; // what was said to the empty form
  let typed = new Map();
  let last = null; // what `observe` saw: see scene.js
  const roots = () => lib.trees();
  let scrolling = false; // the page or a box in it
  const onScroll = (event) => {
    scrolling = event.type === "scroll";
  };
  const SCROLLS = ["scroll", "scrollend"];
  const isScrolling = () => scrolling;
  const begin = (index) => {
    scrolling = false;
    for (const type of SCROLLS) document.addEventListener(type, onScroll, { capture: true, passive: true });
    const form = forms[index];
    typed = new Map();
    emptied = [];
    for (const root of roots()) lib.addEventListener(root, "invalid", onInvalid, true);
    start = look(form);
    for (const key of saidSince(form, start.words)) start.words.delete(key);
    ready = start;
    invalid = [];
    return true;
  };
  const fill = (index, email) => {
    const form = forms[index];
    for (const field of form.own) {
      if (!lib.isConnected(field)) continue;
      const value = fields.fill(field, email);
      if (value && field.type !== "password") typed.set(field, field.value);
    }
    sight.blur();
    invalid = [];
  };
  const filled = (index) => {
    ready = look(forms[index]);
    return true;
  };
  const disabled = (index) => {
    const button = forms[index].button;
    return lib.matches(button, ":disabled") || lib.attribute(button, "aria-disabled") === "true";
  };
  const aim = (index) => {
    const form = forms[index];
    if (!lib.isConnected(form.button) || !fields.seen(form.button)) return null;
    const found = sight.aim(form.button);
    return found ? { x: found.x, y: found.y } : null;
  };
  // What was said to the attempt. view: the part of this frame that is on the screen.
  const observe = (index, attempt, view) => {
    const form = forms[index];
    after = look(form);
    // What it asked for is gone: it took what it was given, and there was nothing to say.
    const gone = attempt === "empty" && !invalid.length && !form.own.some(fields.seen);
    const focused = lib.focusedNow();
    const refusals = invalid.filter(([event, field]) => !event.defaultPrevented && form.own.includes(field));
    const refused = [...new Set(refusals.map(([, field]) => field))];
    const visibly = refused.filter(
      (field) => fields.seen(field) || (lib.rendered(field) && lib.holdsNow(field, focused || document)),
    );
    const moved = focused !== null && form.own.includes(focused);
    const about = attempt === "wrong" ? form.email : null;
    const messages = added(start, after).filter((piece) => isMessage(form, piece));
    const fresh = new Set(added(ready, after));
    noteNotices(messages);
    const owners = new Map(messages.map((piece) => [piece, ownerOf(form, piece)]));
    const own = about
      ? messages.filter((piece) => owners.get(piece) === about)
      : messages.filter((piece) => owners.get(piece));
    const loose = messages.filter(
      (piece) => !own.includes(piece) && !owners.get(piece) && (fresh.has(piece) || emptied.includes(said(piece))),
    );
    const hint = form.texts.filter(
      (field, i) =>
        lib.isConnected(field) && !field.value && lib.attribute(field, "placeholder") !== start.placeholders[i],
    );
    // Words that the page has written into a field, over what was typed there or should have been.
    const written = form.texts.filter(
      (field, i) =>
        lib.isConnected(field) &&
        field.type !== "password" &&
        field.value !== ready.values[i] &&
        /\p{L}\s+\p{L}/u.test(field.value) &&
        (!ready.values[i] || !plain(field.value).includes(plain(ready.values[i]))),
    );
    const foreign =
      about !== null &&
      (refused.some((field) => field !== about) ||
        messages.some((piece) => owners.get(piece) && owners.get(piece) !== about && fresh.has(piece)) ||
        form.own.some((field) => field !== about && lib.attribute(field, "aria-invalid") === "true"));
    // Words beside other fields say that something is wrong, where it can't be told with which.
    let told = "nothing";
    let shown = [];
    if (gone) told = "unknown";
    else if (own.length) {
      told = "field";
      shown = own;
    } else if (visibly.length && (!about || visibly.includes(about)) && browserTells(form, focused, visibly))
      told = "browser";
    else if (loose.length) {
      told = "text";
      shown = loose;
    } else if (
      (hint.length && (!about || hint.includes(about))) ||
      (written.length && (!about || written.includes(about)))
    )
      told = "field";
    else if (foreign) told = "unknown";
    if (attempt === "empty") emptied = messages.map(said);
    const message =
      told === "browser"
        ? lib.text((visibly.find((field) => field === about) || visibly[0]).validationMessage, MANY)
        : shown.length
          ? joined(shown)
          : told !== "field"
            ? ""
            : hint.length
              ? lib.text(lib.attribute(hint[0], "placeholder"), MANY)
              : lib.text(written[0].value, MANY);
    const wrong = about ? [about] : form.own.filter((field) => owners.size && [...owners.values()].includes(field));
    const first = wrong[0] || refused[0] || form.own.find((field) => isRequired(field)) || form.texts[0];
    last = { form, shown, first };
    const spoken = sight.fold(message);
    const named = (about ? [about] : form.texts).some((field) => namedIn(spoken, field));
    const isTold = told !== "nothing" && told !== "unknown";
    const trial = {
      at: fields.place(about || form.element),
      name: about ? lib.name(about, 80) : lib.text(says(form.button) || lib.textContent(form.button), 60),
      attempt,
      told,
      alike: form.alike,
      message,
      named,
      alone: form.texts.length === 1,
      in_view: !isTold ? null : told === "browser" || !shown.length ? true : shown.some((piece) => inView(piece, view)),
      announced: !isTold
        ? null
        : told === "browser" ||
          moved ||
          shown.some((piece) => isLive(piece.element) || form.own.some((field) => linked(field, piece))) ||
          (focused !== null && shown.some((piece) => focused !== document.body && related(focused, piece.element))) ||
          shown.some((piece) => inOpened(form, focused, piece)),
      coloured: form.own.some((field, i) => start.looks[i] && after.looks[i] && start.looks[i] !== after.looks[i]),
      disabled: disabled(index),
      hidden: refused.length > 0 && !visibly.length,
      kept: typed.size ? forgotten().length === 0 : null,
      reached: lib.isConnected(first) ? focused === first || isIn(first, view) : null,
    };
    return [gone, trial];
  };
  const plain = (value) =>
    String(value)
      .replace(/[^\p{L}\p{N}]/gu, "")
      .toLowerCase();
  // Fields that lost what was typed into them, and that.
  const forgotten = () =>
    [...typed].filter(([field, value]) => !lib.isConnected(field) || plain(field.value) !== plain(value));
  const seenLast = () => ({ ...last, forgotten: forgotten() });
  // The browser's bubble: where it checks the form, by itself or asked by a script (`reportValidity`), it takes the focus
  // to the first field that it finds wrong. A script that only asks whether all is well leaves the focus where it is.
  const browserTells = (form, focused, visibly) => {
    const silent =
      form.isForm && (lib.hasAttribute(form.element, "novalidate") || lib.hasAttribute(form.button, "formnovalidate"));
    const told = silent ? visibly.slice(0, 1) : visibly;
    return Boolean(focused) && told.some((field) => field === focused || lib.holdsNow(field, focused));
  };
  const end = () => {
    for (const type of SCROLLS) document.removeEventListener(type, onScroll, { capture: true });
    for (const root of roots()) lib.removeEventListener(root, "invalid", onInvalid, true);
    sight.blur();
  };
  globalThis.auditorErrors = {
    isScrolling,
    isNotice,
    forms,
    gather,
    begin,
    fill,
    filled,
    aim,
    disabled,
    observe,
    end,
    seenLast,
    textRect,
  };
})();
