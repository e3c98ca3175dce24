// A dialog in which a form says what is wrong: nothing else can be reached until it is closed.
(() => {
  const lib = globalThis.auditorLibrary;
  const sight = globalThis.auditorSight;
  const fields = globalThis.auditorFields;
  const BUTTONS = "button,input[type=button],input[type=submit],[role=button]";

  // The last that is open and does not hold the form, or null.
  const over = (index) => {
    const form = globalThis.auditorErrors.forms[index];
    const open = lib.trees().flatMap((root) => [...lib.querySelectorAll(root, "dialog")]);
    return open.filter((each) => lib.matches(each, ":modal") && !lib.holdsNow(each, form.scope)).pop() || null;
  };
  const isOver = (index) => over(index) !== null;
  // Where its first button is tapped: what says no more than an error has one that closes it.
  const aim = (index) => {
    const dialog = over(index);
    const button = dialog && [...lib.querySelectorAll(dialog, BUTTONS)].find(fields.seen);
    const found = button && sight.aim(button);
    return found ? { x: found.x, y: found.y } : null;
  };
  globalThis.auditorModal = { isOver, aim };
})();
