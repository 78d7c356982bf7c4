"""A dated sentence to the clause that says what happened then."""

from factdeck.importing.telling import english
from factdeck.importing.telling.told import Told, told_at

__all__ = ["Told", "english", "told_at"]
