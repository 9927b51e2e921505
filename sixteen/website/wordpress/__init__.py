"""Bringing over a site from WordPress, from the file that its own exporter writes."""
