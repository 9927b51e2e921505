"""Tables that other people's software brings, and why they are here. Every one has its line."""

DJANGO = {
    "account.EmailAddress": "django-allauth's; stays empty: addresses are sealed in people.Account",
    "account.EmailConfirmation": "django-allauth's; stays empty: no address is confirmed by mail",
    "auth.Group": "Django's; two names that Wagtail's migrations add; nobody is in one",
    "auth.Group_permissions": "Django's; as auth.Group",
    "auth.Permission": "Django's; filled by `migrate`, names of models only, nobody holds one",
    "contenttypes.ContentType": "Django's; filled by `migrate`, names of models only",
    "mfa.Authenticator": "django-allauth's; sealed: an app's secret, a passkey's name; public keys",
    "sessions.Session": "Django's; personal: a session's contents, sealed with the master key",
}
WAGTAIL = {
    "the public pages: no client and nothing about one": """
        taggit.Tag taggit.TaggedItem wagtailcore.Collection wagtailcore.Locale wagtailcore.Page
        wagtailcore.ReferenceIndex wagtailcore.Site wagtailcore.UploadedFile wagtailimages.Image
        wagtailimages.Rendition wagtailredirects.Redirect wagtailsearch.IndexEntry
        wagtailsearch.SQLiteFTSIndexEntry""",
    "which member of staff edited which page, and how they like the editor": """
        wagtailadmin.EditingSession wagtailadmin.FormState wagtailcore.ModelLogEntry
        wagtailcore.PageLogEntry wagtailcore.Revision wagtailusers.UserProfile""",
    "stays empty: no documents, workflows, comments, groups, tokens or restrictions are used": """
        wagtailadmin.Admin wagtailcore.APIToken wagtailcore.CollectionViewRestriction
        wagtailcore.CollectionViewRestriction_groups wagtailcore.Comment wagtailcore.CommentReply
        wagtailcore.GroupApprovalTask wagtailcore.GroupApprovalTask_groups
        wagtailcore.GroupCollectionPermission wagtailcore.GroupPagePermission
        wagtailcore.GroupSitePermission wagtailcore.PageSubscription
        wagtailcore.PageViewRestriction wagtailcore.PageViewRestriction_groups wagtailcore.Task
        wagtailcore.TaskState wagtailcore.Workflow wagtailcore.WorkflowContentType
        wagtailcore.WorkflowPage wagtailcore.WorkflowState wagtailcore.WorkflowTask
        wagtaildocs.Document""",
}
THIRD_PARTY = DJANGO | {
    name: f"Wagtail's; {why}" for why, names in WAGTAIL.items() for name in names.split()
}
