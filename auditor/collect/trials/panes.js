// Where this frame is not to be seen through: boxes in its viewport, [left, top, right, bottom]. Runs in the world of the
// probes; null in a frame that they did not read.
/** @param {Unclobbered} dom */
(dom) => {
  const lib = dom.kept("auditorLibrary");
  if (!lib) return null;
  const MOST = 300,
    ELEMENTS = 3000;
  const REPLACED = new Set(["img", "video", "canvas", "picture"]);
  const boxes = [];
  let count = 0;
  for (const element of document.querySelectorAll("*")) {
    if (++count > ELEMENTS || boxes.length >= MOST) break;
    if (!lib.seenNow(element) || parseFloat(getComputedStyle(element).opacity) < 0.9) continue;
    if (!REPLACED.has(lib.tag(element)) && !lib.opaqueNow(element)) continue;
    // What is behind the root or the body is behind all of the frame.
    const whole = element === document.documentElement || element === document.body;
    const { left, top, right, bottom } = whole
      ? { left: 0, top: 0, right: innerWidth, bottom: innerHeight }
      : lib.rect(element);
    if (right > left && bottom > top) boxes.push([left, top, right, bottom]);
  }
  return boxes;
};
