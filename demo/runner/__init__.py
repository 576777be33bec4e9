"""Plays families written as data (`demo/schema.json`) by calling the product's actions, and checks what they expect."""
