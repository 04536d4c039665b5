"""Pure data and the rules about it; opens no file, reads no clock, prints nothing."""
