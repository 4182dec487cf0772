"""Reading: from a document to the claims that people make in it."""

from causerie.reading.startup import leave_command_line

leave_command_line()
