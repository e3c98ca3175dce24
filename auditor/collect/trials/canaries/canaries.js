// The fields into which values are typed that stand nowhere else. Runs in the world of the probes, after fields.js.
(() => {
  const lib = globalThis.auditorLibrary;
  const fields = globalThis.auditorFields;
  const SHORTEST = 9; // characters: a shorter value could be any number
  const PLAIN = new Set(["text", "email", "tel", "password"]);
  const CARD = /cc-number|card.?num|cardnum|num.*carte|kartennum|\bpan\b/;
  const SHORT =
    /cc-(csc|exp)|cvc|cvv|csc|crypto|expir|postal|zip|postcode|\bcp\b|plz|one-time|otp|bday|birth|naiss|month|year|\bmois|ann[ée]e/;
  const PHONE = /\btel|phone|mobile|portable|handy|telefon/;
  let chosen = [];

  const kindOf = (field) => {
    const words = fields.said(field);
    if (fields.isEmail(field)) return "email";
    if (field.type === "password") return SHORT.test(words) ? "" : "password";
    if (SHORT.test(words)) return "";
    if (CARD.test(words)) return "card";
    return field.type === "tel" || PHONE.test(words) ? "tel" : "text";
  };
  const takes = (field) => {
    if (!lib.isConnected(field) || !lib.isNative(field) || !fields.isText(field) || fields.isSearch(field))
      return false;
    if (lib.tag(field) === "input" && !PLAIN.has(field.type)) return false;
    return field.maxLength < 0 || field.maxLength >= SHORTEST;
  };
  const gather = (most) => {
    const all = lib
      .fields()
      .filter(takes)
      .map((field) => ({ field, kind: kindOf(field) }))
      .filter(({ kind }) => kind);
    chosen = all.slice(0, most);
    return JSON.stringify({
      left: all.length - chosen.length,
      fields: chosen.map(({ field, kind }) => ({
        at: fields.place(field),
        name: lib.name(field, 80),
        kind,
        typed: false,
      })),
    });
  };
  // Empty and with the focus in it, or false.
  const begin = (index) => {
    const { field } = chosen[index];
    if (!lib.isConnected(field)) return false;
    fields.focus(field);
    if (lib.focusedNow() !== field) return false;
    if (field.value !== "") fields.type(field, "");
    return true;
  };
  const blur = () => {
    const focused = lib.focusedNow();
    if (focused) lib.blur(focused);
  };
  const typed = () =>
    chosen.map(
      ({ field }) => lib.isConnected(field) && field.value.replace(/\D/g, "").length + field.value.length >= SHORTEST,
    );
  globalThis.auditorCanaries = { gather, begin, blur, typed: () => JSON.stringify(typed()) };
})();
