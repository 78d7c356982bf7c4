"""A session to a server on loopback and a thread that watches its files, until the keyboard interrupts."""

from __future__ import annotations

import socket
from collections.abc import Callable
from threading import Event, Thread
from types import FrameType

import uvicorn

from factdeck.building.article import preload
from factdeck.messages.reasons import reason_of
from factdeck.preview import CannotServe
from factdeck.preview.app import application
from factdeck.preview.guard import Guard
from factdeck.preview.news import News
from factdeck.preview.session import Session
from factdeck.watching.changes import changes

LOOPBACK = "127.0.0.1"


class _Server(uvicorn.Server):
    """Ends its listeners first, so that it need not wait for them, and tells when it can be asked."""

    def __init__(self, config: uvicorn.Config, news: News, ready: Callable[[], None]):
        super().__init__(config)
        self.news, self.ready = news, ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.news.end()
        super().handle_exit(sig, frame)


def serve(session: Session, port: int, open_browser: bool, say: Callable[[str], None]) -> None:
    """Serves a session's page on this machine until the keyboard interrupts; raises CannotServe."""
    preload()
    listening = _listening(port)
    port = listening.getsockname()[1]
    address = f"http://{LOOPBACK}:{port}/"
    news, stop = News(), Event()

    def ready() -> None:
        say(f"{session.path} is shown at {address} and kept up to date; Ctrl-C ends")
        if open_browser:
            Thread(target=_open, args=(address,), daemon=True).start()

    config = uvicorn.Config(
        Guard(application(session, news), port),
        log_level="critical",
        lifespan="off",
        timeout_graceful_shutdown=2,
    )
    Thread(target=_follow, args=(session, news, stop), daemon=True).start()
    try:
        _Server(config, news, ready).run(sockets=[listening])
    except KeyboardInterrupt:
        pass
    finally:
        stop.set()
        listening.close()


def _listening(port: int) -> socket.socket:
    """A socket on this machine's own address. Raises CannotServe where the port is taken or forbidden."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK, port))
    except OSError as error:
        listening.close()
        raise CannotServe(f"port {port} can't be used: {reason_of(error)}") from None
    return listening


def _follow(session: Session, news: News, stop: Event) -> None:
    for _ in changes([session.watched], stop):
        news.tell(session.refresh())


def _open(address: str) -> None:
    import webbrowser

    webbrowser.open(address)
