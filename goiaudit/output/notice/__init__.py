"""整改通知: a letter for every organ whose reports need mending, from a template of the user's."""
