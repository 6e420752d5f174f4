"""Tests of `rabta.assessment`."""
