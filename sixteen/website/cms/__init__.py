"""The editor of the public pages: Wagtail, under one rule of ours."""
