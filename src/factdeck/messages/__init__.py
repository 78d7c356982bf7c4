"""What is wrong with an article, where it stands and what to do, for people, for programs, and explained."""
