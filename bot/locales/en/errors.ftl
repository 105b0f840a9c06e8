error-internal = I couldn't answer: the mistake is ours and is written down. Please try again.
error-stale = This button is out of date. Please ask again.
error-not-yours = These buttons are for the person who asked. Ask yourself: /who or /timeline
error-too-fast = Too fast for me: I can answer the next one in { $seconds } s.
