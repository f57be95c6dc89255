"""Import: an old system's export turned into a source folder, nothing lost and nothing silent."""
