"""The names that the command line offers; without ibis, which takes a second to load."""

ENGINES = ("duckdb", "spark")
PERIODS = ("month", "quarter", "year")
PLAIN = ("age_band", "gender", "ethnicity", "deprivation", "source", "provider", "end_code")
FIELDS = (*PERIODS, "problem", *PLAIN, "therapy", "therapist")
# Never leaves the service, and is never a league table: for supervision.
FOR_SUPERVISION = frozenset({"therapist"})
