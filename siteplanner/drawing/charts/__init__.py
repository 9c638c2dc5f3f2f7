"""Charts of the figures, one a file. Each is drawn on a :class:`~siteplanner.drawing.charts.chart_paper.ChartPaper`."""
