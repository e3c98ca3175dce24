// Brings back what lift_overlays.js took away.
/** @param {Unclobbered} dom */
(dom) => {
  for (const undo of dom.kept("lowerOverlays") || []) undo();
  delete globalThis.lowerOverlays;
};
