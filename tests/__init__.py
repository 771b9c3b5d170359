"""Tests that span rooms. What one room promises is tested in that room."""
