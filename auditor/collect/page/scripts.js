// The scripts that stand in the document: [address or "", integrity, whether it has a nonce, text of an inline one].
(most, longest) => {
  const lib = globalThis.auditorLibrary;
  const RUNS = /^(|module|text\/(java|ecma|live|j)script(1\.\d)?|(application|text)\/(x-)?(java|ecma)script)$/i;
  const found = [];
  for (const element of lib.elements()) {
    if (lib.tag(element) !== "script" || found.length >= most) continue;
    if (!RUNS.test(lib.attribute(element, "type").trim())) continue;
    const source = lib.attribute(element, "src").trim();
    const address = source ? lib.url(source) : null;
    if (source && !address) continue;
    const text = source ? "" : lib.textContent(element);
    if (!source && text.trim() === "") continue;
    found.push([
      address ? address.href : "",
      lib.attribute(element, "integrity").slice(0, 500),
      Boolean(lib.nonce(element)),
      text.slice(0, longest),
    ]);
  }
  return JSON.stringify(found);
};
