// Changes a page in place, before its own scripts that wait for it run. `names`: which changes, `fix`: a selector.
({ names, fix }) => {
  const all = (selector) => [...document.querySelectorAll(`body ${selector}`)].filter((each) => !each.closest("svg"));
  const changes = {
    // An empty element of the same name before every third: positions change, and all below moves down. Not within
    // running text, which a block would break in two.
    siblings: () => {
      const runs = (parent) => [...parent.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
      const apart = all("p, li, a, section, article").filter((element) => !runs(element.parentElement));
      for (const [index, element] of apart.entries()) {
        if (index % 3) continue;
        const sibling = document.createElement(element.tagName);
        sibling.style.cssText = "display:block;height:9px;flex:none;padding:0;margin:0;border:0;background:none";
        element.before(sibling);
      }
    },
    // Classes as a build names them anew each time: the same for what is styled alike.
    classes: () => {
      const names = new Map();
      for (const element of all("*")) {
        const own = `${element.localName} ${element.className}`;
        if (!names.has(own)) names.set(own, `css-${(names.size * 7919 + 104729).toString(36)}`);
        element.classList.add(names.get(own));
      }
    },
    // Every text in other letters of the same width: as if it were translated. Buttons keep theirs: what they say is
    // understood in any language that we know, and would not be in this one.
    texts: () => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode;
        if (node.parentElement.closest("script, style, noscript, button, [class*=btn]")) continue;
        node.data = node.data.replace(/[aeou]/g, (letter) => ({ a: "e", e: "o", o: "u", u: "a" })[letter]);
      }
    },
    // Every second text of a paragraph or heading gets other words; links and buttons stay.
    words: () => {
      for (const [index, element] of all("p, h1, h2, h3, h4").entries()) {
        if (index % 2 || element.children.length) continue;
        element.textContent = element.textContent.split(" ").reverse().join(" ");
      }
    },
    // Two large blocks change places, and each is wrapped once more.
    blocks: () => {
      const blocks = all("section, article, main > div, body > div").filter((each) => each.offsetHeight > 100);
      const outer = blocks.filter((each) => !blocks.some((other) => other !== each && other.contains(each)));
      const [first, second] = outer.slice(-2);
      if (second && first.parentElement === second.parentElement) first.before(second);
      for (const block of [first, second]) {
        if (!block) continue;
        const wrapper = document.createElement("div");
        block.replaceWith(wrapper);
        wrapper.append(block);
      }
    },
    fault: () => {
      const pale = document.createElement("p");
      pale.textContent = "Planted pale words";
      pale.style.cssText =
        "color:#a9a9a9;background:#fff;font:400 16px/1.6 sans-serif;margin:0;padding:16px;opacity:1;position:relative;z-index:0";
      document.body.append(pale);
    },
    fix: () => {
      const element = document.querySelector(fix);
      const style = document.createElement("style"); // what stands in a field has no element of its own
      style.textContent = "::placeholder { color: #000 !important; opacity: 1 !important; }";
      if (element.matches("input, textarea")) element.before(style);
      for (const each of [element, ...element.querySelectorAll("*")]) {
        for (const [name, value] of [["color", "#000"], ["background", "#fff"], ["opacity", "1"]])
          each.style.setProperty(name, value, "important");
      }
    },
  };
  for (const name of names) changes[name]();
}
