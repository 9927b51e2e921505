"""The one place where the portal asks again who somebody is.

Focus, letters and contacts are what a shared phone or an open laptop must not show (design, "The
stack", sign-in).
"""

from sixteen.people.access import recently_proved

__all__ = ["recently_proved"]
