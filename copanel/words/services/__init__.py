"""Everything that can be done to words, one function each. The rooms above call these and nothing else."""

from copanel.words.services.entering import confirm, enter, move_place

__all__ = ["confirm", "enter", "move_place"]
