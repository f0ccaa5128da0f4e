"""Les pages du site construit, ouvertes dans un navigateur."""

import pytest

from tests.site.conftest import SITE

PAGES = sorted(p.relative_to(SITE).as_posix() for p in SITE.rglob("*.html"))
READ = [page for page in PAGES if page != "index.html"]
# Une page de chaque sorte ; les chapitres se ressemblent.
KINDS = [
    "404.html",
    "recherche.html",
    "book/index.html",
    "book/3-descente-de-gradient.html",
    "book/annexes/glossaire.html",
]
WIDTHS = (360, 768, 1024, 1366, 1920)


@pytest.fixture
def visit(browser, site):
    """Ouvre une page, et toutes ses images si elle est ``whole``.

    Le rapport dit tout ce qui ne s’est pas bien passé.
    """
    context = browser.new_context(reduced_motion="reduce")

    def visit(path, width=1280, theme="light", whole=False):
        page, report = context.new_page(), []
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme)

        def request(request):
            if not request.url.startswith((site, "data:", "blob:")):
                report.append(f"requête vers {request.url}")

        def response(response):
            if response.status >= 400:
                report.append(f"{response.status} : {response.url}")

        def console(message):
            if message.type in ("error", "warning"):
                report.append(f"console : {message.text}")

        page.on("request", request)
        page.on("response", response)
        page.on("console", console)
        page.on("pageerror", lambda error: report.append(f"erreur : {error}"))
        page.goto(site + path)
        if whole:
            page.evaluate(
                "() => { for (const image of document.images) image.loading = 'eager' }"
            )
            page.wait_for_load_state("networkidle")
            page.wait_for_function("[...document.images].every((i) => i.complete)")
        return page, report

    yield visit
    context.close()
