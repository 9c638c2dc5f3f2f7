from __future__ import annotations

import pytest

from siteplanner.core import edits
from siteplanner.core.errors import EditError
from tests.edit_sequences import start


def test_rows_of_the_base_map_take_the_values() -> None:
    before = start()
    values = {"power_quota_kw": "5000", "products": "anode_graphite"}
    after = edits.set_layer_attributes("zones", ["Z1"], values).apply(before)
    assert after.site.zones.loc["Z1", "power_quota_kw"] == 5000.0
    assert before.site.zones["power_quota_kw"].isna().all()
    assert after.site.parcels is before.site.parcels


def test_a_missing_row_a_wrong_column_or_value_is_refused() -> None:
    with pytest.raises(EditError, match="no row “L9”"):
        edits.set_layer_attributes("parcels", ["L1", "L9"], {"name": "x"}).apply(start())
    with pytest.raises(EditError, match="no column “power_kw”"):
        edits.set_layer_attributes("parcels", "L1", {"power_kw": 1})
    with pytest.raises(EditError, match="Use one of: available"):
        edits.set_layer_attributes("parcels", "L1", {"status": "free"})
    with pytest.raises(EditError, match="No row is named"):
        edits.set_layer_attributes("parcels", [], {"name": "x"})
    with pytest.raises(EditError, match="no layer “plants”"):
        edits.set_layer_attributes("plants", ["P01"], {"name": "x"})
