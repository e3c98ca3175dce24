// Makes the page worse, as soon as it is laid out. No style sheet of the page is relied on.
(change) => {
  const BAR = 120; // CSS px up to which what stands at the top is the page's bar, not its content
  const host = () => {
    let main = document.querySelector("main,[role=main]") || document.body;
    for (let depth = 0; depth < 4; depth += 1) {
      const first = [...main.children].find((child) =>
        !child.matches("nav,script,style,link,template,[hidden]") && child.getBoundingClientRect().height > BAR);
      // A wrapper around all, the bar included: what is planted comes below the bar.
      if (!first || !first.querySelector(":scope > nav,:scope > header")) return { main, first: first || null };
      main = first;
    }
    return { main, first: main.firstElementChild };
  };
  const put = (html) => {
    const { main, first } = host();
    const box = document.createElement("div");
    box.style.cssText = "position:relative;width:100%;clear:both;box-sizing:border-box";
    box.innerHTML = html;
    main.insertBefore(box, first);
  };
  const screens = (count) => Array.from({ length: count }, (_, index) => index);

  // Every third block of the first screen and a half stands there twice; to make room, what is left is set closer.
  const crowd = () => {
    const all = [...document.body.querySelectorAll("a,button,p,h1,h2,h3,h4,li,img,figure,article,label,input,small,span")];
    const blocks = all.filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width * box.height > 400 && box.top < 1.5 * innerHeight && box.bottom > 0 && box.height < innerHeight / 3;
    });
    blocks.forEach((element, index) => { if (index % 3 === 0) element.after(element.cloneNode(true)); });
    for (const section of document.body.querySelectorAll("header,section,main,main > div,body > div")) {
      if (section.getBoundingClientRect().top > innerHeight) continue;
      section.style.setProperty("padding-top", "4px", "important");
      section.style.setProperty("padding-bottom", "4px", "important");
      section.style.setProperty("min-height", "0", "important");
    }
  };
  const popup = () => {
    const box = document.createElement("div");
    box.setAttribute("role", "dialog");
    box.style.cssText = "position:fixed;inset:0;z-index:2147483000;background:rgba(0,0,0,.6)";
    box.innerHTML = `<div style="position:absolute;left:8%;right:8%;top:15%;background:#fff;color:#222;padding:24px;font:16px/1.4 sans-serif">
      <button aria-label="Close" style="position:absolute;right:4px;top:4px;width:18px;height:18px;border:0;font-size:12px;line-height:1;padding:0;background:#fff;color:#666">×</button>
      <h2>Wait! 10 % off your first order</h2><p>Subscribe to our newsletter and never miss an offer, a sale or a new arrival again.</p>
      <input type="email" placeholder="E-mail" style="width:100%;height:40px"><button style="width:100%;height:48px;margin-top:8px;background:#c00;color:#fff;border:0">Send me my code</button></div>`;
    document.body.append(box);
  };
  const calls = () => put(`<p style="margin:8px;text-align:center">
    <button style="height:52px;padding:0 24px;margin:4px;background:#d4005a;color:#fff;border:0;font:bold 18px sans-serif">Get the offer</button>
    <button style="height:52px;padding:0 24px;margin:4px;background:#e67700;color:#fff;border:0;font:bold 18px sans-serif">Call us now</button></p>`);
  const text = () => put(screens(5).map(() => `<p style="margin:4px 8px;font:14px/1.3 sans-serif;color:#222;background:#fff">${
    ("Our company has been a leading provider of high quality products and services for many years, and it is with great pleasure that we welcome you to this page, " +
    "on which you will find all that you need to know about who we are, what we do and why it matters to us and to you. ").repeat(innerWidth > 600 ? 3 : 1)}</p>`).join(""));
  const products = () => put(`<div style="display:grid;grid-template-columns:repeat(${innerWidth > 600 ? 6 : 3},1fr);gap:4px;font:11px/1.2 sans-serif;color:#222;background:#fff">${
    screens(innerWidth > 600 ? 48 : 24).map((index) => `<div style="border:1px solid #bbb;padding:2px">
      <a href="/item-${index}"><div style="height:48px;background:linear-gradient(${index * 40}deg,hsl(${index * 47} 80% 45%),hsl(${index * 91} 70% 75%))"></div>Product ${index}</a>
      <div><s>${index + 20},99 €</s> <b style="color:#c00">${index + 10},99 €</b> <span style="background:#fd0">-${10 + index} %</span> ★★★★☆</div>
      <button style="background:#06c;color:#fff;border:0;font-size:10px">Buy</button> <a href="/wish-${index}">♡</a></div>`).join("")}</div>`);
  const banners = () => put(screens(5).map((index) => `<a href="/offer-${index}" style="display:block;padding:14px 8px;text-align:center;text-decoration:none;font:${
    ["bold 20px serif", "italic 17px sans-serif", "15px monospace", "bold 22px sans-serif", "18px cursive"][index]};color:${["#fff", "#400", "#ff0", "#036", "#fff"][index]};background:${
    ["#c2185b", "#ffd54f", "#1b5e20", "#b3e5fc", "#4a148c"][index]}">${
    ["Free delivery from 39 €!", "Last days: up to −50 %", "NEW: the autumn collection", "Download our app now", "Win a weekend in Rome"][index]}</a>`).join(""));

  const changes = { crowd, popup, calls, text, products, banners, all: () => { crowd(); calls(); popup(); } };
  addEventListener("DOMContentLoaded", () => changes[change]());
  if (document.readyState !== "loading") changes[change]();
}
