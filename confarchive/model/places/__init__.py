"""Countries and towns."""
