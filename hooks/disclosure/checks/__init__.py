"""Checks: findings, the table of rules, and one module of rules for each concern."""
