"""The page: template, style and scripts, read as data by viz.assets."""
