"""Questions, readings, opinions and papers on screen."""
