"""Questionnaires as data, and the one scorer that scores them all."""
