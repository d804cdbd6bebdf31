"""What loaders share: money, dates, lists, names and figures in text, each usable alone."""
