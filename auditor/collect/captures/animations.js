// The pictures that can be seen and whose format may be animated: where they are and their address. Runs in the world of
// the probes.
(most, longest) => {
  const lib = globalThis.auditorLibrary;
  const STILL = /^data:image\/(?:jpe?g|svg)|\.(?:jpe?g|svg)(?:[?#].*)?$/i;
  const LEAST = 8; // px: what is smaller counts visits and is no picture
  const found = [];
  for (const image of lib.elements()) {
    if (found.length >= most) break;
    if (lib.tag(image) !== "img" || !(image instanceof HTMLImageElement) || !image.complete) continue;
    const url = image.currentSrc;
    if (!url || STILL.test(url) || url.length > longest || image.naturalWidth * image.naturalHeight > 16e6) continue;
    const rect = lib.rect(image);
    if (rect.width >= LEAST && rect.height >= LEAST && lib.visible(image)) found.push({ at: lib.at(image), url });
  }
  return JSON.stringify(found);
};
