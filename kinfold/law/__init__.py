"""Dated rules about time: how long each thing may take, who says so, and how days are counted."""
