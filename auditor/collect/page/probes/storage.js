// The names of what the document keeps in the browser's storage, without what is kept there.
/** @param {Library} lib */
(lib) => {
  const names = (store) => {
    const found = [];
    try {
      for (let i = 0; i < store().length && found.length < 500; i++) found.push(lib.text(String(store().key(i)), 200));
    } catch {
      return null; // a sandbox, or a browser that blocks it, has none
    }
    return found;
  };
  return { local: names(() => localStorage), session: names(() => sessionStorage) };
};
