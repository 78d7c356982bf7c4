"""The kinds of content that flow: text, tables, drawings, pictures, panels; each knows its height and how it splits."""
