"""DXF, the exchange format of CAD: drawings into maps, plans into drawings."""
