/** Ce que toutes les figures à manipuler ont en commun. */

import * as address from "./address.js";
import { box, html } from "./elements.js";

const STYLES = new URL("explorable.css", import.meta.url);
const PAUSE = 700;
const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** La feuille de style, dont on attend l’arrivée. */
function stylesheet(root) {
  const link = html("link", { rel: "stylesheet", href: STYLES });
  const loaded = new Promise((resolve) => {
    link.onload = link.onerror = resolve;
  });
  root.append(link);
  return loaded;
}

/**
 * Une figure à manipuler. Une sous-classe dit :
 * - `build(data)` : rend les éléments de la figure ;
 * - `restore(saved)` : lit l’état dans ce que dit l’adresse ;
 * - `saved()` : l’état à écrire dans l’adresse ;
 * - `draw()` : montre l’état ;
 * - `sentence()` : ce qu’un lecteur d’écran en dit ;
 * - `readings()`, si un exercice la suit : les nombres de l’état, par nom.
 */
export class Explorable extends HTMLElement {
  async connectedCallback() {
    if (this.shadowRoot) return;
    const response = await fetch(this.dataset.source);
    if (!response.ok) return;
    const data = await response.json();
    const root = this.attachShadow({ mode: "open" });
    const styled = stylesheet(root);
    this.region = html("p", { class: "spoken", "aria-live": "polite" });
    const content = this.build(data);
    this.restore({});
    this.origin = this.saved();
    this.restore(address.read(this.name));
    await styled;
    this.app = box("app", ...content, this.region);
    root.append(this.app, html("slot"));
    this.draw();
    this.watch();
    this.setAttribute("ready", "");
  }

  get name() {
    return this.localName.replace("explorable-", "");
  }

  /** Redessine quand changent la taille ou le thème, et sait si on la voit. */
  watch() {
    new ResizeObserver(() => this.draw()).observe(this);
    new ResizeObserver(() => this.reserve()).observe(this.app);
    const restyle = () => {
      this.colors = null;
      this.draw();
    };
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", restyle);
    const theme = { attributes: true, attributeFilter: ["data-theme"] };
    new MutationObserver(restyle).observe(document.documentElement, theme);
    new IntersectionObserver(([entry]) => {
      this.onScreen = entry.isIntersecting;
      this.tick();
    }).observe(this);
    document.addEventListener("visibilitychange", () => this.tick());
  }

  /** Dit à la page sa hauteur : elle ne se refait pas quand un mot change dedans. */
  reserve() {
    this.style.removeProperty("--height");
    this.style.setProperty("--height", `${this.app.offsetHeight}px`);
  }

  /** Montre l’état après un geste, l’écrit dans l’adresse, et le dit. */
  changed() {
    this.draw();
    this.announce();
    address.write(
      this.name,
      () => this.saved(),
      this.origin,
      this.closest("figure").id,
    );
    this.speak();
  }

  /** Annonce à la page les nombres de l’état. */
  announce() {
    const detail = this.readings?.();
    if (!detail) return;
    const options = { bubbles: true, detail };
    this.dispatchEvent(new CustomEvent("explorable:readings", options));
  }

  /** Dit l’état, une fois le geste fini. */
  speak() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.region.textContent = this.sentence();
    }, PAUSE);
  }

  get playing() {
    return Boolean(this.frame);
  }

  /**
   * Appelle `frame` à chaque image, tant qu’elle rend vrai et que la figure est
   * visible. Qui a demandé moins de mouvement voit d’un coup le résultat.
   */
  play(frame) {
    if (calm.matches) {
      while (frame());
      this.changed();
      return;
    }
    this.frame = frame;
    this.draw();
    this.tick();
  }

  stop() {
    this.frame = null;
    cancelAnimationFrame(this.request);
  }

  pause() {
    this.stop();
    this.changed();
  }

  tick() {
    cancelAnimationFrame(this.request);
    if (!this.frame || !this.onScreen || document.hidden) return;
    this.request = requestAnimationFrame(() => {
      if (!this.frame()) return this.pause();
      this.draw();
      this.announce();
      this.tick();
    });
  }
}
