from sixteen.people.forms.plain import PlainForm, sent_over

__all__ = ["PlainForm", "sent_over"]
