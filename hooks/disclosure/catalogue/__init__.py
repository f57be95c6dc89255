"""The catalogue: records ordered, related and grouped into listings."""
