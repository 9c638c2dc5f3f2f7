"""The bureau pack: one dated folder with everything a land bureau asks for, each file proved before it stands."""
