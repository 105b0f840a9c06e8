"""One article: parsed -> read -> stored. The pipeline in one function."""
