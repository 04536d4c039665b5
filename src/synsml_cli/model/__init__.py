"""Pure data and its rules; opens no file, reads no clock, prints nothing."""
