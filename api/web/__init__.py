"""The web page: server-rendered views of answers, nodes, documents; every view is an address."""
