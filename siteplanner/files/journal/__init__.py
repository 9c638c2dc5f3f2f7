"""The journal of a plan that is open: every change as a line on disk, so that a crash loses none of them."""
