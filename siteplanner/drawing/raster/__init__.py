"""The kernels of the rasteriser, compiled by numba. Import nothing from here but through ``drawing.rasteriser``."""
