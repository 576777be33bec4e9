"""Tests of the law room. No database, no clock."""
