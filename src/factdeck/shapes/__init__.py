"""ReportLab's shapes to outlines and ink, for the painters that write a format of their own."""
