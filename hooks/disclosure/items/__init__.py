"""Items: front matter, vocabularies and the validated records made from them."""
