"""Views and measures of networks."""
