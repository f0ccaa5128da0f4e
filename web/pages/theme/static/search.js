/** La page de recherche : l’index de Pagefind, et des résultats qui se lisent. */

const root = new URL(document.documentElement.dataset.root, location.href);
const form = document.querySelector("main form");
const state = document.getElementById("etat");
const list = document.getElementById("resultats");
const hint = state.textContent;

const pagefind = await import(new URL("pagefind/pagefind.js", root));
await pagefind.options({ baseUrl: root.pathname, excerptLength: 28 });

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Pagefind raccourcit un mot inconnu jusqu’à en trouver un : on ne garde que les vrais. */
function isRelevant(words) {
  const found = fold(words).match(/[\p{L}\p{N}_]+/gu) ?? [];
  const starts = found.map((word) => word.slice(0, 4));
  return ({ excerpt, sub_results: sections }) =>
    [excerpt, ...sections.map((section) => section.excerpt)]
      .flatMap((text) => text.match(/(?<=<mark>).*?(?=<\/mark>)/g) ?? [])
      .some((mark) => starts.some((start) => fold(mark).includes(start)));
}

/** Un lien et son extrait ; Pagefind rend l’extrait en HTML, mots trouvés en <mark>. */
function entry({ url, title, excerpt }) {
  const item = document.createElement("li");
  const link = Object.assign(document.createElement("a"), {
    href: url,
    textContent: title,
  });
  const text = Object.assign(document.createElement("p"), { innerHTML: excerpt });
  item.append(link, text);
  return item;
}

function page({ url, meta, excerpt, sub_results: sections }) {
  const item = entry({ url, title: meta.title, excerpt });
  const others = sections.filter((section) => section.url !== url).slice(0, 3);
  if (others.length) {
    item.querySelector("p").remove();
    const inner = document.createElement("ul");
    inner.append(...others.map(entry));
    item.append(inner);
  }
  return item;
}

async function search(words) {
  const [, book] = document.title.split(/·(?=[^·]*$)/);
  document.title = `${words ? `« ${words} » ` : "Recherche "}·${book}`;
  if (!words) {
    state.textContent = hint;
    list.replaceChildren();
    return;
  }
  const { results } = await pagefind.search(words);
  const data = await Promise.all(results.map((result) => result.data()));
  const found = data.filter(isRelevant(words));
  list.replaceChildren(...found.map(page));
  const plural = found.length > 1 ? "s" : "";
  state.textContent = found.length
    ? `${found.length} page${plural} trouvée${plural} pour « ${words} ».`
    : `Aucune page ne contient « ${words} ».`;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const words = form.q.value.trim();
  history.pushState(
    null,
    "",
    words ? `?q=${encodeURIComponent(words)}` : location.pathname,
  );
  search(words);
});

function readAddress() {
  form.q.value = new URLSearchParams(location.search).get("q") ?? "";
  search(form.q.value.trim());
}
addEventListener("popstate", readAddress);
readAddress();
