"""References in SVG: links and images.

They are written as of SVG 1.1. In SVG the property ``href`` can only be read, and Material's instant navigation, which
sets it for every attribute of that name, ends with an error. Links say that they are links: checkers of pages know them
by ``href`` alone.
"""

HREF = "xlink:href"
LINK = f'role="link" {HREF}'
NAMESPACE = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
"""For the element ``svg``. HTML does not need it, XML does."""
