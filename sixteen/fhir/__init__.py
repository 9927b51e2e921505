"""A record as FHIR: R4B models, and of them only what R4 has too."""
