"""How names become ids."""
