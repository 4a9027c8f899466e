"""A study of the rules on consecutive years and on parent and children, with known truth."""
