// Brings a control that the probe `consent` found into view. Where a finger would press it, {x, y}, CSS px of this
// frame's viewport; null if something else lies there. `directly`: presses it by script instead; whether it was there.
/** @param {Unclobbered} dom */
(dom, box, control, directly) => {
  const element = dom.kept("auditorConsent")?.[box]?.[control];
  if (!element || !dom.isConnected(element)) return directly ? false : null;
  if (directly) {
    dom.click(element);
    return true;
  }
  dom.scrollIntoView(element, { block: "nearest", inline: "nearest", behavior: "instant" });
  const rect = dom.getBoundingClientRect(element);
  const x = rect.left + rect.width / 2,
    y = rect.top + rect.height / 2;
  const hit = dom.kept("auditorLibrary")?.elementAt(x, y);
  for (let node = hit; node; node = dom.parentNode(node) ?? node.host ?? null) if (node === element) return { x, y };
  return null;
};
