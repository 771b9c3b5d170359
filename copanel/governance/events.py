"""What the record says about a panel. Names of panels and organisations are labels; persons have none here."""
