"""Requests to this machine's own page only: what comes by another name, or wants to change something, is refused.

A foreign site may let its name lead to 127.0.0.1 (DNS rebinding); the browser then still sends that name as Host,
which is refused with status 421 (RFC 9110, 15.5.20).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.responses import PlainTextResponse
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

METHODS = ("GET", "HEAD")
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Guard:
    """An ASGI application around another, which serves at a port of this machine."""

    def __init__(self, app: ASGIApp, port: int):
        self.app = app
        self.hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
                message = {**message, "headers": [*message["headers"], *own]}
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self.app)(scope, receive, send_guarded)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        from starlette.responses import PlainTextResponse

        headers = dict(scope["headers"])
        hosts = [value for name, value in scope["headers"] if name == b"host"]
        origin = headers.get(b"origin", b"").decode("latin-1")
        if len(hosts) != 1 or hosts[0].decode("latin-1").lower() not in self.hosts:
            return PlainTextResponse("This page answers to this machine's own name only.\n", 421)
        if origin and origin not in {f"http://{host}" for host in self.hosts}:
            return PlainTextResponse("This page is not for other sites.\n", 403)
        if scope["method"] not in METHODS:
            return PlainTextResponse("This page can only be read.\n", 405, {"Allow": ", ".join(METHODS)})
        return None
