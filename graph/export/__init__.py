"""What leaves the graph: exports in the formats that other tools read."""
