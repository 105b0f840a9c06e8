delivery-muted = I am not allowed to write in the group “{ $title }”, so its digests have stopped. Let me send messages and write any command there: the digests will come again.
