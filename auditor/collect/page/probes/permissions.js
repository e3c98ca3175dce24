// What the document has asked its visitor's leave for by itself; null where nobody listened.
/** @param {Library} lib */
(lib) => {
  const asked = lib.kept("auditorAsked");
  return asked ? [...asked] : null;
};
