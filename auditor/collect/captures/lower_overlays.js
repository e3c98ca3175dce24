// Brings back what lift_overlays.js took away.
function () {
  for (const undo of globalThis.lowerOverlays || []) undo();
  delete globalThis.lowerOverlays;
}
