"""The forms of the kin room."""
