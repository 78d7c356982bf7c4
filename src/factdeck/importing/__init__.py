"""An encyclopedia's dump, wikitext or Markdown to the YAML of an article."""

from factdeck.importing.convert import Given, Imported, import_text
from factdeck.importing.kinds import NotImportable
from factdeck.importing.leftovers import Leftover

__all__ = ["Given", "Imported", "Leftover", "NotImportable", "import_text"]
