// What the document keeps in the browser: [store, key, text].
async (most, patience) => {
  const found = [];
  const note = (store, key, text) => found.push([store, String(key).slice(0, 200), String(text).slice(0, most)]);
  for (const name of ["localStorage", "sessionStorage"]) {
    try {
      const store = globalThis[name];
      for (let i = 0; i < Math.min(store.length, 500); i++) note(name, store.key(i), store.getItem(store.key(i)));
    } catch {
      /* a sandbox has none */
    }
  }
  try {
    if (document.cookie) note("cookie", "", document.cookie);
  } catch {
    /* nor cookies */
  }
  note("address", "", document.URL);
  const asked = (request) =>
    new Promise((done) => {
      request.onsuccess = () => done(request.result);
      request.onerror = request.onblocked = () => done(null);
    });
  const databases = async () => {
    for (const { name } of (await indexedDB.databases()).slice(0, 20)) {
      const database = await asked(indexedDB.open(name));
      if (!database) continue;
      for (const store of [...database.objectStoreNames].slice(0, 20)) {
        const rows = await asked(database.transaction(store, "readonly").objectStore(store).getAll(null, 200));
        note("indexedDB", name, JSON.stringify(rows));
      }
      database.close();
    }
  };
  try {
    await Promise.race([databases(), new Promise((done) => setTimeout(done, patience))]);
  } catch {
    /* not readable */
  }
  return JSON.stringify(found);
};
