"""What other tasks build on: an opened project, exports, undo."""
