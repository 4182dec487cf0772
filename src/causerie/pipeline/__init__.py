"""Where the stages meet the store: one function for each thing that a user can do.

Nothing else imports both. The parts are imported by name (`causerie.pipeline.viewing`), so that a
command that only looks at a workspace does not pay for the parser.
"""
