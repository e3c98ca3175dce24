// What each text field does with what is pasted and typed into it. Runs after all else was tried on the forms.
(() => {
  const lib = globalThis.auditorLibrary;
  const sight = globalThis.auditorSight;
  const fields = globalThis.auditorFields;
  const MOST = 60; // fields
  const BUDGET = 1200; // ms: a page whose scripts take long for each letter
  const CARD = "4111 1111 1111 1111"; // the test number of all payment providers
  const PHONE = "06 12 34 56 78"; // as it is written in France
  const digits = (value) => String(value).replace(/\D/g, "");

  // The share of the digits that are there, from the first on.
  const kept = (value, wanted) => {
    const found = digits(value),
      all = digits(wanted);
    let same = 0;
    while (same < all.length && found[same] === all[same]) same++;
    return same / all.length;
  };
  const isValid = (field) =>
    !["patternMismatch", "tooLong", "tooShort", "badInput", "typeMismatch", "stepMismatch", "rangeOverflow"].some(
      (why) => field.validity[why],
    );
  const typeDigits = (field, text) => {
    if (!fields.type(field, text)) return [null, null];
    return [kept(field.value, text), isValid(field)];
  };
  const TEXT = {
    email: "anna@shop.example",
    password: "Lilas-1234-quimper",
    url: "https://shop.example/",
    number: "12",
    tel: "0612345678",
  };
  const values = () =>
    lib
      .fields()
      .filter((each) => lib.isConnected(each) && fields.isText(each))
      .map((each) => each.value)
      .join("\n");
  // As a paste comes: first the clipboard is offered, then the change. A field that takes the text itself has taken it.
  const paste = (field) => {
    const text = TEXT[field.type] || "123456";
    fields.type(field, "");
    fields.focus(field);
    const before = values();
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    if (
      !lib.dispatchEvent(
        field,
        new ClipboardEvent("paste", { bubbles: true, cancelable: true, composed: true, clipboardData }),
      )
    )
      return values() !== before;
    const change = new InputEvent("beforeinput", {
      inputType: "insertFromPaste",
      data: text,
      bubbles: true,
      cancelable: true,
      composed: true,
    });
    return lib.dispatchEvent(field, change) || values() !== before;
  };

  const CLICKS =
    "button,a,input[type=checkbox],input[type=button],[role=button],[role=switch],[role=checkbox],[onclick],svg,i,img,label";
  const MANY = 200; // elements around a password field
  const takesTaps = (element) =>
    lib.matches(element, CLICKS) || lib.listening.has(element) || getComputedStyle(element).cursor === "pointer";
  const isShown = (field) => !lib.isConnected(field) || field.type !== "password";
  const near = (control, field) => {
    const a = lib.rect(control),
      b = lib.rect(field);
    return a.bottom > b.top - 48 && a.top < b.bottom + 64 && a.right > b.left - 16 && a.left < b.right + 64;
  };
  // Whether something beside the field shows what is typed into it. Tried, as icons have no words.
  const reveals = (field) => {
    fields.type(field, TEXT.password);
    let scope = field;
    const tried = new Set();
    for (let level = 0; level < 4 && lib.parentNow(scope); level++) {
      scope = lib.parentNow(scope);
      if (lib.tag(scope) === "body") break;
      for (const control of [...lib.querySelectorAll(scope, "*")].slice(0, MANY).filter(takesTaps)) {
        if (
          tried.has(control) ||
          tried.size > 12 ||
          control === field ||
          !fields.seen(control) ||
          !near(control, field)
        )
          continue;
        tried.add(control);
        if (
          sight.mayNotBeTapped(control) ||
          (lib.tag(control) === "a" &&
            sight.linkOf(control).split("#")[0] !== document.URL.split("#")[0] &&
            lib.attribute(control, "href") !== "")
        )
          continue;
        if (lib.labels(field).includes(control) || lib.querySelector(control, "input[type=password]")) continue;
        for (const kind of ["pointerdown", "mousedown", "pointerup", "mouseup"]) {
          lib.dispatchEvent(
            control,
            new (kind.startsWith("p") ? PointerEvent : MouseEvent)(kind, {
              bubbles: true,
              cancelable: true,
              composed: true,
            }),
          );
          if (isShown(field)) return true;
        }
        lib.dispatchEvent(control, new MouseEvent("click", { bubbles: true, cancelable: true, composed: true }));
        if (isShown(field)) return true;
      }
    }
    return null; // an application may draw it a little later: see `later`
  };

  let pending = [];
  const run = () => {
    const end = performance.now() + BUDGET;
    const found = [];
    pending = [];
    const texts = lib
      .fields()
      .filter((each) => lib.isConnected(each) && lib.isNative(each) && fields.isText(each) && !fields.isSearch(each))
      .slice(0, MOST);
    for (const field of texts) {
      const trial = { at: fields.place(field), name: lib.name(field, 80) };
      found.push(trial);
      if (performance.now() > end) continue;
      trial.pasted = paste(field);
      if (lib.isConnected(field) && lib.tag(field) === "input" && ["text", "tel", "number"].includes(field.type)) {
        [trial.card, trial.card_valid] = typeDigits(field, CARD);
        [trial.phone, trial.phone_valid] = typeDigits(field, PHONE);
      }
      if (lib.isConnected(field) && field.type === "password") pending.push([field, trial]);
      else if (lib.isConnected(field)) fields.type(field, "");
    }
    for (const [field, trial] of pending) if (performance.now() < end) trial.reveals = reveals(field);
    return found;
  };
  // An application draws anew what a click changed, a frame later.
  const later = () => {
    for (const [field, trial] of pending) if (trial.reveals === null) trial.reveals = isShown(field);
  };
  const tryFields = async () => {
    const found = run();
    if (pending.length) await sight.glance();
    later();
    sight.blur();
    return JSON.stringify(found);
  };
  globalThis.auditorTriedFields = { tryFields };
})();
