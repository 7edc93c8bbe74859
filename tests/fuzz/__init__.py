"""Fuzzing: bytes → a structured input for one stage → a finding if the stage breaks its promise."""
