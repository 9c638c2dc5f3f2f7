"""A plan as KML for Google Earth and the like: to be looked at, never to be measured."""
