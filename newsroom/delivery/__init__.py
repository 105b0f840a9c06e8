"""One message on its way to one chat: claimed, paced, sent, recorded."""
