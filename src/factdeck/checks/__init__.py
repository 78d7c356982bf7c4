"""An article and its scenes to what can't be shown of them."""
