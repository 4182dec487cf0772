"""Map -> SVG, and what is drawn or said in words shared by the terminal, the page and the pictures."""
