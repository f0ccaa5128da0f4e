"""Les tests de propriétés tirent toujours les mêmes exemples, sans limite de durée."""

from hypothesis import configuration, settings

configuration.set_hypothesis_home_dir("_build/.hypothesis")
settings.register_profile("livre", deadline=None, derandomize=True)
settings.load_profile("livre")
