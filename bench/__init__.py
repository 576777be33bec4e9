"""Benchmarks: what the busy pages cost, as ratios inside one run. Stands outside the house and may call anything."""
