"""Contributions that other countries might send, made up for the tests."""
