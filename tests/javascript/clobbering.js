/**
 * The rule `no-clobbered`: no member is read of an element that a page can stand a field in front of.
 *
 * `<form><input name="children"></form>`: in every world `form.children` is the input, and the elements of the form are
 * out of sight. So is what it inherits from HTMLElement, Element, Node and EventTarget. The library reads all of it by the
 * prototypes: `lib.children(form)`. Only forms have such fields; but what may be a form the linter does not know.
 * (`<img name="body">` stands in front of `document.body` in the page's own world alone.)
 */

const MEMBERS = new Set(
  [
    // EventTarget, Node
    "addEventListener dispatchEvent removeEventListener nodeType nodeName baseURI isConnected ownerDocument parentNode",
    "parentElement childNodes firstChild lastChild previousSibling nextSibling nodeValue textContent appendChild cloneNode",
    "compareDocumentPosition contains getRootNode hasChildNodes insertBefore isEqualNode isSameNode removeChild replaceChild",
    // Element
    "namespaceURI localName tagName id className classList attributes shadowRoot assignedSlot innerHTML outerHTML scrollTop",
    "scrollLeft scrollWidth scrollHeight clientTop clientLeft clientWidth clientHeight currentCSSZoom children",
    "firstElementChild lastElementChild childElementCount previousElementSibling nextElementSibling animate attachShadow",
    "checkVisibility closest computedStyleMap getAnimations getAttribute getAttributeNames getAttributeNode",
    "getBoundingClientRect getClientRects getElementsByClassName getElementsByTagName hasAttribute hasAttributes matches",
    "prepend querySelector querySelectorAll remove removeAttribute replaceChildren replaceWith scroll scrollBy",
    "scrollIntoView scrollIntoViewIfNeeded scrollTo setAttribute toggleAttribute ariaLabelledByElements role",
    // HTMLElement
    "title hidden inert contentEditable isContentEditable inputMode offsetParent offsetTop offsetLeft offsetWidth",
    "offsetHeight popover innerText outerText dataset nonce tabIndex style blur click focus hidePopover showPopover",
    // HTMLFormElement; but not `length`, `name`, `target`, `action` and `method`, which much else has
    "elements noValidate checkValidity reportValidity requestSubmit submit",
  ].flatMap((line) => line.split(" ")),
);

/** What is no element, by the name under which all files know it; and constants. */
const SAFE = new Set([
  "lib",
  "dom",
  "sight",
  "fields",
  "triggers",
  "document",
  "window",
  "globalThis",
  "range",
  "rule",
  "face",
]);

const isSafe = (node) =>
  node.type === "ThisExpression" ||
  (node.type === "Identifier" && (SAFE.has(node.name) || /^[A-Z_]+$/.test(node.name))) ||
  (node.type === "MemberExpression" && node.property.name === "prototype") ||
  (node.type === "CallExpression" && ["lib", "matchMedia"].includes(node.callee.name));

export const noClobbered = {
  meta: {
    type: "problem",
    docs: { description: "Forbid members of elements that a form's fields can stand in front of." },
    messages: {
      clobbered:
        "A page can put a field in front of `{{name}}`: <form><input name={{name}}>. Ask by the prototypes: lib.{{name}}(element), see probes/lib/unclobbered.js.",
    },
    schema: [],
  },
  create: (context) => ({
    MemberExpression(node) {
      if (node.computed || !MEMBERS.has(node.property.name) || isSafe(node.object)) return;
      context.report({ node: node.property, messageId: "clobbered", data: { name: node.property.name } });
    },
  }),
};

/**
 * The rule `no-named-element`: whether `globalThis.NAME` is there is not asked of it. Where it is not, the window answers
 * with the page's element of that id, in our world as well: `dom.kept("NAME")`.
 */
export const noNamedElement = {
  meta: {
    type: "problem",
    docs: { description: "Forbid to ask whether a global of ours is there by reading it." },
    messages: { named: 'An element with the id {{name}} would be taken for it: dom.kept("{{name}}").' },
    schema: [],
  },
  create: (context) => {
    const named = "MemberExpression[computed=false][object.name='globalThis']";
    const report = (node) => context.report({ node, messageId: "named", data: { name: node.property.name } });
    return {
      [`LogicalExpression > ${named}.left`]: report,
      [`IfStatement > ${named}.test`]: report,
      [`ConditionalExpression > ${named}.test`]: report,
      [`UnaryExpression[operator='!'] > ${named}`]: report,
      [`ChainExpression MemberExpression[optional=true] > ${named}.object`]: report,
    };
  },
};
