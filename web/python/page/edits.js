/** Ce que le lecteur a écrit dans les cellules de la page, gardé dans son navigateur. */

const KEY = `livre:code:${location.pathname.split("/").slice(-2).join("/")}`;

function kept() {
  try {
    return JSON.parse(localStorage[KEY]);
  } catch {
    return {};
  }
}

/** Le code de chaque cellule changée, par rang. */
export const edits = kept();
export const forget = document.querySelector(".forget");
const any = () => Object.keys(edits).length > 0;
forget.hidden = !any();

/** Garde le code d’une cellule ; sans lui, l’oublie. */
export function keep(rank, code) {
  if (code === undefined) delete edits[rank];
  else edits[rank] = code;
  try {
    if (any()) localStorage[KEY] = JSON.stringify(edits);
    else localStorage.removeItem(KEY);
  } catch {}
  forget.hidden = !any();
}
