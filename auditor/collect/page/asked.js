// Runs in the page's own world before its scripts: whatever the page asks its visitor's leave for is told to our world,
// by an event whose name the page does not know. Every call goes on to the browser, which nobody answers.
(word) => {
  const { apply } = Reflect;
  const { Event, Geolocation, MediaDevices, Navigator, Notification, PushManager, UserActivation } = globalThis;
  const { dispatchEvent } = EventTarget.prototype;
  const activation = navigator.userActivation;
  const active = UserActivation && Object.getOwnPropertyDescriptor(UserActivation.prototype, "isActive").get;
  const note = (name) => {
    // What follows from a tap is asked for at the right time.
    if (!active || !apply(active, activation, [])) apply(dispatchEvent, globalThis, [new Event(word + name)]);
  };
  const watch = (owner, method, names) => {
    const own = owner && Object.getOwnPropertyDescriptor(owner, method);
    if (!own || typeof own.value !== "function" || !own.configurable) return;
    const traps = Object.create(null); // a page can lay nothing into an object without a prototype
    traps.apply = (target, self, given) => {
      try {
        for (const name of names(given)) note(name);
      } catch {
        // What the page gave is nothing that the browser takes: it says so itself.
      }
      return apply(target, self, given);
    };
    Object.defineProperty(owner, method, { ...own, value: new Proxy(own.value, traps) });
  };
  const media = ([wanted]) => [...(wanted.video ? ["camera"] : []), ...(wanted.audio ? ["microphone"] : [])];
  const place = () => ["location"];
  const messages = () => ["notifications"];
  watch(Geolocation?.prototype, "getCurrentPosition", place);
  watch(Geolocation?.prototype, "watchPosition", place);
  watch(Notification, "requestPermission", messages);
  watch(PushManager?.prototype, "subscribe", messages);
  watch(MediaDevices?.prototype, "getUserMedia", media);
  watch(Navigator?.prototype, "webkitGetUserMedia", media);
  watch(Navigator?.prototype, "requestMIDIAccess", () => ["midi"]);
};
