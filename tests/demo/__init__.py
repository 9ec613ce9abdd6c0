"""What `make demo` runs. Nothing here is part of the product."""
