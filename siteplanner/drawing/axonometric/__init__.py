"""A scene of ``core.axonometric`` as a still picture, and the colours that the window paints it in too."""
