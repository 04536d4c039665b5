"""Pictures read and converted with Pillow."""
