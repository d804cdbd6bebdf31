"""The end points, a router a subject. An end point reads its request, asks `queries`, and gives a result; it holds no Cypher."""
