"""An encyclopedia's dump, wikitext, Markdown, a web page, a Word document or an OpenDocument text to the YAML of an article."""

from factdeck.importing.convert import Given, Imported, import_document, import_text, is_document
from factdeck.importing.kinds import NotImportable
from factdeck.importing.leftovers import Leftover

__all__ = ["Given", "Imported", "Leftover", "NotImportable", "import_document", "import_text", "is_document"]
