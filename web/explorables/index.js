/** Charge chaque figure à manipuler quand on s’en approche. */

const AHEAD = "400px";

const nearby = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      nearby.unobserve(target);
      import(`./figures/${target.localName.replace("explorable-", "")}.js`);
    }
  },
  { rootMargin: AHEAD },
);

for (const figure of document.querySelectorAll(".explorable")) {
  nearby.observe(figure);
}
