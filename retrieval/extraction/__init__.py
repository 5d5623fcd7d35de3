"""What minutes, mails, transcripts and plans say in so many words, each find with its span; no model is asked."""
