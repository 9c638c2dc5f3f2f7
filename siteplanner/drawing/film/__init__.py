"""The phases of a scenario as moving pictures: frames, drawn one after the other."""
