"""The pages of the kin room."""
