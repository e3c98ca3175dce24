// Runs in our own world before the page's scripts: notes what asked.js tells, for the probe `permissions`.
(word, names) => {
  const asked = new Set();
  globalThis.auditorAsked = asked;
  for (const name of names) addEventListener(word + name, () => asked.add(name));
};
