// The types of what the JavaScript here shares: the library of the probes, and what the trials keep in our world. It says
// what may be asked, and with what; what each answers in detail stands beside it, in probes/lib/NAME.js. `make check`
// holds every file to it (tests/javascript/), and tests/browser/test_library.py the library itself.
//
// Elements are `any`: the linter sees to it that they are asked through the library.

type Rect = { left: number; top: number; right: number; bottom: number };
type Sized = Rect & { width: number; height: number };
type Box = { x: number; y: number; width: number; height: number };
type Place = { selector: string; html: string; box: Box };
/** Of sRGB, 0–255, with alpha 0–1 where there is a fourth. */
type Colour = number[];
type Scrolling = { top?: number; left?: number; behavior?: "instant" | "smooth" | "auto" };

/** probes/lib/unclobbered.js: members of elements, by the prototypes. Also the first argument of scripts, called `dom`. */
interface Unclobbered {
  nodeType(node: any): number;
  parentNode(node: any): any;
  childNodes(node: any): NodeListOf<any>;
  firstChild(node: any): any;
  previousSibling(node: any): any;
  nextSibling(node: any): any;
  textContent(node: any): string;
  isConnected(node: any): boolean;
  baseURI(node: any): string;
  getRootNode(node: any, options?: GetRootNodeOptions): any;
  compareDocumentPosition(node: any, other: any): number;
  addEventListener(node: any, type: string, heard: (event: any) => unknown, options?: boolean | AddEventListenerOptions): void;
  removeEventListener(node: any, type: string, heard: (event: any) => unknown, options?: boolean | EventListenerOptions): void;
  dispatchEvent(node: any, event: Event): boolean;
  id(element: any): string;
  localName(element: any): string;
  namespaceURI(element: any): string;
  /** An open one only: `rootOf` knows closed ones, too. */
  shadowRoot(element: any): ShadowRoot | null;
  assignedSlot(node: any): any;
  innerHTML(element: any): string;
  children(element: any): HTMLCollection;
  childElementCount(element: any): number;
  nextElementSibling(element: any): any;
  previousElementSibling(element: any): any;
  clientLeft(element: any): number;
  clientTop(element: any): number;
  clientWidth(element: any): number;
  clientHeight(element: any): number;
  scrollWidth(element: any): number;
  scrollHeight(element: any): number;
  scrollLeft(element: any): number;
  scrollTop(element: any): number;
  setScrollLeft(element: any, left: number): void;
  setScrollTop(element: any, top: number): void;
  ariaLabelledByElements(element: any): any[] | null | undefined;
  currentCSSZoom(element: any): number | undefined;
  getAttribute(element: any, name: string): string | null;
  hasAttribute(element: any, name: string): boolean;
  getAttributeNames(element: any): string[];
  setAttribute(element: any, name: string, value: string): void;
  removeAttribute(element: any, name: string): void;
  getBoundingClientRect(element: any): DOMRect;
  getClientRects(element: any): DOMRectList;
  matches(element: any, selector: string): boolean;
  closest(element: any, selector: string): any;
  checkVisibility(element: any, options?: CheckVisibilityOptions): boolean;
  computedStyleMap(element: any): StylePropertyMapReadOnly;
  animate(element: any, frames: any, options: any): Animation;
  scrollTo(element: any, options: Scrolling): void;
  scrollIntoView(element: any, options: ScrollIntoViewOptions): void;
  offsetWidth(element: any): number | undefined;
  offsetHeight(element: any): number | undefined;
  hidden(element: any): any;
  innerText(element: any): string | undefined;
  nonce(element: any): string | undefined;
  click(element: any): void;
  focus(element: any, options?: FocusOptions): void;
  fieldValue(element: any): string;
  blur(element: any): void;
  querySelector(node: any, selector: string): any;
  querySelectorAll(node: any, selector: string): NodeListOf<any>;
  inlineStyle(element: any): CSSStyleDeclaration;
  kept(name: string): any;
  rendered(element: any): boolean;
  boxed(element: any): boolean;
}

