"""The archive's schema, step by step: `upgrade()` brings an archive to the newest."""
