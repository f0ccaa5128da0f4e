/** Au bas de la fenêtre, ce que fait Python, et de quoi l’arrêter. */

const MEGA = 1e6;
const FRENCH = new Intl.NumberFormat("fr", { maximumFractionDigits: 1 });

/** Une durée, comme on la dit. */
function spoken(seconds) {
  if (seconds < 50) return `${Math.ceil(seconds / 5) * 5} secondes`;
  const minutes = Math.round(seconds / 60) || 1;
  return minutes > 1 ? `${minutes} minutes` : "une minute";
}

export class Bar {
  constructor() {
    this.node = document.createElement("div");
    this.node.className = "python-bar";
    this.node.hidden = true;
    this.node.innerHTML =
      '<p role="status"></p><progress hidden aria-label="Avancement"></progress>' +
      '<label hidden><input type="checkbox" checked> Rejouer d’abord les cellules nécessaires</label>' +
      '<span class="choices"></span>';
    [this.text, this.progress, this.choice, this.choices] = this.node.children;
    document.body.append(this.node);
  }

  /** Faut-il rejouer les cellules dont une autre a besoin ? */
  get replays() {
    return this.choice.querySelector("input").checked;
  }

  offer(choices) {
    this.choices.replaceChildren(
      ...Object.entries(choices).map(([text, onclick]) =>
        Object.assign(document.createElement("button"), {
          type: "button",
          textContent: text,
          onclick,
        }),
      ),
    );
  }

  say(text, { stop } = {}) {
    clearTimeout(this.later);
    this.node.hidden = false;
    this.choice.hidden = true;
    this.progress.hidden = true;
    if (this.text.textContent !== text) this.text.textContent = text;
    this.offer(stop ? { Arrêter: stop } : { Fermer: () => this.hide() });
  }

  load({ done, total }) {
    const [here, all] = [done, total].map((size) => FRENCH.format(size / MEGA));
    this.text.textContent = `Python se charge : ${here} Mo sur ${all}`;
    this.step([done, total]);
  }

  step([done, total]) {
    this.progress.hidden = false;
    this.progress.max = total;
    this.progress.value = done;
  }

  /** Demande s’il faut attendre ; rend vrai si le lecteur le veut bien. */
  ask(seconds, shorten) {
    this.say(`Environ ${spoken(seconds)} dans ce navigateur.`);
    return new Promise((resolve) => {
      const choices = { Exécuter: () => resolve(true), Renoncer: () => resolve(false) };
      if (shorten)
        choices["Abréger : diminuez EPOCHS"] = () => {
          shorten.scrollIntoView({ block: "center" });
          resolve(false);
        };
      this.offer(choices);
    });
  }

  end() {
    this.say("Terminé.");
    this.later = setTimeout(() => this.hide(), 2500);
  }

  stopped() {
    this.say("Arrêté. Les valeurs calculées sont perdues.");
    this.choice.hidden = false;
  }

  hide() {
    this.node.hidden = true;
  }
}