/** What a visit asks of one frame (`auditor/collect/page/gather.py`). */
interface Options {
  top: boolean;
  frame: string;
  offset: { x: number; y: number };
  scale: number;
  viewport: { width: number; height: number };
  closedRoots: number;
  listening: number;
  hearsAll: boolean;
  probes: string[];
  changed: boolean;
  named: string[];
}

/** One drawing: lib/drawings.js. */
type Part = {
  kind: "svg" | "image" | "mask" | "background" | "sign" | "box";
  element: any;
  which: string;
  rect: Rect;
  inks: Colour[];
  plain: boolean;
  text?: string;
  source?: string;
  edges?: number;
  fill?: Colour | null;
  turned?: boolean;
};

interface Library extends Unclobbered {
  options: Options;
  closedRoots: Map<any, ShadowRoot>;
  listening: Set<any>;
  /** The library of this moment: what it told before it keeps. */
  again(): Library;
  /** What the probe `graphics` found, for captures/hide_glyphs.js. */
  drawnGraphics?: { element: any; which: string; image: boolean }[];

  // dom.js
  tag(element: any): string;
  attribute(element: any, name: string): string;
  rect(element: any): DOMRect;
  rects(element: any): DOMRectList;
  url(declared: string): URL | null;
  holds(element: any, selector: string): boolean;
  select(selector: string): any[];
  rootOf(element: any): ShadowRoot | null;
  trees(): (Document | ShadowRoot)[];
  composedChildren(node: any): any[];
  texts(element: any): any[];
  still(): boolean;
  forget(): void;
  elements(): any[];
  parent(element: any): any;
  ancestors(element: any): Generator<any>;
  contains(ancestor: any, element: any): boolean;
  elementAt(x: number, y: number): any;
  screenPart(rect: Rect): Rect | null;
  everywhere<T>(box: Rect, at: (x: number, y: number) => T): T | null;
  byId(element: any, id: string): any;

  // text.js
  text(value: unknown, max?: number): string;
  html(element: any): string;

  // layout.js
  style(element: any): CSSStyleDeclaration;
  inherited<T>(initial: T, derive: (value: T, node: any) => T): (element: any) => T;
  content(element: any, which: string): string;
  opacity(element: any): number;
  unclipped(element: any, rect?: Rect | Sized): Sized | null;
  unclippedInside(element: any, rect: Rect): Sized | null;
  scroller(element: any): any;
  scrollerInside(element: any): any;
  ownerOfViewport(): any;
  viewportOverflow(): string;
  hiddenByClip(element: any): boolean;
  painted(element: any): boolean;
  visible(element: any): boolean;
  round(value: number): number;
  toBox(rect: { left: number; top: number; width: number; height: number }): Box;
  originX: number;
  originY: number;
  frameScale: number;
  box(element: any): Box;
  inFirstScreen(element: any): boolean;
  pinned(element: any): any;

  // selectors.js, names.js
  selector(element: any): string;
  at(element: any): Place;
  role(element: any): string;
  implicitRole(element: any): string;
  focusable(element: any): boolean;
  exposed(element: any): boolean;
  name(element: any, max?: number): string;
  labels(element: any): any[];
  referenced(element: any, attribute: string): any[];
  nameless: { probe: string; index: number; element: any }[];
  noteNameless(probe: string, index: number, element: any): void;

  // brands.js, carousels.js, collisions.js, covered.js, cut_off.js
  sourceOf(part: Part): string;
  opens(control: any): URL | null;
  isBrand(control: any, parts: Part[]): boolean;
  isNamedCarousel(element: any): boolean;
  collisions(lines: (Rect & { text: { element: any; size: number } })[]): Map<{ element: any; size: number }, number>;
  covered(field: any): boolean;
  cutOff(): { at: Place; by: number }[];

