"""What the project promises of speed, as ratios measured in one run: `make bench`."""
