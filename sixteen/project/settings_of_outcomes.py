"""Settings of what is asked after the end, and of the figures and data sets that leave."""

from sixteen.project.settings_reading import read, read_months

FOLLOW_UP_MONTHS = read_months("SIXTEEN_FOLLOW_UP_MONTHS")
NHS_PROVIDER = read("SIXTEEN_NHS_PROVIDER")
NHS_COMMISSIONER = read("SIXTEEN_NHS_COMMISSIONER")
