"""A small shop, once well made and once with the common faults, to try the audit on."""
