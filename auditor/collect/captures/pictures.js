// The boxes of everything on which a picture may move, CSS px of the page. Runs in the world of the probes.
function () {
  const lib = globalThis.auditorLibrary;
  const DRAWN = new Set(["img", "picture", "canvas", "video", "object", "embed", "iframe", "svg", "image", "input"]);
  const hasImage = (each) => /url\(|image-set\(|element\(|paint\(/.test(lib.style(each).backgroundImage);
  const pictures = lib.elements().filter((each) => (DRAWN.has(lib.tag(each)) || hasImage(each)) && lib.visible(each));
  // The background of the body is that of the whole page.
  const whole = (each) => (each === document.body ? document.documentElement : each);
  return JSON.stringify(pictures.slice(0, 1000).map((each) => lib.box(whole(each))));
}
