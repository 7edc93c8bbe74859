"""The same batch on the machines of a Dask cluster: documents out, results back, into the same ledger and output."""
