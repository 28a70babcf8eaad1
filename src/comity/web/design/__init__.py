"""The look of the site: tokens, type scale, and the parts that pages are made of."""
