"""What pages show of documents and their texts: posts, static pages, and where these lead to."""
