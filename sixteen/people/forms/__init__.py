from sixteen.people.forms.plain import PlainForm

__all__ = ["PlainForm"]
