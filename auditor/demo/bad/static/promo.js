// The banner that comes late and pushes everything down.
var promo = document.createElement("div");
promo.className = "promo";
promo.innerHTML = "<b>SOLDES</b>Jusqu'à -50 % cette semaine";
document.body.insertBefore(promo, document.body.firstChild);
