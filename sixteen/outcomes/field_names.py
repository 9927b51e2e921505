"""The names that the command line offers; without ibis, which takes a second to load."""

ENGINES = ("duckdb", "spark")
PERIODS = ("month", "quarter", "year")
PLAIN = ("age_band", "gender", "ethnicity", "deprivation", "source", "provider", "end_code")
FIELDS = (*PERIODS, "problem", *PLAIN, "therapy", "therapist")
# Other words that are used for them.
ALSO_CALLED = {"age": "age_band", "referral_source": "source"}
# Never leaves the service, and is never a league table: for supervision.
FOR_SUPERVISION = frozenset({"therapist"})
