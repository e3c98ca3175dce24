// The boxes of everything on which a picture may move, CSS px of the page. Runs in the world of the probes.
() => {
  const lib = globalThis.auditorLibrary;
  const MOVING = new Set(["canvas", "video", "object", "embed", "iframe", "image"]);
  const SMIL = "animate,animateTransform,animateMotion,set";
  // JPEG has no animation; all other formats of the web may.
  const still = (url) => /^data:image\/jpe?g[;,]|\.jpe?g(?:[?#].*)?$/i.test(url);
  const addresses = /url\((?:"([^"]*)"|'([^']*)'|([^)]*))\)/g;
  const hasImage = (each) => {
    const image = lib.style(each).backgroundImage;
    if (/image-set\(|element\(|paint\(/.test(image)) return true;
    return (
      image.includes("url(") &&
      [...image.matchAll(addresses)].some((found) => !still(found[1] || found[2] || found[3] || ""))
    );
  };
  const moves = (each) => {
    const tag = lib.tag(each);
    if (tag === "img" || (tag === "input" && each.type === "image")) return !still(each.currentSrc || each.src || "");
    if (tag === "svg") return lib.querySelector(each, SMIL) !== null; // CSS is held still
    return MOVING.has(tag);
  };
  const pictures = lib.elements().filter((each) => (moves(each) || hasImage(each)) && lib.visible(each));
  // The background of the body is that of the whole page.
  const whole = (each) => (each === document.body ? document.documentElement : each);
  return JSON.stringify(pictures.slice(0, 1000).map((each) => lib.box(whole(each))));
};
