"""The rules of sharing a directory as Open Referral UK 3.0. Pure: no Django, no database, no clock."""
