"""What every end point shares: problems, forms of output, caching, limits."""
