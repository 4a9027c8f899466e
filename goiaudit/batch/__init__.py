"""Many files: discovery and worker processes."""