  // drawings.js, fonts.js
  middleIn(rect: Rect, outer: Rect): boolean;
  drawingsOf(
    control: any,
    options?: { roots?: any[]; soon?: boolean },
  ): { words: boolean; other: boolean; parts: Part[]; read: Rect[]; counts: (Rect & { element: any })[] };
  pseudoBox(element: any, which: string, computed: CSSStyleDeclaration): Rect;
  fontFamily(stack: string): string;

  // forms.js
  isEditingHost(element: any): boolean;
  isNative(element: any): boolean;
  fields(): any[];
  formGroups(): { element: any; index: number; fields: number[]; buttons: any[]; frames: any[]; headings: any[] }[];
  formGroup(field: any): ReturnType<Library["formGroups"]>[number];

  // indicators.js, ink.js, inks.js
  indicatorOf(control: any): { kind: string; checked: boolean; box: Part; beside: Part[]; marks: Part[] } | null;
  isChoice(control: any): boolean;
  mixed(element: any): boolean;
  ink(element: any, computed: CSSStyleDeclaration): { ink: Colour; paint: "plain" | "rendered"; shadowed: boolean; outline: number };
  cover(element: any, places: number[][]): any;
  isBarOver(cover: any, element: any): boolean;
  covers(element: any, rects: number[][]): { covered: number[]; barred: number[] };
  inksOfSvg(svg: any): { inks: Colour[]; plain: boolean };
  inksOfText(element: any, computed: CSSStyleDeclaration): { inks: Colour[]; plain: boolean };
  inksOfBox(
    computed: CSSStyleDeclaration,
    opacity: number,
  ): { edges: Colour[]; sides: number; fill: Colour | null; shadow: boolean };
  seenInks(inks: Colour[]): Colour[];
  blended(computed: CSSStyleDeclaration): boolean;

  // labels.js
  labelBox(field: any): Box | null;
  labelMark(field: any): string;
  words(root: any, max: number, shown: boolean): string;
  nearby(field: any): string;
  groupName(field: any): string;
  labelText(field: any): string;
  labelShown(field: any): boolean;
  visibleLabel(field: any): any;

  // now.js: the page as it is when it is asked; nothing of it is kept
  parentNow(element: any): any;
  holdsNow(outer: any, inner: any): boolean;
  seenNow(element: any): boolean;
  shownNow(element: any): boolean;
  uncutNow(element: any): boolean;
  staysNow(element: any): boolean;
  pinnedNow(element: any): any;
  fixedNow(element: any): boolean;
  standingNow(): Set<any>;
  focusedNow(): any;
  opaqueNow(element: any): boolean;

  // regions.js
  meeting(roots: any[]): (x: number, y: number) => boolean;
  mayMeetPinned(x: number, y: number): boolean;

  // paint.js, reaching.js, scale.js
  createsContext(computed: any): boolean;
  byPaintOrder(a: any, b: any): number;
  rgba(colour: string): Colour;
  over(top: Colour, below: Colour): Colour;
  behind(element: any): Colour | null;
  reaching(beyond: (rect: Rect) => number): Map<any, number>;
  matrix(computed: CSSStyleDeclaration): DOMMatrixReadOnly | null;
  aslant(element: any): number[][] | null;
  magnification(element: any): number;

  // scrollers.js, sentences.js, sideways.js, signs.js
  sidewaysTables(prices: { element: any; text: string }[]): { at: any; price: string; beyond: number; told: boolean }[];
  awayIn(element: any, rects: Rect[]): number;
  plainly(element: any): Colour | null;
  scrollers(): (Box | null)[];
  scrolled(index?: number, dx?: number, dy?: number): number[];
  inSentence(element: any, isTarget: (element: any) => boolean): boolean;
  inkless(computed: CSSStyleDeclaration): boolean;
  plainText(text: string): string;
  isCross(plain: string, control: any): boolean;
  isLigature(text: string, letters: number, long: number, size: number, family: string): boolean;
  isIconFont(family: string): boolean;

