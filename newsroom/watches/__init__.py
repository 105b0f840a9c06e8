"""What chats follow: alerts as soon as the archive learns something new of it."""
