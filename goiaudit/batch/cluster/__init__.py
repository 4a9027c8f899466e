"""The same run on a cluster: Dask's scheduler and workers instead of processes of this machine."""
