"""What several tests share: sample articles, a scene as text."""
