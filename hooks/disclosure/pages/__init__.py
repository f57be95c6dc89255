"""Pages: from records and listings to HTML, through templates that own all markup."""
