"""What the supplier's systems export: one file a system."""
