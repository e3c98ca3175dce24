// Films, sounds and the players of film sites: what they are set to do, and what they are doing.
/** @param {Library} lib */
(lib) => {
  const LIMIT = 100;
  const PLAYERS =
    /(?:youtube(?:-nocookie)?\.com|youtu\.be|vimeo\.com|dailymotion\.com|wistia\.(?:net|com)|facebook\.com\/plugins\/video|player\.twitch\.tv|jwplatform\.com|brightcove\.net)/i;
  const found = [];
  // Buttons that a customer sees and a screen reader names: one of them may stop what plays. Looked for where anything does.
  const BUTTONS = 200;
  let named = null;
  const buttons = () =>
    (named ||= lib
      .elements()
      .filter(
        (each) =>
          lib.matches(each, "button,[role=button i],input[type=button i]") && lib.visible(each) && lib.exposed(each),
      )
      .slice(0, BUTTONS)
      .map((each) => lib.name(each, 80))
      .filter(Boolean));
  const finite = (value) => (Number.isFinite(value) ? value : null);
  // Whether a film has a sound track; null where its browser has not read so far, or another site's film may not be read.
  const hasSoundTrack = (element) => {
    if (element.webkitAudioDecodedByteCount > 0) return true;
    if (element.readyState < 1) return null;
    try {
      const stream = element.srcObject instanceof MediaStream ? element.srcObject : element.captureStream();
      return stream.getAudioTracks().length > 0;
    } catch {
      return null;
    }
  };
  for (const element of lib.elements()) {
    const tag = lib.tag(element);
    if (found.length >= LIMIT) break;
    if (tag === "iframe" && lib.visible(element)) {
      const url = lib.attribute(element, "src");
      if (PLAYERS.test(url) || /[?&](?:autoplay|autostart|background)=/i.test(url)) {
        found.push({
          ...lib.at(element),
          kind: "player",
          url: lib.text(element.src, 500),
          visible: true,
          in_first_screen: lib.inFirstScreen(element),
        });
      }
      continue;
    }
    if (!(element instanceof HTMLMediaElement)) continue;
    const sources = [...lib.childNodes(element)].some(
      (node) => lib.nodeType(node) === 1 && lib.tag(node) === "source" && lib.attribute(node, "src"),
    );
    found.push({
      ...lib.at(element),
      kind: tag === "audio" ? "audio" : "video",
      has_source: Boolean(lib.attribute(element, "src") || element.currentSrc || element.srcObject || sources),
      autoplay: element.autoplay,
      playing: !element.paused && !element.ended,
      source: lib.text(element.currentSrc || lib.attribute(element, "src"), 500),
      controls: element.controls && lib.visible(element),
      buttons: element.autoplay || !element.paused ? buttons() : [],
      muted: element.muted || element.volume === 0,
      loop: element.loop,
      duration: finite(element.duration),
      endless: element.duration === Infinity,
      has_sound: tag === "audio" ? true : hasSoundTrack(element),
      visible: lib.visible(element),
      in_first_screen: lib.inFirstScreen(element),
    });
  }
  return found;
};
