"""An OpenDocument text, as LibreOffice writes it, to a draft of an article."""

from factdeck.importing.opendocument.document import read_opendocument

__all__ = ["read_opendocument"]
