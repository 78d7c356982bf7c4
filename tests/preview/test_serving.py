"""The preview as a command: it tells its address, serves there, and ends quietly."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from factdeck.command_line.main import main
from support.samples import CASES, ROOT

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal for Ctrl-C of a child")


@posix_only
def test_it_serves_at_the_address_that_it_tells_and_ends_quietly_on_ctrl_c() -> None:
    command = [sys.executable, "-m", "factdeck", "preview", str(CASES / "town.yaml"), "--no-browser"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        address = re.search(r"http://127\.0\.0\.1:\d+/", server.stdout.readline())
        assert address is not None
        try:
            with urllib.request.urlopen(f"{address[0]}news", timeout=20) as news:
                assert news.readline() == b"data: 0\n"
                server.send_signal(signal.SIGINT)
                assert server.wait(timeout=20) == 0
        finally:
            server.kill()
        assert server.communicate() == ("", "")


def test_a_port_that_is_taken_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        assert main(["preview", str(CASES / "town.yaml"), "--no-browser", "--port", port]) == 2
    assert f"port {port} can't be used: address already in use" in capsys.readouterr().err


def test_an_article_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["preview", str(tmp_path / "none.yaml"), "--no-browser"]) == 2
    assert "there is no such file" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http"])
def test_a_port_is_a_number_that_can_be_one(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["preview", str(CASES / "town.yaml"), f"--port={port}"]) == 2
    assert "is not a port" in capsys.readouterr().err
