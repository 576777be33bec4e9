"""The pages of the directory room: looking and asking (for anybody), answering (for duty and the advice line)."""
