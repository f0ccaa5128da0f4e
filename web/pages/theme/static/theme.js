/** Le thème, à trois états : celui du système, clair, sombre. */

const root = document.documentElement;
const choice = document.getElementById("themes");
document.querySelector("button.theme").classList.add("ready");

for (const radio of choice.querySelectorAll("input"))
  radio.checked = radio.value === (root.dataset.theme ?? "");

choice.addEventListener("change", ({ target: { value } }) => {
  if (value) root.dataset.theme = value;
  else delete root.dataset.theme;
  try {
    if (value) localStorage.theme = value;
    else localStorage.removeItem("theme");
  } catch {
    // Le stockage est interdit : le choix vaut pour cette page seulement.
  }
});
