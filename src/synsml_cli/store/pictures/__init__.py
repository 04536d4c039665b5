"""Read and convert pictures with Pillow."""
