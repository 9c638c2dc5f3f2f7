"""Edits: each turns a plan into another, has a name for people and a JSON form.

The functions of this module make them: ``edits.move_plants("base", ["P03"], 12.5, 0.0).apply(plan)``.
"""

from __future__ import annotations

from siteplanner.core.edits.add_annotations import add_annotations
from siteplanner.core.edits.add_backdrop import add_backdrop
from siteplanner.core.edits.add_features import add_features
from siteplanner.core.edits.add_past_state import add_past_state
from siteplanner.core.edits.add_plants import add_plants
from siteplanner.core.edits.add_scenario import add_scenario
from siteplanner.core.edits.add_waiver import add_waiver
from siteplanner.core.edits.align_features import align_features
from siteplanner.core.edits.archive_scenario import archive_scenario
from siteplanner.core.edits.array_features import array_along_line, array_grid
from siteplanner.core.edits.change_backdrop import change_backdrop
from siteplanner.core.edits.change_note import change_note
from siteplanner.core.edits.change_rules import change_rules
from siteplanner.core.edits.copy_features import copy_features
from siteplanner.core.edits.cut_hole import cut_hole
from siteplanner.core.edits.describe_scenario import describe_scenario
from siteplanner.core.edits.distribute_features import distribute_features
from siteplanner.core.edits.draw_area import draw_area
from siteplanner.core.edits.draw_plant import draw_plant
from siteplanner.core.edits.duplicate_plants import duplicate_plants
from siteplanner.core.edits.edit import Edit, edit_from_json
from siteplanner.core.edits.import_plants import import_plants
from siteplanner.core.edits.keep_rule_pack import keep_rule_pack
from siteplanner.core.edits.log_decision import log_decision
from siteplanner.core.edits.make_parallel import make_parallel
from siteplanner.core.edits.merge_features import merge_features
from siteplanner.core.edits.mirror_features import mirror_features
from siteplanner.core.edits.move_bookmark import move_bookmark
from siteplanner.core.edits.move_features import move_features
from siteplanner.core.edits.move_plants import move_plants
from siteplanner.core.edits.move_scenario import move_scenario
from siteplanner.core.edits.move_sheet import move_sheet
from siteplanner.core.edits.move_slide import move_slide
from siteplanner.core.edits.offset_from_edge import offset_from_edge
from siteplanner.core.edits.place_plants import place_plants
from siteplanner.core.edits.pull_corner import pull_corner
from siteplanner.core.edits.push_edge import push_edge
from siteplanner.core.edits.redraw_features import redraw_features
from siteplanner.core.edits.remove_backdrop import remove_backdrop
from siteplanner.core.edits.remove_bookmark import remove_bookmark
from siteplanner.core.edits.remove_corner import remove_corner
from siteplanner.core.edits.remove_features import remove_features
from siteplanner.core.edits.remove_plants import remove_plants
from siteplanner.core.edits.remove_rule_pack import remove_rule_pack
from siteplanner.core.edits.remove_scenario import remove_scenario
from siteplanner.core.edits.remove_sheet import remove_sheet
from siteplanner.core.edits.remove_slide import remove_slide
from siteplanner.core.edits.remove_theme import remove_theme
from siteplanner.core.edits.remove_waiver import remove_waiver
from siteplanner.core.edits.rename_bookmark import rename_bookmark
from siteplanner.core.edits.rename_feature import rename_feature
from siteplanner.core.edits.rename_plan import rename_plan
from siteplanner.core.edits.rename_scenario import rename_scenario
from siteplanner.core.edits.rename_theme import rename_theme
from siteplanner.core.edits.replace_layer import replace_layer
from siteplanner.core.edits.reshape_features import reshape_features
from siteplanner.core.edits.reshape_plant import reshape_plant
from siteplanner.core.edits.rotate_features import rotate_features
from siteplanner.core.edits.rotate_plants import rotate_plants
from siteplanner.core.edits.save_bookmark import save_bookmark
from siteplanner.core.edits.save_sheet import save_sheet
from siteplanner.core.edits.save_slide import save_slide
from siteplanner.core.edits.save_theme import save_theme
from siteplanner.core.edits.scale_features import scale_features
from siteplanner.core.edits.set_active_scenario import set_active_scenario
from siteplanner.core.edits.set_attributes import set_attributes
from siteplanner.core.edits.set_capacities import set_capacities
from siteplanner.core.edits.set_capacity import set_capacity
from siteplanner.core.edits.set_cells import set_cells
from siteplanner.core.edits.set_edge_kind import set_edge_kind
from siteplanner.core.edits.set_factor import set_factor
from siteplanner.core.edits.set_layer_attributes import set_layer_attributes
from siteplanner.core.edits.set_plan_setting import set_plan_setting
from siteplanner.core.edits.set_rule_override import set_rule_override
from siteplanner.core.edits.set_rule_pack import set_rule_pack
from siteplanner.core.edits.set_score_weights import set_score_weights
from siteplanner.core.edits.set_table import set_table
from siteplanner.core.edits.set_targets import set_targets
from siteplanner.core.edits.set_value import set_value
from siteplanner.core.edits.split_features import split_features
from siteplanner.core.edits.square_up import square_up
from siteplanner.core.edits.stretch_features import stretch_features
from siteplanner.core.edits.take_over_from_parent import take_over_from_parent
from siteplanner.core.edits.together import together
from siteplanner.core.edits.unlink_scenario import unlink_scenario
from siteplanner.core.edits.update_parcels import update_parcels

__all__ = [
    "Edit",
    "add_annotations",
    "add_backdrop",
    "add_features",
    "add_past_state",
    "add_plants",
    "add_scenario",
    "add_waiver",
    "align_features",
    "archive_scenario",
    "array_along_line",
    "array_grid",
    "change_backdrop",
    "change_note",
    "change_rules",
    "copy_features",
    "cut_hole",
    "describe_scenario",
    "distribute_features",
    "draw_area",
    "draw_plant",
    "duplicate_plants",
    "edit_from_json",
    "import_plants",
    "keep_rule_pack",
    "log_decision",
    "make_parallel",
    "merge_features",
    "mirror_features",
    "move_bookmark",
    "move_features",
    "move_plants",
    "move_scenario",
    "move_sheet",
    "move_slide",
    "offset_from_edge",
    "place_plants",
    "pull_corner",
    "push_edge",
    "redraw_features",
    "remove_backdrop",
    "remove_bookmark",
    "remove_corner",
    "remove_features",
    "remove_plants",
    "remove_rule_pack",
    "remove_scenario",
    "remove_sheet",
    "remove_slide",
    "remove_theme",
    "remove_waiver",
    "rename_bookmark",
    "rename_feature",
    "rename_plan",
    "rename_scenario",
    "rename_theme",
    "replace_layer",
    "reshape_features",
    "reshape_plant",
    "rotate_features",
    "rotate_plants",
    "save_bookmark",
    "save_sheet",
    "save_slide",
    "save_theme",
    "scale_features",
    "set_active_scenario",
    "set_attributes",
    "set_capacities",
    "set_capacity",
    "set_cells",
    "set_edge_kind",
    "set_factor",
    "set_layer_attributes",
    "set_plan_setting",
    "set_rule_override",
    "set_rule_pack",
    "set_score_weights",
    "set_table",
    "set_targets",
    "set_value",
    "split_features",
    "square_up",
    "stretch_features",
    "take_over_from_parent",
    "together",
    "unlink_scenario",
    "update_parcels",
]
