// What marks an element as a carousel: its role description, and the names that libraries and authors give them.
/** @param {Library} lib */
(lib) => {
  const NAMES =
    /(?:^|[-_])(?:carr?ousel|slider|slideshow|diaporama|swiper|slick|splide|flickity|glide|owl|flexslider|bxslider|embla|keen|tns|marquee|ticker|rotator|karussell|carrusel)(?:[-_]|$)/i;
  const HINT =
    /carr?ousel|slide|diapo|swiper|slick|flickity|glide|owl|bxsl|embla|keen|tns|marquee|ticker|rotator|karussell|carrusel|splide/i;
  const ROLES = /carr?ousel|karussell|carrusel|carosello|slide ?show|slider|diaporama/i;
  const TAGS = new Set([
    "marquee",
    "swiper-container",
    "amp-carousel",
    "amp-base-carousel",
    "slideshow-component",
    "slider-component",
  ]);
  const ATTRIBUTES =
    "[data-ride],[data-bs-ride],[data-slick],[data-flickity],[data-splide],[data-swiper],[data-glide-el],[uk-slider],[uk-slideshow]";
  return {
    isNamedCarousel: (element) => {
      const tag = lib.tag(element);
      const names = `${lib.attribute(element, "class")} ${lib.id(element)}`;
      if (tag === "input" || tag === "button" || tag === "a" || lib.attribute(element, "role") === "slider")
        return false;
      if (TAGS.has(tag) || ROLES.test(lib.attribute(element, "aria-roledescription"))) return true;
      if (lib.matches(element, ATTRIBUTES)) return true;
      return (
        HINT.test(names) && names.split(/\s+/).some((name) => NAMES.test(name.replace(/([a-z])([A-Z])/g, "$1-$2")))
      );
    },
  };
};
