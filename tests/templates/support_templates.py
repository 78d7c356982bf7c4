"""Templates that others have drawn, and ones with something wrong, for the tests of building on a template."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pptx
import pytest

from powerpoint.support_decks import converted

PYTHON_PPTX = Path(pptx.__file__).parent / "templates" / "default.pptx"
PANDOC_FOLDERS = (Path("/usr/share/pandoc/data/pptx"), Path("/usr/local/share/pandoc/data/pptx"))
OFFICE_FOLDERS = (
    Path("/usr/lib/libreoffice/share/template/common/presnt"),
    Path("/opt/libreoffice/share/template/common/presnt"),
    Path("/Applications/LibreOffice.app/Contents/Resources/template/common/presnt"),
)


def pandoc_reference(folder: Path) -> Path:
    """pandoc's reference.pptx; the test is skipped where pandoc is not to be had."""
    reference = folder / "reference.pptx"
    for source in PANDOC_FOLDERS:
        if source.is_dir():
            with zipfile.ZipFile(reference, "w") as archive:
                for file in sorted(source.rglob("*")):
                    if file.is_file():
                        archive.write(file, file.relative_to(source).as_posix())
            return reference
    reference.write_bytes(_printed_by_pandoc())
    return reference


def _printed_by_pandoc() -> bytes:
    import subprocess

    tool = shutil.which("pandoc") or _packaged_pandoc()
    if not tool:
        pytest.skip("pandoc is not installed")
    command = [tool, "-o", "-", "--print-default-data-file", "reference.pptx"]
    return subprocess.run(command, capture_output=True, check=True).stdout


def _packaged_pandoc() -> str:
    try:
        import pypandoc  # type: ignore[import-not-found]

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError):
        return ""


def libreoffice_template(name: str) -> Callable[[Path], Path]:
    def template(folder: Path) -> Path:
        for source in OFFICE_FOLDERS:
            if (source / f"{name}.otp").is_file():
                return converted(source / f"{name}.otp", "pptx", folder)
        pytest.skip("LibreOffice's own templates are not installed")

    return template


def python_pptx_default(folder: Path) -> Path:
    return PYTHON_PPTX


FOREIGN: dict[str, Callable[[Path], Path]] = {
    "python-pptx": python_pptx_default,
    "pandoc": pandoc_reference,
    "LibreOffice Metropolis": libreoffice_template("Metropolis"),
    "LibreOffice DNA": libreoffice_template("DNA"),
}


def changed(source: bytes, change: Callable[[str, bytes], bytes | None], **added: bytes) -> bytes:
    """A package with each part as ``change`` gives it back (None leaves it out), and with further parts."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(source)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name, data in [*_parts(old), *added.items()]:
            new_data = change(name, data)
            if new_data is not None:
                new.writestr(name, new_data)
    return target.getvalue()


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    return ((name, archive.read(name)) for name in archive.namelist())
