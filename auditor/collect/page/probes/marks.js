// The elements that an example of a rule marks with data-expect, by selector. Run for examples only.
/** @param {Library} lib */
(lib) => {
  const marks = {};
  for (const element of lib.elements()) {
    if (lib.hasAttribute(element, "data-expect")) marks[lib.selector(element)] = lib.attribute(element, "data-expect");
  }
  return marks;
};
