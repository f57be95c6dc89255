"""Building: from a source folder to a published folder, with what is kept from the last time."""
