// Drawings whose colours are not the page's to choose: logos, marks of payment, flags (WCAG 1.4.11, "essential").
/** @param {Library} lib */
(lib) => {
  const MARKS = new RegExp(
    "(^|[\\W_])(logo|logotype|wordmark|brand|navbar-brand|flags?|fi-[a-z]{2}|drapeau|visa|mastercard|maestro|amex|american-express|paypal|" +
      "klarna|apple-?pay|google-?pay|cb|bancontact|ideal|sepa|trustpilot|app-?store|google-?play)([\\W_]|$)",
    "i",
  );
  const SOCIAL =
    /facebook|instagram|twitter|youtube|tik-?tok|pinterest|linkedin|snapchat|whatsapp|telegram|threads|bluesky|mastodon/i;
  const ATTRIBUTES = ["class", "id", "alt", "href", "xlink:href", "title", "src"];

  // The address of the picture that a part shows, as CSS or HTML says it; "" for none.
  const sourceOf = (part) =>
    part.source || (part.kind === "background" && !part.which ? lib.style(part.element).backgroundImage : "");
  const address = (text) => (/^(url\(")?data:/.test(text) ? "" : text.split("?")[0].slice(-300));
  const named = (control, parts) => {
    const out = [lib.name(control), ...parts.map((part) => address(sourceOf(part)))];
    // What it stands alone in may say what it is.
    const parent = lib.parent(control);
    const inside = parts.flatMap((part) => [part.element, ...lib.querySelectorAll(part.element, "use,title,img")]);
    for (const node of [control, ...(parent && lib.childElementCount(parent) === 1 ? [parent] : []), ...inside]) {
      if (lib.tag(node) === "body") continue;
      for (const attribute of ATTRIBUTES) {
        if (attribute !== "href" || lib.tag(node) === "use") out.push(address(lib.attribute(node, attribute)));
      }
    }
    return out.join(" ");
  };
  const grey = ([red, green, blue]) => Math.max(red, green, blue) - Math.min(red, green, blue) < 24;
  // "#" and scripts make a button of a link.
  const opens = (control) => {
    const declared =
      lib.tag(control) === "a" && typeof control.href === "string" ? lib.attribute(control, "href").trim() : "";
    return declared && !/^(#|javascript:)/i.test(declared) ? lib.url(declared) : null;
  };
  const leadsHome = (control) => {
    const url = opens(control);
    if (!url || url.origin !== location.origin || url.search || url.hash) return false;
    const path = url.pathname.toLowerCase().replace(/^\/|\/$/g, "");
    const language = lib.attribute(document.documentElement, "lang").toLowerCase();
    return path === "" || path === language || path === language.slice(0, 2);
  };
  return {
    sourceOf,
    // The URL that a link opens, or null.
    opens,
    isBrand: (control, parts) => {
      const words = named(control, parts);
      if (MARKS.test(words)) return true;
      // In grey it is the page's own drawing of it.
      if (SOCIAL.test(words))
        return !parts.every((part) => part.plain && part.inks.length <= 1 && part.inks.every(grey));
      // Whatever leads home and is no plain sign is the shop's own mark.
      return leadsHome(control) && !/home|accueil|house|maison/i.test(words);
    },
  };
};
