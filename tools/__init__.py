"""What the project makes for itself: nothing here is part of the installed package."""
