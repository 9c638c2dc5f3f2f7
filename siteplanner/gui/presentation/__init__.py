"""What is shown in a meeting: slides on the projector, notes for who presents, time that runs."""
