"""The search index: sharded lunr, cut and packed for a static host (see FORMAT.md)."""
