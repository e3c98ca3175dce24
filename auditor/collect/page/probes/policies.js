// Policies that a document sets for itself in its head: of content security (http-equiv) and of the referrer.
/** @param {Library} lib */
(lib) => {
  const contents = (selector) =>
    lib
      .select(selector)
      .filter((meta) => lib.hasAttribute(meta, "content"))
      .slice(0, 20)
      .map((meta) => lib.text(lib.attribute(meta, "content"), 20000));
  return {
    csp: contents("head > meta[http-equiv='content-security-policy' i]"),
    referrer: contents("meta[name='referrer' i]"),
  };
};
