"""The Model Context Protocol: the graph as tools for assistants, which only read. docs/mcp.md explains it."""
