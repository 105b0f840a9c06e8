"""Places as a text names them."""
