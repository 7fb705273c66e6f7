"""Many pages at once: streams over processes."""
