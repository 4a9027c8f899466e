"""A Document turned into a Report without claims: tables, sections, identity, dates."""
