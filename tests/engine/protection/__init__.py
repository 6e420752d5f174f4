"""Tests of `rabta.protection`."""
