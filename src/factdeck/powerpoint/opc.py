"""python-pptx's names of parts, relationships and content types (ISO/IEC 29500-2), without the rest of it."""

from __future__ import annotations

from factdeck.lean import without_the_rest

with without_the_rest("pptx"):
    from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from pptx.opc.packuri import PackURI
    from pptx.opc.spec import default_content_types

__all__ = ["CONTENT_TYPE", "RELATIONSHIP_TYPE", "PackURI", "default_content_types"]
