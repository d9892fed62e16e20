"""What a build writes: the bodies and heads of pages, and the files beside them."""
