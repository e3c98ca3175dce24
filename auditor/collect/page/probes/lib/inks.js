// The colours in which signs, SVG drawings and small boxes are painted, as far as style sheets tell.
/** @param {Library} lib */
(lib) => {
  const SHAPES = "path,rect,circle,ellipse,line,polyline,polygon,text";
  const MOST_SHAPES = 60; // an icon has few; an illustration is not worth the time
  const UNDRAWN = "defs,symbol,clipPath,mask,pattern,marker,linearGradient,radialGradient";
  // An ink is [red, green, blue] 0–255 and alpha 0–1 of sRGB; `opacity` of whatever is around it counts in.
  const ink = (colour, opacity) => {
    const [red, green, blue, alpha] = lib.rgba(colour);
    return [red, green, blue, lib.round(alpha * opacity)];
  };
  const seen = (inks) => {
    const kept = new Map(inks.filter((each) => each[3] >= 0.02).map((each) => [each.join(), each]));
    return [...kept.values()];
  };
  const blended = (computed) =>
    computed.filter !== "none" ||
    computed.mixBlendMode !== "normal" ||
    (computed.maskImage || "none") !== "none" ||
    /url\(/.test(computed.mask || "");

  // `plain`: the inks over what is behind them are what one sees. Else only pixels tell, and there are none.
  const ofSvg = (svg) => {
    if (lib.mixed(svg) || lib.querySelector(svg, "use,image,foreignObject,animate,video,[filter],[mask]"))
      return { inks: [], plain: false };
    const inks = [];
    const shapes = lib.querySelectorAll(svg, SHAPES);
    if (shapes.length > MOST_SHAPES) return { inks: [], plain: false };
    for (const shape of shapes) {
      if (lib.closest(shape, UNDRAWN) || !lib.rendered(shape)) continue;
      const rect = lib.rect(shape);
      const computed = lib.style(shape);
      const opacity = lib.opacity(shape);
      if (blended(computed) || /url\(|context-/.test(computed.fill + computed.stroke))
        return { inks: [], plain: false };
      if (computed.fill !== "none" && rect.width > 0.5 && rect.height > 0.5)
        inks.push(ink(computed.fill, opacity * parseFloat(computed.fillOpacity)));
      if (
        computed.stroke !== "none" &&
        parseFloat(computed.strokeWidth) > 0 &&
        Math.max(rect.width, rect.height) > 0.5
      ) {
        inks.push(ink(computed.stroke, opacity * parseFloat(computed.strokeOpacity)));
      }
    }
    return { inks: seen(inks), plain: true };
  };
  const ofText = (element, computed) => {
    const {
      ink: [red, green, blue, alpha],
      paint,
    } = lib.ink(element, computed);
    const own = [red, green, blue, lib.round(alpha * lib.opacity(element))];
    return paint === "plain" ? { inks: seen([own]), plain: true } : { inks: [], plain: false };
  };
  // The surfaces of a box: its edges and its fill. opacity: of the box with all that is around it.
  const ofBox = (computed, opacity) => {
    const edges = ["Top", "Right", "Bottom", "Left"]
      .filter(
        (side) =>
          parseFloat(computed[`border${side}Width`]) >= 0.5 && !/none|hidden/.test(computed[`border${side}Style`]),
      )
      .map((side) => ink(computed[`border${side}Color`], opacity));
    const fill = ink(computed.backgroundColor, opacity);
    return {
      edges: seen(edges),
      sides: edges.length,
      fill: fill[3] >= 0.02 ? fill : null,
      shadow: computed.boxShadow !== "none",
    };
  };
  return { inksOfSvg: ofSvg, inksOfText: ofText, inksOfBox: ofBox, seenInks: seen, blended };
};
