"""The figures: data sets, their rows and charts, two places and what is known between them.

* :data:`~comity.web.rooms.figures.indicators.INDICATORS` can be drawn on a map.
* :func:`~comity.web.rooms.figures.data.the_store` holds the data sets of the site.
"""
