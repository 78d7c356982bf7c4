"""Addresses to what is served there: the page, its documents, their bitmaps and fonts, and word of each change."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from factdeck.messages.for_programs import as_objects
from factdeck.preview.news import News
from factdeck.preview.session import Document, Session, choices

PAGE = Path(__file__).parent / "page"
OWN = {
    "": ("page.html", "text/html"),
    "page.css": ("page.css", "text/css"),
    "icon.svg": ("icon.svg", "image/svg+xml"),
}
SCRIPTS = ("page.js", "documents.js", "elements.js", "places.js", "problems.js", "search.js")
FRESH = {"Cache-Control": "no-store"}
FOR_GOOD = {"Cache-Control": "private, max-age=31536000, immutable"}
"""For addresses that change with their content."""


def application(session: Session, news: News) -> Starlette:
    """The page's server, as an ASGI application."""
    served = {**OWN, **{name: (name, "text/javascript") for name in SCRIPTS}}
    own = [Route(f"/{name}", _own(*file), methods=["GET"]) for name, file in served.items()]
    server = _Server(session, news)
    return Starlette(
        routes=[
            *own,
            Route("/choices", server.choices, methods=["GET"]),
            Route("/document", server.document, methods=["GET"]),
            Route("/source", server.source, methods=["GET"]),
            Route("/news", server.changes, methods=["GET"]),
            Route("/files/{name}", server.file, methods=["GET"]),
        ]
    )


def _own(name: str, mime: str) -> Callable[[Request], Awaitable[Response]]:
    """One of the page's own files, as it is."""

    async def serve(_request: Request) -> Response:
        return FileResponse(PAGE / name, media_type=mime, headers=FRESH)

    return serve


class _Server:
    def __init__(self, session: Session, news: News):
        self.session, self.news = session, news

    async def choices(self, request: Request) -> Response:
        layouts, themes = await run_in_threadpool(choices)
        choice = {
            "article": str(self.session.path),
            "name": self.session.path.name,
            "layouts": [
                {"name": each.name, "output": each.output, "description": each.description}
                for each in layouts
            ],
            "themes": themes,
            "shown": self.session.layouts,
            "theme": self.session.theme,
        }
        return JSONResponse(choice, headers=FRESH)

    async def document(self, request: Request) -> Response:
        """What a layout makes of the article, as JSON; ``layout`` and ``theme`` are names, not files."""
        asked = request.query_params
        layout, theme = asked.get("layout", ""), asked.get("theme", "")
        if not await run_in_threadpool(self._known, layout, theme):
            return PlainTextResponse("There is no such layout or theme.\n", 404, FRESH)
        revision, document = await run_in_threadpool(self.session.document, layout, theme)
        return JSONResponse(_answer(revision, document), headers=FRESH)

    def _known(self, layout: str, theme: str) -> bool:
        """Whether the names are at hand, or stand on the command line."""
        layouts, themes = choices()
        names = {each.name for each in layouts} | set(self.session.layouts)
        return layout in names and theme in {"", self.session.theme, *themes}

    async def source(self, request: Request) -> Response:
        return JSONResponse(await run_in_threadpool(self.session.source_lines), headers=FRESH)

    async def changes(self, request: Request) -> Response:
        """Server-sent events (HTML standard, 9.2): each revision's number, the one at hand first."""

        async def events() -> AsyncIterator[str]:
            async for revision in self.news.heard(self.session.revision):
                yield f"data: {revision}\n\n" if revision is not None else ": still here\n\n"

        return StreamingResponse(events(), media_type="text/event-stream", headers=FRESH)

    async def file(self, request: Request) -> Response:
        name = request.path_params["name"]
        bitmap, font = self.session.bitmaps.get(name), self.session.fonts.get(name)
        if bitmap is not None:
            return Response(bitmap.data, media_type=bitmap.mime, headers=FOR_GOOD)
        if font is not None:
            return FileResponse(font, media_type="font/ttf", headers=FOR_GOOD)
        return PlainTextResponse("There is no such file.\n", 404, FRESH)


def _answer(revision: int, document: Document) -> dict[str, Any]:
    problems = as_objects(document.problems)
    places = {page.at.rpartition(":")[0] for page in document.pages}
    names = {*places, *(str(problem["file"]) for problem in problems if "file" in problem)} - {""}
    return {
        "revision": revision,
        "layout": document.layout,
        "output": document.output,
        "unit": document.unit,
        "lang": document.lang,
        "current": document.current,
        "onTemplate": document.on_template,
        "faces": [{"family": family, "file": file} for family, file in document.faces.items()],
        "pages": [
            {"key": each.key, "title": each.title, "svg": each.svg, "notes": each.notes, "at": each.at}
            for each in document.pages
        ],
        "problems": problems,
        "editors": {name: editor_address(Path(name)) for name in sorted(names)},
    }


def editor_address(path: Path) -> str:
    """Where Visual Studio Code opens a file; a line is added behind a colon."""
    return f"vscode://file{quote('/' + path.resolve().as_posix().lstrip('/'), safe='/:')}"
