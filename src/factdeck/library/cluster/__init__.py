"""Articles to their outputs on a cluster of Dask: batches go out in waves, and come back whole or are tried again."""
