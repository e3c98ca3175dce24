// How large and how turned things are drawn: `zoom`, transforms and SVG view boxes, of the element and its ancestors.
/** @param {Library} lib */
(lib) => {
  const REPLACED = new Set(["iframe", "img", "video", "canvas", "svg", "object", "embed", "audio"]);
  const IDENTITY = [1, 0, 0, 1];
  /** @type {(one: number[], other: number[]) => number[]} */
  const times = ([a, b, c, d], [e, f, g, h]) => [a * e + c * f, b * e + d * f, a * g + c * h, b * g + d * h];
  // What a computed style's transform does, null for nothing. Chromium does not read its own "matrix(infinity, …)" again.
  const matrixOf = ({ transform }) => {
    if (transform === "none") return null;
    try {
      return new DOMMatrixReadOnly(transform);
    } catch {
      return null;
    }
  };
  const zoomOf = (element) => lib.currentCSSZoom(element) ?? 1;
  // The linear part of what the element's own properties do to it; transforms do not apply to inline boxes.
  const ownOf = (element) => {
    const computed = lib.style(element);
    if (computed.transform === "none" && computed.scale === "none" && computed.rotate === "none") return IDENTITY;
    if (computed.display === "contents" || (computed.display === "inline" && !REPLACED.has(lib.tag(element))))
      return IDENTITY;
    let own = IDENTITY;
    const turn = /^(-?[\d.e-]+)deg$/.exec(computed.rotate); // around another axis than z: left out
    if (turn) {
      const angle = (Number(turn[1]) * Math.PI) / 180;
      own = [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle)];
    }
    if (computed.scale !== "none") {
      const [x, y = x] = computed.scale.split(" ").map(Number);
      own = times(own, [x, 0, 0, y]);
    }
    const matrix = matrixOf(computed);
    if (matrix) own = times(own, [matrix.m11, matrix.m12, matrix.m21, matrix.m22]);
    return own;
  };
  const known = new Map();
  const linearOf = (element) => {
    const chain = [];
    let node = element;
    for (; node && !known.has(node); node = lib.parent(node)) chain.push(node);
    let linear = node ? known.get(node) : IDENTITY;
    while (chain.length) {
      node = chain.pop();
      const matrix = node instanceof SVGGraphicsElement ? node.getScreenCTM() : null;
      if (matrix) {
        const zoom = zoomOf(node); // contained in the matrix
        linear = [matrix.a / zoom, matrix.b / zoom, matrix.c / zoom, matrix.d / zoom];
      } else {
        const own = ownOf(node);
        if (own !== IDENTITY) linear = times(linear, own);
      }
      known.set(node, linear);
    }
    return linear;
  };
  return {
    matrix: matrixOf,
    // Where one px to the right and one px down lead, as [x, y] of each, where its edges lie aslant; else null.
    aslant: (element) => {
      const [a, b, c, d] = linearOf(element);
      const upright = Math.abs(b) + Math.abs(c) < 0.01 || Math.abs(a) + Math.abs(d) < 0.01;
      return upright || ![a, b, c, d].every(Number.isFinite)
        ? null
        : [
            [a, b],
            [c, d],
          ];
    },
    // The height, in CSS px of this frame, at which one CSS px of the element's own is drawn.
    magnification: (element) => {
      const [, , c, d] = linearOf(element);
      const value = Math.hypot(c, d) * zoomOf(element);
      return Number.isFinite(value) ? value : 1;
    },
  };
};
