// Brings a control that the probe `consent` found into view. Where a finger would press it, {x, y}, CSS px of this
// frame's viewport; null if something else lies there. `directly`: presses it by script instead; whether it was there.
(box, control, directly) => {
  const element = globalThis.auditorConsent?.[box]?.[control];
  if (!element?.isConnected) return directly ? false : null;
  if (directly) {
    HTMLElement.prototype.click.call(element);
    return true;
  }
  Element.prototype.scrollIntoView.call(element, { block: "nearest", inline: "nearest", behavior: "instant" });
  const rect = Element.prototype.getBoundingClientRect.call(element);
  const x = rect.left + rect.width / 2, y = rect.top + rect.height / 2;
  const hit = globalThis.auditorLibrary?.elementAt(x, y);
  for (let node = hit; node; node = node.parentNode ?? node.host ?? null) if (node === element) return { x, y };
  return null;
}