  // tappable.js, torn.js, veils.js
  targets(): any[];
  declaresTap(element: any): boolean;
  ownerOf(element: any): any;
  areaOf(target: any): { whole: Rect; shown: Rect }[];
  isLabelled(element: any): boolean;
  pseudoRect(element: any, which: string): { rect: Rect; block: any } | null;
  isTappable(target: any): boolean;
  torn(element: any, rect: DOMRect, rest: Sized | null): number;
  veiling(element: any): boolean;
  generatedFilm(element: any): number;
  onTop(element: any): boolean;
  isDialog(element: any): boolean;
}

/** What is to be seen: trials/sight.js. `within`: the target that words stand in. */
type Piece = { element: any; target: boolean; words: string; href: string; within: any };
interface Sight {
  look(also?: (element: any) => boolean): Map<any, Piece>;
  wordsOf(piece: Piece): string;
  fold(text: unknown): string;
  hasWords(text: string): boolean;
  isTarget(element: any): boolean;
  linkOf(element: any): string;
  generated: Set<any>;
  glance(): Promise<void>;
  settle(): Promise<void>;
  aim(element: any): { x: number; y: number; hit: any } | null;
  lower(): void;
  mayNotBeTapped(hit: any): boolean;
  blur(): void;
  boxOf(rect: any): { x: number; y: number; width: number; height: number };
  place(element: any): Place;
}

/** What types into fields: trials/forms/fields.js. */
interface Fields {
  place(element: any): Place;
  seen(element: any): boolean;
  usable(field: any): boolean;
  isText(field: any): boolean;
  isSearch(field: any): boolean;
  isEmail(field: any): boolean;
  said(field: any): string;
  focus(field: any): void;
  type(field: any, value: string): boolean;
  fill(field: any, email: string): string;
}

/** What waits for a mouse: trials/hover_triggers.js. */
interface Triggers {
  scan(): void;
  read(url: string, text: string): void;
  mouse(on: boolean): void;
  gather(whole: boolean, codes: string[], listening: any[]): { trigger: any; alike: Set<any>; script: boolean }[];
}

// What files leave in our world for those that run later.
declare var auditorLibrary: Library;
declare var auditorSight: Sight;
declare var auditorFields: Fields;
declare var auditorTriggers: Triggers;
declare var auditorErrors: { forms: any[]; [name: string]: any };
declare var auditorStanding: Set<any>;
/** Of forms and groups of fields, what they said at first: probes/forms.js. */
declare var auditorFirstWords: Map<any, string>;
declare var auditorConsent: any[][];
declare var auditorAsked: Set<string>;
declare var auditorSizes: { sizes: Map<any, { index: number; size: number }>; width: number };
declare var auditorScrolled: { scroller: any; stirred: Map<any, number>; came: Map<any, [any, number]>; end: number };
declare var auditorHover: object, auditorDrag: object, auditorKeyboard: object, auditorMotion: object, auditorRoom: object;
declare var auditorScene: object, auditorModal: object;
declare var auditorTriedFields: object, auditorCanaries: object, auditorTyping: object, auditorRotation: object;
declare var auditorLater: object, auditorStops: object;
declare var auditorHear: () => string;
declare var autoconsentSendMessage: (message: unknown) => Promise<void>;
declare var showGlyphs: (() => unknown)[][], lowerOverlays: (() => unknown)[], skippedAgain: (() => unknown)[];
declare var noscriptAgain: (() => unknown)[], triedSheets: [any, CSSStyleSheet][];


// What is asked only of such as have it: of texts, of animations of elements, of rules with declarations, of what the
// browser noted of a load.
interface Node {
  data: any;
}
interface AnimationEffect {
  target: any;
  getKeyframes(): any[];
}
interface CSSRule {
  style: any;
  media: any;
}
interface PerformanceEntry {
  [name: string]: any;
}
