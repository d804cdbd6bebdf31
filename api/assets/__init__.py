"""Files that pages load, with version, licence and checksum in `MANIFEST.json`; nothing is loaded from elsewhere."""
